import type { Point } from '@/lib/figures/types';
import { formatMonth } from '@/lib/format/date';
import { formatChange, formatNumber, formatPercent } from '@/lib/format/number';
import type { ChartView } from '@/lib/home/queries';
import type { Month } from '@/lib/month';
import { footnotesOf, markText } from './footnotes';
import { Notes } from './notes';
import { roomForMarks } from './room-for-marks';

type Props = {
  chart: ChartView;
  /** What is counted, in the plural: «commandes», «documents». */
  unitLabel: string;
  at: Month;
  /** The last month that is over. */
  lastMonth: Month;
  /** Which points a document published, in their order. */
  published: boolean[] | undefined;
};

function Actual({ point, marks }: { point: Point; marks: readonly number[] }) {
  const { value, trajectory, attainment } = point;
  const unknown = value === null ? ' vs-unknown' : '';
  const gap = value === null || trajectory === null ? null : value - trajectory;
  return (
    <>
      <td className={`vs-num vs-num--actual${unknown}`} data-cell="value">
        {formatNumber(value)}
        {marks.length > 0 && <sup className="vs-note">{markText(marks)}</sup>}
      </td>
      <td className={attainment === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatPercent(attainment)}</td>
      <td className={gap === null ? 'vs-num vs-unknown' : 'vs-num'}>{formatChange(gap)}</td>
    </>
  );
}

/** A year of a figure beside its trajectory and its target, one row a month. */
export function SeriesTable({ chart: { definition, points }, unitLabel, at, lastMonth, published }: Props) {
  const { marks, notes } = footnotesOf(points, published);
  const target = points.find(({ month }) => month === at)?.target ?? null;
  return (
    <div className="vs-figures-table" style={roomForMarks(marks)} data-series={definition.id}>
      <table>
        <caption>
          {definition.label}
          <span>
            {target === null ? `Sans cible, en ${unitLabel}` : `Cible\u00A0: ${formatNumber(target)}\u00A0${unitLabel}`}
          </span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col" className="vs-num">
              Trajectoire
            </th>
            <th scope="col" className="vs-num">
              Réalisé
            </th>
            <th scope="col" className="vs-num">
              % atteinte cible
            </th>
            <th scope="col" className="vs-num">
              Écart à la trajectoire
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point, i) => (
            <tr key={point.month} className={point.month === at ? 'vs-row--selected' : undefined}>
              <th scope="row">{formatMonth(point.month)}</th>
              <td className={point.trajectory === null ? 'vs-num vs-unknown' : 'vs-num'}>
                {formatNumber(point.trajectory)}
              </td>
              {point.month > lastMonth ? (
                <td colSpan={3} className="vs-coming">
                  à venir
                </td>
              ) : (
                <Actual point={point} marks={marks[i] ?? []} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Notes notes={notes} />
    </div>
  );
}
