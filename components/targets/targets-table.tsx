import { formatMonthName } from '@/lib/format/date';
import { formatFigure } from '@/lib/format/figure';
import type { Grid } from '@/lib/targets/grid-queries';
import { cellText, sameValue } from '@/lib/targets/value';
import { GridSums } from './grid-sums';

type Props = { grid: Grid; kindLabel: string };

/** The same grid for those who read: what counts in the figures, and the newest value where it differs. */
export function TargetsTable({ grid, kindLabel }: Props) {
  const { rows, months, unit } = grid;
  return (
    <section className="vs-targets__box" aria-label="Tableau des cibles" tabIndex={0}>
      <table className="vs-targets__grid">
        <caption className="fr-sr-only">
          {kindLabel}, {grid.label}, {grid.year}
        </caption>
        <thead>
          <tr>
            <th scope="col">{grid.year}</th>
            {months.map(({ month, over }) => (
              <th key={month} scope="col" data-over={over} className="vs-num">
                {formatMonthName(month)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.code} className={i === 0 ? 'vs-targets__national' : undefined}>
              <th scope="row">{row.label}</th>
              {months.map(({ month, over }, j) => {
                const [value, newest] = [row.counted[j] ?? null, row.values[j] ?? null];
                return (
                  <td key={month} data-over={over} className={value === null ? 'vs-num vs-unknown' : 'vs-num'}>
                    {formatFigure(value, unit)}
                    {over && newest !== null && !sameValue(value, newest) && (
                      <small className="vs-targets__counted">
                        révisée depuis{'\u00A0'}: {cellText(newest, unit)}
                      </small>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        <GridSums grid={grid} valueAt={(row, column) => rows[row]?.counted[column] ?? null} />
      </table>
    </section>
  );
}
