import { formatMonth } from '@/lib/format/date';
import { formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import type { RateSeries } from './rate-lines';

/** The rates of a chart as a table, the latest month first. */
export function RatesTable({
  caption,
  months,
  series,
}: {
  caption: string;
  months: readonly Month[];
  series: readonly RateSeries[];
}) {
  return (
    <div className="vs-scroll">
      <table className="vs-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            {series.map(({ name }) => (
              <th key={name} scope="col" className="vs-num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months
            .map((month, i) => (
              <tr key={month}>
                <th scope="row">{formatMonth(month)}</th>
                {series.map(({ name, rates, complete }) => {
                  const rate = rates[i] ?? null;
                  return (
                    <td key={name} className={rate === null ? 'vs-num vs-unknown' : 'vs-num'}>
                      {formatPercent(rate)}
                      {rate !== null && !complete[i] && ' (incomplet)'}
                    </td>
                  );
                })}
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}
