import { MatrixKey } from '@/components/uploads/matrix/matrix-key';
import { MatrixTable } from '@/components/uploads/matrix/matrix-table';
import { ReminderLinks } from '@/components/uploads/matrix/reminder-links';
import { today } from '@/lib/clock';
import type { Month } from '@/lib/month';
import { isIncompleteLate, isLate, monthTotal } from '@/lib/uploads/matrix';
import type { MatrixRow } from '@/lib/uploads/matrix-queries';
import { remindableMonths } from '@/lib/uploads/matrix-words';

/** The matrix with what can be done from it; `shown`: the rows asked for, of `rows`, over which totals run. */
export function MatrixOverview({
  months,
  rows,
  shown,
}: {
  months: readonly Month[];
  rows: readonly MatrixRow[];
  shown: readonly MatrixRow[];
}) {
  const on = today();
  const cells = rows.flatMap((row) => row.cells);
  return (
    <>
      <ReminderLinks months={remindableMonths(cells, months, on)} />
      <MatrixTable
        months={months}
        rows={shown}
        totals={months.map((month) => monthTotal(month, cells))}
        remindOf={(row) => row.cells.findLast((cell) => isLate(cell, on) || isIncompleteLate(cell, on))?.month ?? null}
      />
      <MatrixKey />
    </>
  );
}
