import { formatMonth } from '@/lib/format/date';
import type { Month } from '@/lib/month';

const JANUARY = '-01';
// Months that a name needs on each side, so that none touches another.
const ROOM = 3;

/** The months that are named under a curve: the first, the last, and each January that stays clear of both. Decoration. */
export function MonthAxis({ months }: { months: readonly Month[] }) {
  const last = months.length - 1;
  const named = months.flatMap((month, i) =>
    i === 0 || i === last || (month.endsWith(JANUARY) && i > ROOM && last - i > ROOM) ? [{ month, i }] : [],
  );
  return (
    <ul className="vs-months-axis" aria-hidden="true">
      {named.map(({ month, i }) => (
        <li key={month} style={{ left: `${(100 * i) / Math.max(1, last)}%` }}>
          {formatMonth(month)}
        </li>
      ))}
    </ul>
  );
}
