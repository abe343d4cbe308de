import { ChartFrame } from '@/components/charts/chart-frame';
import type { ReconciliationMonth } from '@/lib/feeds/reconciliation-queries';
import { formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import { lastDay, type Month } from '@/lib/month';
import { Difference, DifferenceRatio, Documents } from './difference-cells';
import { SidesChart } from './sides-chart';

type Props = { months: readonly ReconciliationMonth[]; at: Month; exports: { label: string; href: string }[] };

function titleOf(months: readonly ReconciliationMonth[]): string {
  const measured = months.filter(({ group }) => group?.measured != null).length;
  if (measured === 0)
    return `Déclarations seules sur ${formatNumber(months.length)}\u00A0mois, aucune mesure de la Cnam`;
  return `${formatNumber(measured)}\u00A0mois sur ${formatNumber(months.length)} ${measured > 1 ? 'ont' : 'a'} une mesure de la Cnam`;
}

/** Twelve months, declarations beside measures, as a chart and as a table. */
export function MonthsSection({ months, at, exports }: Props) {
  const points = months.map(({ month, group }) => ({
    month,
    declared: group?.declared ?? null,
    measured: group?.measured ?? null,
  }));
  const title = titleOf(months);
  return (
    <ChartFrame
      title={title}
      subtitle="Documents du mois"
      source="dépôts des éditeurs, mesures de la Cnam"
      asOf={lastDay(at)}
      exports={exports}
      table={
        <div className="vs-scroll">
          <table className="vs-table">
            <thead>
              <tr>
                <th scope="col">Mois</th>
                <th scope="col" className="vs-num">
                  Déclaré
                </th>
                <th scope="col" className="vs-num">
                  Mesuré par la Cnam
                </th>
                <th scope="col" className="vs-num">
                  Écart
                </th>
                <th scope="col" className="vs-num">
                  Écart (%)
                </th>
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, group }) => (
                <tr key={month}>
                  <th scope="row">{formatMonth(month)}</th>
                  <td className="vs-num">
                    <Documents value={group?.declared ?? null} />
                  </td>
                  <td className="vs-num">
                    <Documents value={group?.measured ?? null} />
                  </td>
                  <td className="vs-num">
                    <Difference value={group?.difference ?? null} />
                  </td>
                  <td className="vs-num">
                    <DifferenceRatio value={group?.ratio ?? null} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      <p className="vs-sides-key" aria-hidden="true">
        <span /> Déclaré <span className="vs-sides-key__measured" /> Mesuré par la Cnam
      </p>
      <SidesChart
        points={points}
        at={at}
        label={`${title}. En ${formatMonthLong(at)}\u00A0: ${formatNumber(points.at(-1)?.declared ?? null)} déclarés, ${formatNumber(points.at(-1)?.measured ?? null)} mesurés.`}
      />
    </ChartFrame>
  );
}
