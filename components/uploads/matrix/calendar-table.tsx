import Link from 'next/link';
import { formatDate, formatMonthLong } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import { isoDate } from '@/lib/month';
import { dueDate } from '@/lib/uploads/due-date';
import { monthTitle } from '@/lib/uploads/due-phrase';
import { CELL_WORDS } from '@/lib/uploads/matrix';
import type { CalendarMonth } from '@/lib/uploads/period-queries';

function stateOf({ over, lock, total, cell }: CalendarMonth): { word: string; icon: string } {
  if (lock) return CELL_WORDS.locked;
  if (!over) return { word: 'À venir', icon: 'fr-icon-calendar-line' };
  if (cell) return CELL_WORDS[cell.state];
  if (total.vendors === 0) return CELL_WORDS['not-expected'];
  return total.complete === total.vendors ? CELL_WORDS.complete : { word: 'Incomplet', icon: 'fr-icon-alert-fill' };
}

type Props = {
  months: readonly CalendarMonth[];
  /** Whether the viewer locks months. */
  locks: boolean;
};

/** The months with their due date and what has come of each, the latest first. */
export function CalendarTable({ months, locks }: Props) {
  return (
    <section className="vs-scroll" aria-label="Échéances" tabIndex={0}>
      <table className="vs-table vs-stacked vs-calendar">
        <caption className="fr-sr-only">Échéances des dépôts, mois par mois</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col">À déposer avant le</th>
            <th scope="col">État</th>
            <th scope="col" className="vs-num">
              Laboratoires
            </th>
            {locks && (
              <th scope="col" className="vs-num">
                Éditeurs complets
              </th>
            )}
            <th scope="col">Verrou</th>
            {locks && (
              <th scope="col">
                <span className="fr-sr-only">Que faire</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {months.map((one) => {
            const { month, over, lock, total } = one;
            const { word, icon } = stateOf(one);
            return (
              <tr key={month} className={over ? undefined : 'vs-calendar__next'}>
                <th scope="row">
                  {over ? (
                    <Link href={`/uploads/periods/${month}`} prefetch={false}>
                      {monthTitle(month)}
                    </Link>
                  ) : (
                    monthTitle(month)
                  )}
                </th>
                <td data-label="À déposer avant le">{formatDate(dueDate(month))}</td>
                <td data-label="État">
                  <span className={`vs-calendar__state ${icon}`}>{word}</span>
                </td>
                <td className="vs-num" data-label="Laboratoires">
                  {over && total.expected > 0 ? (
                    `${formatNumber(total.reported)} / ${formatNumber(total.expected)}`
                  ) : (
                    <span className="vs-unknown">–</span>
                  )}
                </td>
                {locks && (
                  <td className="vs-num" data-label="Éditeurs complets">
                    {over && total.vendors > 0 ? (
                      `${formatNumber(total.complete)} / ${formatNumber(total.vendors)}`
                    ) : (
                      <span className="vs-unknown">–</span>
                    )}
                  </td>
                )}
                <td data-label="Verrou">
                  {lock ? (
                    <>
                      {formatDate(isoDate(lock.changedAt))}
                      {locks && lock.changedBy && `, ${lock.changedBy}`}
                      {locks && lock.reason && <span className="vs-mention vs-calendar__reason">{lock.reason}</span>}
                    </>
                  ) : (
                    <span className="vs-unknown">{over ? 'ouvert' : '–'}</span>
                  )}
                </td>
                {locks && (
                  <td>
                    {over && (
                      <Link href={`/uploads/periods/${month}#lock`} prefetch={false}>
                        {lock ? 'Rouvrir' : 'Verrouiller'}
                        <span className="fr-sr-only"> {formatMonthLong(month)}</span>
                      </Link>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
