import { formatChange, formatNumber } from '@/lib/format/number';
import type { Grid } from '@/lib/targets/grid-queries';
import { addsUp } from '@/lib/targets/settable';

type Props = { grid: Grid; valueAt: (row: number, column: number) => number | null };

/** What the places sum to, and the difference from France; nothing where they do not add up or have no value. */
export function GridSums({ grid: { rows, months, unit }, valueAt }: Props) {
  if (!addsUp(unit)) return null;
  const sums = months.map((_, column) => {
    const known = rows.slice(1).flatMap((_row, i) => valueAt(i + 1, column) ?? []);
    const sum = known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
    const national = valueAt(0, column);
    return {
      sum,
      missing: rows.length - 1 - known.length,
      gap: sum === null || national === null ? null : sum - national,
    };
  });
  if (sums.every(({ sum }) => sum === null)) return null;
  return (
    <tfoot>
      <tr>
        <th scope="row">Somme des lignes</th>
        {sums.map(({ sum, missing }, column) => (
          <td key={months[column]?.month} className={sum === null ? 'vs-num vs-unknown' : 'vs-num'}>
            {formatNumber(sum)}
            {sum !== null && missing > 0 && <small className="vs-targets__counted">{missing} sans valeur</small>}
          </td>
        ))}
      </tr>
      <tr>
        <th scope="row">Écart avec la France</th>
        {sums.map(({ gap }, column) => (
          <td
            key={months[column]?.month}
            className={gap === null ? 'vs-num vs-unknown' : 'vs-num'}
            data-gap={gap !== null && gap !== 0}
          >
            {formatChange(gap)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
