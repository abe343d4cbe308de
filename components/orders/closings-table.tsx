import Link from 'next/link';
import { closingVersion } from '@/lib/figures/closings';
import { formatDate } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { ClosingRow } from '@/lib/orders/board';
import { listHref, type OrdersParams } from '@/lib/orders/board-search-params';
import { CLOSING_LABELS } from '@/lib/orders/board-words';

const DEVICES = ['SGL', 'LOINC'] as const;

type Props = {
  rows: readonly ClosingRow[];
  params: OrdersParams;
  /** Whether the page has a list that a count can open. */
  listed: boolean;
};

/** Each version of each closing date: who kept it, who missed it, where it was published. */
export function ClosingsTable({ rows, params, listed }: Props) {
  const hrefOf = (row: ClosingRow) => {
    const closing = closingVersion(row);
    const shared = rows.some((other) => other.device !== row.device && closingVersion(other) === closing);
    return listHref(
      params,
      shared ? { closing, device: DEVICES.find((device) => device === row.device) ?? null } : { closing },
    );
  };
  return (
    <section className="vs-scroll" aria-label="Versions des dates de clôture" tabIndex={0}>
      <table className="vs-table vs-closings__table">
        <caption className="fr-sr-only">Versions des dates de clôture et commandes qui les ont manquées</caption>
        <thead>
          <tr>
            <th scope="col">Échéance</th>
            <th scope="col">Date</th>
            <th scope="col">Version</th>
            <th scope="col" className="vs-num">
              Tenue
            </th>
            <th scope="col" className="vs-num">
              Manquée
            </th>
            <th scope="col" className="vs-num">
              Encore possible
            </th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={`${row.device} ${row.code} ${row.version}`}
              className={row.inForce ? undefined : 'vs-closings__past'}
            >
              <th scope="row">
                {CLOSING_LABELS[row.code]} <span className="vs-unknown">{row.device}</span>
              </th>
              <td>{formatDate(row.dueOn)}</td>
              <td>
                {row.version}, {row.inForce ? 'en vigueur' : 'remplacée'}
              </td>
              <td className="vs-num">{formatNumber(row.met)}</td>
              <td className={row.missed > 0 && row.inForce ? 'vs-num vs-funnel__marked' : 'vs-num'}>
                {listed && row.missed > 0 ? (
                  <Link
                    href={hrefOf(row)}
                    prefetch={false}
                    aria-label={`${formatNumber(row.missed)}, ${CLOSING_LABELS[row.code]}, version ${row.version} manquée`}
                  >
                    {formatNumber(row.missed)}
                  </Link>
                ) : (
                  formatNumber(row.missed)
                )}
              </td>
              <td className="vs-num">{formatNumber(row.ahead)}</td>
              <td className="vs-closings__source">
                {row.source}
                {row.note && `\u202F; ${row.note}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
