import type { Point } from '@/lib/figures/types';
import { formatMonth } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import { CountCell } from './count-cell';

/** The points of a chart of documents as a table. */
export function MonthSeriesTable({ caption, points }: { caption: string; points: readonly Point[] }) {
  return (
    <section className="vs-scroll vs-scroll--within" aria-label={caption} tabIndex={0}>
      <table className="vs-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            {['Réalisé', 'Cible', '% atteinte cible', 'Trajectoire'].map((label) => (
              <th key={label} scope="col" className="vs-num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ month, value, target, trajectory, attainment, complete }) => (
            <tr key={month}>
              <th scope="row">{formatMonth(month)}</th>
              <CountCell text={formatNumber(value)} incomplete={!complete} />
              <CountCell text={formatNumber(target)} />
              <CountCell text={formatPercent(attainment)} />
              <CountCell text={formatNumber(trajectory)} />
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
