import Link from 'next/link';
import type { CSSProperties } from 'react';
import { AGES, type AgeingRow, STAGES, type Stage } from '@/lib/figures/order-stages';
import { formatCount, formatNumber, NO_DATA } from '@/lib/format/number';
import type { Board } from '@/lib/orders/board-queries';
import { listHref, type OrdersParams } from '@/lib/orders/board-search-params';
import { WAIT_LABELS } from '@/lib/orders/board-words';

const HEADS = ['0–30\u00A0jours', '31–60', '61–90', 'plus de 90'];
const OLDEST = AGES.length - 1;
const AGE_CODES = ['0', '31', '61', '91'] as const;

const days = (value: number | null) => (value === null ? NO_DATA : formatCount(Math.round(value), 'jour'));

type WaitingStage = Exclude<Stage, 'BALANCE_PAID'>;
const isWaiting = (stage: Stage): stage is WaitingStage => stage !== STAGES.at(-1);

type Props = {
  ageing: Board['ageing'];
  params: OrdersParams;
  /** Whether the page has a list that a line can open. */
  listed: boolean;
};

/** How long the orders have waited at their stage: a deeper ground for more of them, a line under those past 90 days. */
export function AgeingTable({ ageing: { rows, all }, params, listed }: Props) {
  const most = Math.max(1, ...rows.flatMap(({ counts }) => counts));
  const cell = ({ stage, counts }: AgeingRow, i: number) => {
    const count = counts[i] ?? 0;
    const old = i === OLDEST && count > 0 ? ' vs-ageing__old' : '';
    return (
      <td
        key={HEADS[i]}
        className={`vs-num vs-ageing__cell${old}`}
        style={{ '--depth': count / most } as CSSProperties}
      >
        {listed && count > 0 && isWaiting(stage) ? (
          <Link
            href={listHref(params, { stage, age: AGE_CODES[i] ?? null })}
            prefetch={false}
            aria-label={`${formatNumber(count)}, ${WAIT_LABELS[stage]}, ${HEADS[i]}`}
          >
            {formatNumber(count)}
          </Link>
        ) : (
          <span className={count === 0 ? 'vs-unknown' : undefined}>{formatNumber(count)}</span>
        )}
      </td>
    );
  };
  return (
    <div className="vs-scroll">
      <table className="vs-table vs-ageing">
        <caption className="fr-sr-only">Commandes en attente par étape et par âge</caption>
        <thead>
          <tr>
            <th scope="col">Où en est la commande</th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="vs-num">
                {head}
              </th>
            ))}
            <th scope="col" className="vs-num">
              Total
            </th>
            <th scope="col" className="vs-num">
              Âge médian
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.stage}>
              <th scope="row">
                {listed && row.total > 0 && isWaiting(row.stage) ? (
                  <Link href={listHref(params, { stage: row.stage })} prefetch={false}>
                    {WAIT_LABELS[row.stage]}
                  </Link>
                ) : (
                  WAIT_LABELS[row.stage]
                )}
              </th>
              {AGES.map((_, i) => cell(row, i))}
              <td className="vs-num vs-ageing__total">{formatNumber(row.total)}</td>
              <td className={row.days === null ? 'vs-num vs-unknown' : 'vs-num'}>{days(row.days)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">En attente</th>
            {all.counts.map((count, i) => (
              <td key={HEADS[i]} className="vs-num">
                {formatNumber(count)}
              </td>
            ))}
            <td className="vs-num">{formatNumber(all.total)}</td>
            <td className="vs-num">{days(all.days)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
