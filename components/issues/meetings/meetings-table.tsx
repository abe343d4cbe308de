import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatList } from '@/lib/format/list';
import { formatNumber } from '@/lib/format/number';
import type { MeetingLine } from '@/lib/issues/meeting-queries';
import { MEETING_STATE_WORDS, meetingName } from '@/lib/issues/meeting-words';
import type { IsoDate } from '@/lib/month';

type Props = { meetings: readonly MeetingLine[]; today: IsoDate };

/** Every meeting, the newest first, with what it decided and what is left to do. */
export function MeetingsTable({ meetings, today }: Props) {
  return (
    <section className="vs-scroll" aria-label="Comités de suivi" tabIndex={0}>
      <table className="vs-table vs-stacked vs-meetings">
        <thead>
          <tr>
            <th scope="col">Comité</th>
            <th scope="col">Date</th>
            <th scope="col">État</th>
            <th scope="col">Organisations</th>
            <th scope="col" className="vs-num">
              Décisions
            </th>
            <th scope="col" className="vs-num">
              Actions ouvertes
            </th>
            <th scope="col" className="vs-num">
              En retard
            </th>
          </tr>
        </thead>
        <tbody>
          {meetings.map(({ id, title, heldOn, state, organisations, decisions, actions }) => (
            <tr key={id}>
              <th scope="row">
                <Link href={`/issues/meetings/${id}`}>{meetingName({ title, heldOn })}</Link>
              </th>
              <td className="vs-stacked__less">{formatDate(heldOn)}</td>
              <td data-label="État">
                {state === 'PLANNED' && heldOn < today ? 'À clore' : MEETING_STATE_WORDS[state]}
              </td>
              <td className="vs-stacked__less">{formatList(organisations)}</td>
              <td data-label="Décisions" className="vs-num">
                {formatNumber(decisions)}
              </td>
              <td data-label="Actions ouvertes" className="vs-num">
                {formatNumber(actions.open)} sur {formatNumber(actions.total)}
              </td>
              <td data-label="En retard" className="vs-num">
                {actions.late > 0 ? <strong className="vs-late">{formatNumber(actions.late)}</strong> : '0'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
