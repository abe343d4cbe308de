import type { Point } from '@/lib/figures/types';
import { formatMonth } from '@/lib/format/date';
import { formatChange } from '@/lib/format/number';

/** The monthly changes as a table. */
export function ChangeTable({ points }: { points: readonly Point[] }) {
  return (
    <table className="vs-table">
      <caption>Évolution mensuelle des documents, hors SI-DEP</caption>
      <thead>
        <tr>
          <th scope="col">Mois</th>
          <th scope="col" className="vs-num">
            Différence avec le mois précédent
          </th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ month, value, complete }) => (
          <tr key={month}>
            <th scope="row">{formatMonth(month)}</th>
            <td className={value === null ? 'vs-num vs-unknown' : 'vs-num'}>
              {formatChange(value)}
              {value !== null && !complete && ' (incomplet)'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
