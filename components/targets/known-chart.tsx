import { ChartFrame } from '@/components/charts/chart-frame';
import { TargetChart } from '@/components/charts/target-chart';
import { FilterSelect } from '@/components/filters/filter-select';
import type { Point } from '@/lib/figures/types';
import { formatDate, formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatFigure } from '@/lib/format/figure';
import { formatPercent } from '@/lib/format/number';
import { type IsoDate, lastDay } from '@/lib/month';
import type { TargetsChart } from '@/lib/targets/chart-queries';
import type { TargetsParams } from '@/lib/targets/search-params';
import { addsUp } from '@/lib/targets/settable';

type Props = {
  chart: TargetsChart;
  params: TargetsParams;
  places: { code: string; label: string }[];
  today: IsoDate;
  exports: { label: string; href: string }[];
};

function PointsTable({ points, chart }: { points: Point[]; chart: TargetsChart }) {
  const { unit } = chart.definition;
  const columns = [
    {
      label: 'Réalisé',
      value: ({ value }: Point) => value,
      shown: (value: number | null) => formatFigure(value, unit),
    },
    {
      label: 'Cible',
      value: ({ target }: Point) => target,
      shown: (value: number | null) => formatFigure(value, unit),
    },
    {
      label: 'Trajectoire',
      value: ({ trajectory }: Point) => trajectory,
      shown: (value: number | null) => formatFigure(value, unit),
    },
    {
      label: 'Atteinte',
      value: ({ attainment }: Point) => attainment,
      shown: (value: number | null) => formatPercent(value),
    },
  ];
  return (
    <div className="vs-figures-table">
      <table>
        <caption>{chart.definition.label}</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            {columns.map(({ label }) => (
              <th key={label} scope="col" className="vs-num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.month}>
              <th scope="row">{formatMonth(point.month)}</th>
              {columns.map(({ label, value, shown }) => (
                <td key={label} className={value(point) === null ? 'vs-num vs-unknown' : 'vs-num'}>
                  {shown(value(point))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What was measured beside its target and its trajectory, as they count or as they stood on a past day. */
export function KnownChart({ chart, params, places, today, exports }: Props) {
  const { definition, at, lastMonth } = chart;
  const points = chart.known ?? chart.points;
  const shown = points.find(({ month }) => month === at);
  const known = params.known === null ? null : formatDate(params.known);
  const label = `${definition.label}, ${chart.place.label}, ${formatMonthLong(at)}\u00A0: réalisé ${formatFigure(shown?.value ?? null, definition.unit)}, cible ${formatFigure(shown?.target ?? null, definition.unit)}. Les mêmes données sont dans le tableau.`;
  const table = <PointsTable points={points} chart={chart} />;
  return (
    <section className="vs-section" aria-labelledby="known-title">
      <h2 id="known-title">La cible telle qu’elle était</h2>
      <form method="get" className="vs-targets__filters" aria-label="Choix du graphique">
        {(['indicator', 'kind', 'corridor', 'by', 'year'] as const).map(
          (name) => params[name] !== null && <input key={name} type="hidden" name={name} value={params[name]} />,
        )}
        <FilterSelect name="place" label="Périmètre" value={chart.place.code} choices={places} />
        <div className="vs-targets__day">
          <label htmlFor="targets-known">Telle qu’au</label>
          <input
            id="targets-known"
            className="fr-input"
            type="date"
            name="known"
            max={today}
            defaultValue={params.known ?? ''}
          />
        </div>
        <button type="submit" className="fr-btn fr-btn--secondary">
          Afficher
        </button>
      </form>
      <ChartFrame
        title={`${definition.label}, ${chart.place.label}`}
        subtitle={
          known === null
            ? 'Cible et trajectoire comme elles comptent\u00A0: un mois terminé garde celles de son temps'
            : `Cible et trajectoire telles qu’au ${known}`
        }
        source={shown?.source ?? 'aucune donnée pour ce mois'}
        asOf={lastDay(at)}
        exports={exports}
        {...(addsUp(definition.unit) && { table })}
      >
        {addsUp(definition.unit) ? <TargetChart points={points} at={at} lastMonth={lastMonth} label={label} /> : table}
      </ChartFrame>
    </section>
  );
}
