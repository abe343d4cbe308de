'use client';

import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import Link from 'next/link';
import { parseAsArrayOf, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { formatDate } from '@/lib/format/date';
import { formatEuros } from '@/lib/format/euros';
import { formatCount } from '@/lib/format/number';
import {
  DEFAULT_COLUMNS,
  exportHref,
  ORDER_COLUMNS,
  type OrderColumn,
  type OrderSort,
  type OrdersParams,
  ordersHref,
} from '@/lib/orders/board-search-params';
import { COLUMN_LABELS, WAIT_LABELS } from '@/lib/orders/board-words';
import type { OrderLine } from '@/lib/orders/list-line';
import { defaultOrder, type OrderList } from '@/lib/orders/list-orders';
import { PageLinks } from '../tables/page-links';

const NUMBERS: readonly string[] = ['since', 'amount', 'balance'] satisfies OrderSort[];
const labelOf = (id: string) => ORDER_COLUMNS.flatMap((column) => (column === id ? [COLUMN_LABELS[column]] : []))[0];

const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, OrderLine>();
const none = <span className="vs-unknown">–</span>;

const columns = helper.columns([
  helper.accessor('number', {
    header: COLUMN_LABELS.number,
    cell: ({ getValue }) => (
      <Link href={`/orders/${getValue()}`} prefetch={false}>
        {getValue()}
      </Link>
    ),
  }),
  helper.accessor('lab', {
    header: COLUMN_LABELS.lab,
    cell: ({ row, getValue }) =>
      row.original.opensLab ? (
        <Link href={`/labs/${row.original.finess}`} prefetch={false}>
          {getValue()}
        </Link>
      ) : (
        getValue()
      ),
  }),
  helper.accessor('region', { header: COLUMN_LABELS.region }),
  helper.accessor('vendor', { header: COLUMN_LABELS.vendor }),
  helper.accessor('product', { header: COLUMN_LABELS.product }),
  helper.accessor('device', { header: COLUMN_LABELS.device }),
  helper.accessor('stage', {
    header: COLUMN_LABELS.stage,
    cell: ({ row, getValue }) => (
      <>
        {WAIT_LABELS[getValue()]}
        {row.original.refused && ' (refus à reprendre)'}
      </>
    ),
  }),
  helper.accessor('days', {
    id: 'since',
    header: COLUMN_LABELS.since,
    cell: ({ getValue }) => {
      const days = getValue();
      return days === null ? none : formatCount(days, 'jour');
    },
  }),
  ...(
    [
      ['signedOn', 'signed'],
      ['verifiedOn', 'verified'],
    ] as const
  ).map(([key, id]) =>
    helper.accessor(key, {
      id,
      header: COLUMN_LABELS[id],
      cell: ({ getValue }) => {
        const day = getValue();
        return day === null ? none : formatDate(day);
      },
    }),
  ),
  ...(
    [
      ['amountCents', 'amount'],
      ['balanceCents', 'balance'],
    ] as const
  ).map(([key, id]) =>
    helper.accessor(key, { id, header: COLUMN_LABELS[id], cell: ({ getValue }) => formatEuros(getValue()) }),
  ),
]);

const inAddress = { columns: parseAsArrayOf(parseAsStringLiteral(ORDER_COLUMNS)) };

type Props = { list: OrderList; params: OrdersParams };

/** The orders of a page: what is shown lives in the address, the order and the page are links. */
export function OrdersTable({ list, params }: Props) {
  const [asked, ask] = useQueryStates(inAddress, { history: 'replace' });
  const shown: readonly OrderColumn[] = asked.columns ?? DEFAULT_COLUMNS;
  const current = { ...params, columns: asked.columns };
  const hrefOf = (change: Partial<OrdersParams>) => `${ordersHref('/orders', { ...current, ...change })}#liste`;
  const table = useTable({
    features,
    columns,
    data: list.lines,
    getRowId: ({ number }) => number,
    state: {
      columnVisibility: Object.fromEntries(ORDER_COLUMNS.map((column) => [column, shown.includes(column)])),
    },
  });

  const toggle = (column: OrderColumn) => {
    const next = ORDER_COLUMNS.filter((one) => (one === column ? !shown.includes(one) : shown.includes(one)));
    const usual = next.length === DEFAULT_COLUMNS.length && next.every((one) => DEFAULT_COLUMNS.includes(one));
    ask({ columns: usual ? null : next });
  };

  const heading = (id: string, label: React.ReactNode) => {
    const sort = id as OrderSort;
    const sorted = list.sort === sort;
    const reversed = list.order === 'asc' ? 'desc' : 'asc';
    return (
      <th
        key={id}
        scope="col"
        className={NUMBERS.includes(id) ? 'vs-num' : undefined}
        aria-sort={sorted ? (list.order === 'asc' ? 'ascending' : 'descending') : undefined}
      >
        <Link
          className="vs-sort-link"
          href={hrefOf({ sort, order: sorted ? reversed : defaultOrder(sort), page: 1 })}
          scroll={false}
          prefetch={false}
        >
          {label}
          {sorted && <span aria-hidden="true">{list.order === 'asc' ? ' ↑' : ' ↓'}</span>}
        </Link>
      </th>
    );
  };

  return (
    <>
      <div className="vs-orders__tools">
        <details className="vs-columns">
          <summary>Colonnes</summary>
          <fieldset>
            <legend className="fr-sr-only">Colonnes du tableau</legend>
            {ORDER_COLUMNS.map((column) => (
              <label key={column}>
                <input type="checkbox" checked={shown.includes(column)} onChange={() => toggle(column)} />{' '}
                {COLUMN_LABELS[column]}
              </label>
            ))}
          </fieldset>
        </details>
        <p className="vs-orders__exports">
          <span>Exporter</span>{' '}
          <a href={exportHref(current, 'list', 'csv')} download>
            CSV
          </a>{' '}
          ·{' '}
          <a href={exportHref(current, 'list', 'xlsx')} download>
            XLSX
          </a>
        </p>
      </div>
      <section className="vs-scroll" aria-label="Commandes" tabIndex={0}>
        <table className="vs-table vs-orders__table">
          <caption className="fr-sr-only">
            {formatCount(list.total, 'commande')}, page {list.page} sur {list.pages}
          </caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => heading(header.column.id, <table.FlexRender header={header} />))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {row.getVisibleCells().map((cell) =>
                  cell.column.id === 'number' ? (
                    <th key={cell.id} scope="row">
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td
                      key={cell.id}
                      className={NUMBERS.includes(cell.column.id) ? 'vs-num' : undefined}
                      data-label={labelOf(cell.column.id)}
                    >
                      <table.FlexRender cell={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <PageLinks page={list.page} pages={list.pages} hrefOf={(page) => hrefOf({ page })} />
    </>
  );
}
