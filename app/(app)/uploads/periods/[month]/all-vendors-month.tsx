import Link from 'next/link';
import { LockForm } from '@/components/uploads/matrix/lock-form';
import { may } from '@/lib/access/policy';
import type { Viewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { formatDate, formatInstant, formatMonthLong } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import { isoDate, type Month } from '@/lib/month';
import { dueDate } from '@/lib/uploads/due-date';
import { monthTitle } from '@/lib/uploads/due-phrase';
import { CELL_WORDS, isOwing, monthTotal } from '@/lib/uploads/matrix';
import { readMatrix } from '@/lib/uploads/matrix-queries';
import { changePeriod } from '@/lib/uploads/period-actions';
import { readLock, readLockEvents } from '@/lib/uploads/period-queries';

/** A month over all vendors, and its lock. */
export async function AllVendorsMonth({ viewer, month }: { viewer: Viewer; month: Month }) {
  const [{ rows }, lock, events] = await Promise.all([readMatrix(month, 1), readLock(month), readLockEvents(month)]);
  const cells = rows.flatMap((row) => row.cells);
  const total = monthTotal(month, cells);
  // A locked month no longer expects anything: what it lacks is told from its counts.
  const lacking = cells.filter((cell) => isOwing(cell) || (lock && cell.reported < cell.expected));
  const labs = lacking.reduce((sum, { expected, reported }) => sum + expected - reported, 0);
  const lacks =
    lacking.length === 0
      ? null
      : `${formatCount(lacking.length, 'éditeur n’a pas tout déposé', 'éditeurs n’ont pas tout déposé')}\u00A0: ${formatCount(labs, 'laboratoire manque', 'laboratoires manquent')} sur ${formatNumber(total.expected)}.`;
  return (
    <>
      <h1>
        {monthTitle(month)}
        {'\u00A0'}:{' '}
        {lock
          ? 'verrouillé'
          : `${formatNumber(total.complete)} ${total.complete > 1 ? 'éditeurs complets' : 'éditeur complet'} sur ${formatNumber(total.vendors)}`}
      </h1>
      <p className="fr-text--lead">
        L’échéance {today() > dueDate(month) ? 'était' : 'est'} le {formatDate(dueDate(month))}.{' '}
        {lacks ?? 'Tout ce qui était attendu est déposé.'}
        {lock &&
          ` Verrouillé le ${formatDate(isoDate(lock.changedAt))}${lock.changedBy ? ` par ${lock.changedBy}` : ''}${lock.reason ? `\u00A0: «\u00A0${lock.reason}\u00A0»` : ''}.`}
      </p>
      <section className="vs-scroll" aria-label="Éditeurs" tabIndex={0}>
        <table className="vs-table vs-calendar">
          <thead>
            <tr>
              <th scope="col">Éditeur</th>
              <th scope="col">État</th>
              <th scope="col" className="vs-num">
                Laboratoires
              </th>
              <th scope="col">Relancé le</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ slug, name, cells: [cell] }) =>
              cell ? (
                <tr key={slug}>
                  <th scope="row">
                    <Link href={`/uploads/periods/${month}?vendor=${slug}`} prefetch={false}>
                      {name}
                    </Link>
                  </th>
                  <td>
                    <span className={`vs-calendar__state ${CELL_WORDS[cell.state].icon}`}>
                      {CELL_WORDS[cell.state].word}
                    </span>
                  </td>
                  <td className="vs-num">
                    {cell.expected > 0 ? (
                      `${formatNumber(cell.reported)} / ${formatNumber(cell.expected)}`
                    ) : (
                      <span className="vs-unknown">–</span>
                    )}
                  </td>
                  <td>
                    {cell.remindedAt ? formatDate(isoDate(cell.remindedAt)) : <span className="vs-unknown">–</span>}
                  </td>
                </tr>
              ) : null,
            )}
          </tbody>
        </table>
      </section>
      {may(viewer, 'periods.lock') && (
        <section className="vs-section" id="lock" aria-labelledby="lock-title">
          <h2 id="lock-title">
            {lock ? `Rouvrir ${formatMonthLong(month)}` : `Verrouiller ${formatMonthLong(month)}`}
          </h2>
          <LockForm
            key={lock ? 'unlock' : 'lock'}
            month={month}
            locked={lock !== null}
            lacks={lacks}
            change={changePeriod}
          />
        </section>
      )}
      {events.length > 0 && (
        <section className="vs-section" aria-labelledby="lock-events">
          <h2 id="lock-events">Verrouillages de ce mois</h2>
          <ul>
            {events.map(({ at, by, locked, reason }) => (
              <li key={at.toISOString()}>
                {locked ? 'Verrouillé' : 'Rouvert'} le {formatInstant(at)} par {by}
                {reason && `\u00A0: «\u00A0${reason}\u00A0»`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
