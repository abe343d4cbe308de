import Link from 'next/link';
import { formatMonthLong } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { Board, YearChart } from '@/lib/orders/board-queries';
import { type OrdersParams, ordersHref } from '@/lib/orders/board-search-params';
import { ChartFrame } from '../charts/chart-frame';
import { TargetChart } from '../charts/target-chart';
import { SeriesTable } from '../home/series-table';

const VIEWS = [
  { view: 'chart', label: 'Graphique' },
  { view: 'table', label: 'Tableau' },
] as const;

function described({ definition, points }: YearChart, { month }: Board): string {
  const now = points.find((point) => point.month === month);
  return (
    `${definition.label}, ${month.slice(0, 4)}. En ${formatMonthLong(month)}\u00A0: ${formatNumber(now?.value ?? null)}, ` +
    `cible ${formatNumber(now?.target ?? null)} (atteinte ${formatPercent(now?.attainment ?? null)}), ` +
    `trajectoire ${formatNumber(now?.trajectory ?? null)}. Les mêmes données sont à l’onglet Tableau.`
  );
}

type Props = { board: Board; year: NonNullable<Board['year']>; params: OrdersParams };

/** Orders month by month against target and trajectory: drawn, or as the table that committees read. */
export function YearSection({ board, year, params }: Props) {
  const { month, lastMonth, asOf, region } = board;
  const files = (id: string) => {
    const year4 = month.slice(0, 4);
    const asked = new URLSearchParams({ from: `${year4}-01`, to: `${year4}-12` });
    if (region) asked.set('region', region.code);
    if (params.sector) asked.set('sector', params.sector);
    if (board.vendor) asked.set('vendor', board.vendor.code);
    return ['csv', 'xlsx'].map((format) => ({
      label: format.toUpperCase(),
      href: `/indicators/${id}/export?${asked}&format=${format}`,
    }));
  };
  return (
    <>
      <nav className="vs-tabs" aria-label="Vue des commandes de l’année">
        <ul>
          {VIEWS.map(({ view, label }) => (
            <li key={view}>
              <Link
                href={ordersHref('/orders', { ...params, view })}
                aria-current={view === params.view ? 'true' : undefined}
                scroll={false}
                prefetch={false}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="vs-tabbed">
        <div className="vs-pair">
          {[year.deployed, year.signed].map((chart) => (
            <ChartFrame
              key={chart.definition.id}
              title={chart.title}
              subtitle={params.view === 'chart' ? 'Cumul à la fin du mois' : 'Mois par mois'}
              source={chart.points.find((point) => point.month === month)?.source ?? null}
              asOf={asOf}
              exports={files(chart.definition.id)}
            >
              {params.view === 'chart' ? (
                <TargetChart points={chart.points} at={month} lastMonth={lastMonth} label={described(chart, board)} />
              ) : (
                <SeriesTable
                  chart={chart}
                  unitLabel="commandes"
                  at={month}
                  lastMonth={lastMonth}
                  published={chart.published}
                />
              )}
            </ChartFrame>
          ))}
        </div>
      </div>
    </>
  );
}
