import type { CSSProperties } from 'react';
import type { CauseCount } from '@/lib/figures/order-stages';
import { formatNumber } from '@/lib/format/number';

/** Refusals of the ASP by cause, and how many requests were not made again. */
export function RefusalsTable({ causes }: { causes: readonly CauseCount[] }) {
  const most = Math.max(1, ...causes.map(({ count }) => count));
  return (
    <table className="vs-table vs-refusals">
      <caption className="fr-sr-only">Refus par motif</caption>
      <thead>
        <tr>
          <th scope="col">Motif</th>
          <th scope="col" className="vs-num">
            Refus
          </th>
          <th scope="col">
            <span className="fr-sr-only">Longueur</span>
          </th>
          <th scope="col" className="vs-num">
            Sans nouveau dépôt
          </th>
        </tr>
      </thead>
      <tbody>
        {causes.map(({ cause, count, pending }) => (
          <tr key={cause ?? ''}>
            <th scope="row">{cause ?? <span className="vs-unknown">motif non donné</span>}</th>
            <td className="vs-num">{formatNumber(count)}</td>
            <td className="vs-refusals__track">
              <span className="vs-refusals__bar" style={{ '--share': count / most } as CSSProperties} />
            </td>
            <td className={pending === 0 ? 'vs-num vs-unknown' : 'vs-num'}>{formatNumber(pending)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
