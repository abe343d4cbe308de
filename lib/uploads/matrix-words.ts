import { formatDate, formatMonthLong, formatOfMonth } from '../format/date';
import { formatList } from '../format/list';
import { formatCount } from '../format/number';
import type { IsoDate, Month } from '../month';
import { dueDate } from './due-date';
import { daysLeft, monthTitle } from './due-phrase';
import { type Cell, isIncompleteLate, isLate, monthTotal } from './matrix';

/** A month of which vendors can be reminded together. */
export type Remindable = { month: Month; late: number; incomplete: number };

/** The months with something overdue, the latest first. */
export function remindableMonths(cells: readonly Cell[], months: readonly Month[], on: IsoDate): Remindable[] {
  return months
    .map((month) => {
      const ofMonth = cells.filter((cell) => cell.month === month);
      return {
        month,
        late: ofMonth.filter((cell) => isLate(cell, on)).length,
        incomplete: ofMonth.filter((cell) => isIncompleteLate(cell, on)).length,
      };
    })
    .filter(({ late, incomplete }) => late + incomplete > 0)
    .reverse();
}

/** The finding of the matrix: where the last month stands, then what is overdue. */
export function matrixPhrase(
  cells: readonly Cell[],
  months: readonly Month[],
  on: IsoDate,
): { title: string; detail: string } {
  const last = months.at(-1);
  if (!last) return { title: 'Dépôts des éditeurs', detail: '' };
  const total = monthTotal(last, cells);
  const by = formatDate(dueDate(last));
  const title =
    total.vendors === 0
      ? `Aucun dépôt n’est attendu pour ${formatMonthLong(last)}`
      : `${monthTitle(last)}\u00A0: ${total.complete === 0 ? 'aucun éditeur n’a' : formatCount(total.complete, 'éditeur a', 'éditeurs ont')} tout déposé, sur ${total.vendors}`;
  const when = on <= dueDate(last) ? `À déposer avant le ${by}. ${daysLeft(last, on)}` : `L’échéance était le ${by}.`;
  const overdue = remindableMonths(cells, months, on).map(({ month, late, incomplete }) => {
    const parts = [
      ...(late > 0 ? [`${late} en retard`] : []),
      ...(incomplete > 0 ? [formatCount(incomplete, 'incomplet')] : []),
    ];
    return `${formatList(parts)} au titre ${formatOfMonth(month)}`;
  });
  return {
    title,
    detail:
      overdue.length > 0 ? `${when} Restent ${formatList(overdue.slice(0, 3))}.` : `${when} Rien n’est en retard.`,
  };
}
