import { formatDate } from '@/lib/format/date';
import { formatList } from '@/lib/format/list';
import type { MeetingPage } from '@/lib/issues/meeting-queries';
import {
  actionStanding,
  followUpTitle,
  meetingName,
  minutesSources,
  minutesStanding,
  PARTICIPANTS_WORDS,
} from '@/lib/issues/meeting-words';
import type { IsoDate } from '@/lib/month';

type Props = { meeting: MeetingPage; today: IsoDate };

/** The minutes to read or to print, as the Word file has them. */
export function Minutes({ meeting, today }: Props) {
  const { heldOn, organisations, state, summary, points, followUp } = meeting;
  const held = state === 'HELD';
  const actions = points.flatMap((point) => point.actions);
  return (
    <article className="vs-minutes">
      <h1>{meetingName(meeting)}</h1>
      {state === 'PLANNED' && <p className="vs-mention">Projet{'\u00A0'}: ce comité n’est pas clos.</p>}
      <dl className="vs-facts">
        <div>
          <dt>Date</dt>
          <dd>{formatDate(heldOn)}</dd>
        </div>
        <div>
          <dt>{PARTICIPANTS_WORDS[state]}</dt>
          <dd>{formatList(organisations)}</dd>
        </div>
      </dl>
      {summary && (
        <>
          <h2>Synthèse</h2>
          <p className="vs-minutes__text">{summary}</p>
        </>
      )}
      {followUp && (
        <>
          <h2>{followUpTitle(followUp.heldOn)}</h2>
          <ul>
            {followUp.points.map(({ id, subject, issueId, decision, actions: decided }) => (
              <li key={id}>
                {subject}
                {issueId !== null && ` (irritant n°\u00A0${issueId})`}
                {decision && `\u00A0: ${decision}`}
                {decided.length > 0 && (
                  <ul>
                    {decided.map((action) => (
                      <li key={action.id}>
                        {action.owner}
                        {'\u00A0'}: {action.what}. {minutesStanding(action, state, today)}.
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Ordre du jour et décisions</h2>
      <ol className="vs-minutes__points">
        {points.map(({ id, subject, issueId, decision, hidden }) => (
          <li key={id}>
            <h3>
              {subject}
              {issueId !== null && ` (irritant n°\u00A0${issueId})`}
            </h3>
            {decision ? (
              <p className="vs-minutes__text">
                <strong>Décision{'\u00A0'}:</strong> {decision}
              </p>
            ) : (
              !hidden && <p className="vs-mention">Pas de décision.</p>
            )}
          </li>
        ))}
      </ol>
      <h2>Actions décidées</h2>
      {actions.length === 0 ? (
        <p className="vs-mention">Aucune action décidée.</p>
      ) : (
        <section className="vs-scroll" aria-label="Actions décidées" tabIndex={0}>
          <table className="vs-table">
            <thead>
              <tr>
                <th scope="col">Qui</th>
                <th scope="col">Quoi</th>
                <th scope="col">Échéance</th>
                {!held && <th scope="col">État</th>}
              </tr>
            </thead>
            <tbody>
              {actions.map((action) => (
                <tr key={action.id}>
                  <th scope="row">{action.owner}</th>
                  <td>
                    {action.what}
                    {action.issueId !== null && ` (irritant n°\u00A0${action.issueId})`}
                  </td>
                  <td>{formatDate(action.dueOn)}</td>
                  {!held && <td>{actionStanding(action, today)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <p className="vs-source">
        {minutesSources(held ? null : today)} Édité le {formatDate(today)}.
      </p>
    </article>
  );
}
