import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import type { FeedbackIssue } from '@/lib/issues/feedback-queries';

type Props = { issue: FeedbackIssue };

/** What is done about the issue that a feedback is attached to, and what vendors have answered. */
export function FeedbackIssueSection({ issue }: Props) {
  const { id, title, state, mergedInto, legalEntities, dueOn, actions, answers, closed } = issue;
  return (
    <>
      <section aria-labelledby="issue-title">
        <h2 id="issue-title">
          <Link href={`/issues/${id}`}>
            Irritant n°{'\u00A0'}
            {id}
            {'\u00A0'}: {title}
          </Link>
        </h2>
        <p>
          {state}
          {legalEntities > 0 && ` · ${formatCount(legalEntities, 'laboratoire concerné', 'laboratoires concernés')}`}
          {dueOn && !closed && ` · échéance le ${formatDate(dueOn)}`}
        </p>
        {mergedInto !== null && (
          <p>
            Réuni avec{' '}
            <Link href={`/issues/${mergedInto}`}>
              l’irritant n°{'\u00A0'}
              {mergedInto}
            </Link>
            .
          </p>
        )}
      </section>
      <section aria-labelledby="actions-title">
        <h2 id="actions-title">Ce qui est fait</h2>
        {actions.length === 0 && <p className="vs-mention">Aucune action n’est encore décidée.</p>}
        <ul className="vs-feedback__list">
          {actions.map(({ id: key, what, owner, dueOn: due, state: standing, done, late, result }) => (
            <li key={key}>
              <p>
                <strong>{what}</strong>
              </p>
              <p className="vs-mention">
                {owner ?? 'Porteur à désigner'} · {standing}
                {!done && (
                  <>
                    {' '}
                    · pour le {formatDate(due)}
                    {late && <span className="vs-feedback__late">, en retard</span>}
                  </>
                )}
              </p>
              {result && <p>{result}</p>}
            </li>
          ))}
        </ul>
      </section>
      {answers.length > 0 && (
        <section aria-labelledby="answers-title">
          <h2 id="answers-title">{answers.length > 1 ? 'Réponses des éditeurs' : 'Réponse de l’éditeur'}</h2>
          <ul className="vs-feedback__list">
            {answers.map(({ id: key, vendor, kind, version, plannedOn, body, on }) => (
              <li key={key}>
                <p>
                  <strong>
                    {vendor}
                    {'\u00A0'}: {inSentence(kind)}
                  </strong>
                  {version && `, version ${version}`}
                  {plannedOn && `, prévue le ${formatDate(plannedOn)}`}
                </p>
                <p>{body}</p>
                <p className="vs-mention">Le {formatDate(on)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
