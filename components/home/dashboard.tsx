import { ChangeChart } from '@/components/charts/change-chart';
import { ChartFrame } from '@/components/charts/chart-frame';
import { TargetChart } from '@/components/charts/target-chart';
import type { Point } from '@/lib/figures/types';
import { formatDate, formatMonth, formatMonthLong } from '@/lib/format/date';
import { formatChange, formatCompact, formatNumber, formatPercent } from '@/lib/format/number';
import { indicatorExports, tableExports, yearExports } from '@/lib/home/links';
import type { ChartView, Home } from '@/lib/home/queries';
import { ChangeTable } from './change-table';
import { CosuiTable } from './cosui-table';
import { EmitterTableView } from './emitter-table';
import { FigureTile } from './figure-tile';
import { KeyLine } from './key-line';
import { SeriesTable } from './series-table';
import { ViewTabs } from './view-tabs';

type View = 'chart' | 'table' | 'cosui';

type Props = { home: Home; view: View; viewHrefs: Record<View, string> };

/** The chart in words, for those who do not see it. */
function described({ definition, points }: ChartView, at: Home['month']): string {
  const now = points.find(({ month }) => month === at);
  const last = points.at(-1);
  const parts = [
    `${definition.label}, ${at.slice(0, 4)}.`,
    `Réalisé en ${formatMonthLong(at)}\u00A0: ${formatNumber(now?.value ?? null)}`,
    `cible ${formatNumber(now?.target ?? null)} (atteinte ${formatPercent(now?.attainment ?? null)})`,
    `trajectoire ${formatNumber(now?.trajectory ?? null)}, ${formatNumber(last?.trajectory ?? null)} en décembre.`,
  ];
  return `${parts[0]} ${parts.slice(1).join(', ')} Les mêmes données sont à l’onglet Tableau.`;
}

const sourceOf = (points: readonly Point[], at: Home['month']) =>
  points.find(({ month }) => month === at)?.source ?? 'aucune donnée pour ce mois';

/** Tiles, charts of the year, emitters and monthly change: what every role sees of a perimeter. */
export function Dashboard({ home, view, viewHrefs }: Props) {
  const { month, lastMonth, asOf, orders, feed, change } = home;
  const year = month.slice(0, 4);
  const charts = [
    { chart: orders, subtitle: 'Cumul à la fin du mois', unitLabel: 'commandes' },
    { chart: feed, subtitle: 'Documents versés au DMP dans le mois', unitLabel: 'documents' },
  ];
  const changeNow = change.points.find((point) => point.month === month)?.value ?? null;
  const total = home.emitters.total.value;
  const changeKnown = change.points.some(({ value }) => value !== null);
  return (
    <>
      <div className="vs-tiles vs-tiles--large">
        {home.largeTiles.map((tile) => (
          <FigureTile key={tile.definition.id} tile={tile} size="large" />
        ))}
      </div>
      <div className="vs-tiles">
        {home.smallTiles.map((tile) => (
          <FigureTile key={tile.definition.id} tile={tile} size="small" />
        ))}
      </div>
      <KeyLine from={home.largeTiles[0]?.history[0]?.month ?? month} to={month} />

      <section className="vs-section" aria-labelledby="year-title">
        <h2 id="year-title">{home.finding}</h2>
        <p className="vs-mention">
          {home.corridor.label}
          {home.region && ` · ${home.region.label}`} · cumul des commandes et documents du mois, {year}
        </p>
        <ViewTabs current={view} hrefs={viewHrefs} />
        <div className="vs-tabbed">
          {view === 'chart' && (
            <div className="vs-pair">
              {charts.map(({ chart, subtitle }) => (
                <ChartFrame
                  key={chart.definition.id}
                  title={chart.title}
                  subtitle={subtitle}
                  source={sourceOf(chart.points, month)}
                  asOf={asOf}
                  exports={yearExports(chart.definition.id, home)}
                >
                  <TargetChart points={chart.points} at={month} lastMonth={lastMonth} label={described(chart, month)} />
                </ChartFrame>
              ))}
            </div>
          )}
          {view === 'table' && (
            <div className="vs-pair">
              {charts.map(({ chart, unitLabel }) => (
                <ChartFrame
                  key={chart.definition.id}
                  title={chart.title}
                  subtitle="Mois par mois"
                  source={sourceOf(chart.points, month)}
                  asOf={asOf}
                  exports={yearExports(chart.definition.id, home)}
                >
                  <SeriesTable
                    chart={chart}
                    unitLabel={unitLabel}
                    at={month}
                    lastMonth={lastMonth}
                    published={chart.published}
                  />
                </ChartFrame>
              ))}
            </div>
          )}
          {view === 'cosui' && (
            <ChartFrame
              title={`Présentation du COSUI, ${year}`}
              subtitle="La mise en page du comité de suivi, à copier telle quelle"
              source={sourceOf(feed.points, month)}
              asOf={asOf}
              exports={tableExports('cosui', home)}
            >
              <CosuiTable orders={orders} feed={feed} at={month} lastMonth={lastMonth} />
            </ChartFrame>
          )}
        </div>
      </section>

      <div className="vs-pair vs-section">
        <section aria-labelledby="emitters-title">
          <h2 id="emitters-title">Documents par émetteur</h2>
          <ChartFrame
            title={
              total === null
                ? `Total inconnu en ${formatMonthLong(month)}`
                : `${formatCompact(total)} de documents en ${formatMonthLong(month)}`
            }
            subtitle={
              total === null
                ? home.region === null
                  ? 'Un émetteur au moins n’est pas connu ce mois-ci'
                  : 'Hors laboratoires, les émetteurs ne sont mesurés qu’à l’échelle de la France'
                : 'Tous couloirs, évolution depuis le mois précédent'
            }
            source="Déclarations des éditeurs et séries nationales"
            asOf={asOf}
            exports={tableExports('emitters', home)}
          >
            <EmitterTableView table={home.emitters} month={month} published={home.published} />
          </ChartFrame>
        </section>
        <section aria-labelledby="change-title">
          <h2 id="change-title">Évolution mensuelle hors SI-DEP</h2>
          {changeKnown ? (
            <ChartFrame
              title={change.finding}
              subtitle="Documents de tous les émetteurs, différence avec le mois précédent, en millions"
              source="Déclarations des éditeurs et séries nationales"
              asOf={asOf}
              exports={indicatorExports('dmp-documents-change', home, change.points[0]?.month ?? month, month)}
              table={<ChangeTable points={change.points} />}
            >
              <ChangeChart
                points={change.points}
                at={month}
                label={`Évolution mensuelle hors SI-DEP jusqu’en ${formatMonth(month)}\u00A0: ${formatChange(changeNow)} ce mois-là, au ${formatDate(asOf)}. Les mêmes données suivent en tableau.`}
              />
            </ChartFrame>
          ) : (
            <p>
              {home.region === null
                ? 'Aucune évolution n’est connue jusqu’à ce mois.'
                : 'Inconnue ici\u202F: hors laboratoires, les émetteurs ne sont mesurés qu’à l’échelle de la France. Choisissez le périmètre «\u00A0France\u00A0».'}
            </p>
          )}
        </section>
      </div>
    </>
  );
}
