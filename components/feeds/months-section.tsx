import { ChartFrame } from '@/components/charts/chart-frame';
import type { ReconciliationMonth } from '@/lib/feeds/reconciliation-queries';
import { formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
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

const declaredInPart = ({ group, labs }: ReconciliationMonth) =>
  group?.declared != null && labs !== null && labs.reported < labs.expected;
const measuredInPart = ({ group }: ReconciliationMonth) => group?.measured != null && group.declaredOnly > 0;

/** What is hatched, in words: «déclarations incomplètes (sept. 2023, 780 laboratoires sur 862)» */
function partsOf(months: readonly ReconciliationMonth[]): string[] {
  const declared = months.flatMap((of) =>
    declaredInPart(of) && of.labs !== null
      ? [
          `${formatMonth(of.month)}, ${formatCount(of.labs.reported, 'laboratoire')} sur ${formatNumber(of.labs.expected)}`,
        ]
      : [],
  );
  const measured = months.flatMap((of) => {
    if (!measuredInPart(of) || of.group === null) return [];
    const { both, declaredOnly } = of.group;
    return [
      `${formatMonth(of.month)}, ${formatCount(both, 'laboratoire')} sur les ${formatNumber(both + declaredOnly)} qui ont déclaré`,
    ];
  });
  return [
    ...(declared.length > 0 ? [`déclarations incomplètes (${declared.join('\u202F; ')})`] : []),
    ...(measured.length > 0 ? [`mesures incomplètes (${measured.join('\u202F; ')})`] : []),
  ];
}

/** Twelve months, declarations beside measures, as a chart and as a table. */
export function MonthsSection({ months, at, exports }: Props) {
  const points = months.map((of) => ({
    month: of.month,
    declared: of.group?.declared ?? null,
    measured: of.group?.measured ?? null,
    declaredInPart: declaredInPart(of),
    measuredInPart: measuredInPart(of),
  }));
  const measures = points.some(({ measured }) => measured !== null);
  const parts = partsOf(months);
  const title = titleOf(months);
  return (
    <ChartFrame
      title={title}
      subtitle="Documents du mois"
      source={measures ? 'dépôts des éditeurs, mesures de la Cnam' : 'dépôts des éditeurs'}
      asOf={lastDay(at)}
      exports={exports}
      table={
        <div className="vs-scroll">
          <table className="vs-table vs-stacked">
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
                  <td className="vs-num" data-label="Déclaré">
                    <Documents value={group?.declared ?? null} />
                  </td>
                  <td className="vs-num" data-label="Mesuré par la Cnam">
                    <Documents value={group?.measured ?? null} />
                  </td>
                  <td className="vs-num" data-label="Écart">
                    <Difference value={group?.difference ?? null} />
                  </td>
                  <td className="vs-num" data-label="Écart (%)">
                    <DifferenceRatio value={group?.ratio ?? null} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      }
    >
      {measures && (
        <p className="vs-sides-key" aria-hidden="true">
          <span /> Déclaré <span className="vs-sides-key__measured" /> Mesuré par la Cnam
        </p>
      )}
      <SidesChart
        points={points}
        at={at}
        label={`${title}. En ${formatMonthLong(at)}\u00A0: ${formatNumber(points.at(-1)?.declared ?? null)} déclarés, ${formatNumber(points.at(-1)?.measured ?? null)} mesurés.`}
      />
      {parts.length > 0 && (
        <p className="vs-mention">
          Hachuré{'\u00A0'}: {parts.join(', ')}.
        </p>
      )}
    </ChartFrame>
  );
}
