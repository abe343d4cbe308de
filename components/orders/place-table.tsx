import Link from 'next/link';
import type { CSSProperties } from 'react';
import { formatNumber, formatPercent } from '@/lib/format/number';
import { inSentence } from '@/lib/format/text';
import type { PlaceRow } from '@/lib/orders/board';

type Props = {
  /** «Région». */
  head: string;
  rows: readonly PlaceRow[];
  /** The board of a row; null: not one that the viewer may ask for. */
  hrefOf: (row: PlaceRow) => string | null;
};

/** Orders filed and verified of each region, vendor or sector, and how many wait for too long. */
export function PlaceTable({ head, rows, hrefOf }: Props) {
  return (
    <div className="vs-scroll">
      <table className="vs-table vs-places">
        <caption>Par {inSentence(head)}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col" className="vs-num">
              Déposées
            </th>
            <th scope="col" className="vs-num">
              VA signées
            </th>
            <th scope="col" className="vs-num">
              Part
            </th>
            <th scope="col" className="vs-num">
              En attente
            </th>
            <th scope="col" className="vs-num">
              {'>\u00A090\u00A0jours'}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const href = hrefOf(row);
            return (
              <tr key={row.key}>
                <th scope="row">
                  {href === null ? (
                    row.label
                  ) : (
                    <Link href={href} prefetch={false}>
                      {row.label}
                    </Link>
                  )}
                </th>
                <td className="vs-num">{formatNumber(row.orders)}</td>
                <td className="vs-num">{formatNumber(row.verified)}</td>
                <td className="vs-num vs-places__share" style={{ '--share': row.share ?? 0 } as CSSProperties}>
                  {formatPercent(row.share)}
                </td>
                <td className="vs-num">{formatNumber(row.waiting)}</td>
                <td className={row.old === 0 ? 'vs-num vs-unknown' : 'vs-num vs-places__old'}>
                  {formatNumber(row.old)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
