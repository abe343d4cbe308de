import { ratio } from '@/lib/figures/point';
import type { Point } from '@/lib/figures/types';
import { formatMonthCosui } from '@/lib/format/date';
import { formatNumber, formatPercentDigits } from '@/lib/format/number';
import type { ChartView } from '@/lib/home/queries';
import type { Month } from '@/lib/month';
import { footnotesOf, markText } from './footnotes';
import { Notes } from './notes';
import { roomForMarks } from './room-for-marks';

type Props = {
  orders: ChartView;
  feed: ChartView;
  at: Month;
  /** The last month that is over. */
  lastMonth: Month;
};

type Row = { label: string; kind: 'trajectory' | 'actual' | 'share'; cell: (point: Point) => string };

const PLANNED: readonly Row[] = [
  { label: 'Trajectoire', kind: 'trajectory', cell: ({ trajectory }) => formatNumber(trajectory) },
  {
    label: '% atteinte cible',
    kind: 'share',
    cell: ({ trajectory, target }) => formatPercentDigits(ratio(trajectory, target)),
  },
];
const MEASURED: readonly Row[] = [
  { label: 'Réalisé', kind: 'actual', cell: ({ value }) => formatNumber(value) },
  { label: '% atteinte cible', kind: 'share', cell: ({ attainment }) => formatPercentDigits(attainment) },
];

type BlockProps = {
  title: string;
  chart: ChartView;
  at: Month;
  lastMonth: Month;
  marks: readonly (readonly number[])[];
};

function Block({ title, chart: { definition, points }, at, lastMonth, marks }: BlockProps) {
  const past = points.filter(({ month }) => month <= lastMonth);
  const coming = points.length - past.length;
  const target = points.find(({ month }) => month === at)?.target ?? null;
  const tint = ({ month }: Point) => (month === at ? 'vs-num vs-column--selected' : 'vs-num');
  return (
    <tbody data-series={definition.id}>
      <tr className="vs-cosui__block">
        <th scope="rowgroup">{title}</th>
        <td className="vs-num">{formatNumber(target)}</td>
        {points.map((point) => (
          <td key={point.month} className={tint(point)} />
        ))}
      </tr>
      {PLANNED.map((row) => (
        <tr key={row.kind} className={`vs-cosui__${row.kind}`}>
          <th scope="row">{row.label}</th>
          <td />
          {points.map((point) => (
            <td key={point.month} className={tint(point)}>
              {row.cell(point)}
            </td>
          ))}
        </tr>
      ))}
      {MEASURED.map((row) => (
        <tr key={row.kind} className={`vs-cosui__${row.kind}`}>
          <th scope="row">{row.label}</th>
          <td />
          {past.map((point, i) => (
            <td key={point.month} className={tint(point)} data-cell={row.kind === 'actual' ? 'value' : undefined}>
              {row.cell(point)}
              {row.kind === 'actual' && marks[i] && marks[i].length > 0 && (
                <sup className="vs-note">{markText(marks[i])}</sup>
              )}
            </td>
          ))}
          {coming > 0 && (
            <td colSpan={coming} className="vs-coming">
              à venir
            </td>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** Both series as the steering committee (COSUI) presents them: one column a month, shares in % without their sign. */
export function CosuiTable({ orders, feed, at, lastMonth }: Props) {
  const { marks, notes } = footnotesOf([...orders.points, ...feed.points]);
  return (
    <>
      <section className="vs-cosui" style={roomForMarks(marks)} aria-label="Présentation du COSUI" tabIndex={0}>
        <table>
          <caption className="fr-sr-only">
            Commandes et alimentation de {at.slice(0, 4)}, dans la présentation du COSUI
          </caption>
          <thead>
            <tr>
              <td />
              <th scope="col" className="vs-num">
                Cible
              </th>
              {orders.points.map(({ month }) => (
                <th key={month} scope="col" className={month === at ? 'vs-num vs-column--selected' : 'vs-num'}>
                  {formatMonthCosui(month)}
                </th>
              ))}
            </tr>
          </thead>
          <Block title="Commandes" chart={orders} at={at} lastMonth={lastMonth} marks={marks} />
          <Block
            title="Alimentation"
            chart={feed}
            at={at}
            lastMonth={lastMonth}
            marks={marks.slice(orders.points.length)}
          />
        </table>
      </section>
      <Notes notes={notes} />
    </>
  );
}
