'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';
import { formatDate } from '@/lib/format/date';
import { formatEuros } from '@/lib/format/euros';
import { formatCount } from '@/lib/format/number';
import {
  DEFAULT_COLUMNS,
  exportHref,
  ORDER_COLUMNS,
  type OrdersParams,
  ordersHref,
} from '@/lib/orders/board-search-params';
import { COLUMN_LABELS, WAIT_LABELS } from '@/lib/orders/board-words';
import type { OrderLine } from '@/lib/orders/list-line';
import { defaultOrder, type OrderList } from '@/lib/orders/list-orders';
import { ColumnChoice, useColumnChoice } from '../tables/column-choice';
import { type ListFeatures, ListTable, NUMBER } from '../tables/list-table';

const helper = createColumnHelper<ListFeatures, OrderLine>();
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
    meta: NUMBER,
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
    helper.accessor(key, {
      id,
      header: COLUMN_LABELS[id],
      meta: NUMBER,
      cell: ({ getValue }) => formatEuros(getValue()),
    }),
  ),
]);

type Props = { list: OrderList; params: OrdersParams };

/** The orders of a page: what is shown lives in the address, the order and the page are links. */
export function OrdersTable({ list, params }: Props) {
  const choice = useColumnChoice(ORDER_COLUMNS, DEFAULT_COLUMNS);
  const current = { ...params, columns: choice.asked };
  return (
    <>
      <div className="vs-orders__tools">
        <ColumnChoice summary="Colonnes" legend="Colonnes du tableau" words={COLUMN_LABELS} choice={choice} />
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
      <ListTable
        label="Commandes"
        className="vs-orders__table"
        caption={`${formatCount(list.total, 'commande')}, page ${list.page} sur ${list.pages}`}
        columns={columns}
        head="number"
        list={list}
        idOf={({ number }) => number}
        visibility={choice.visibility}
        firstOrder={defaultOrder}
        hrefOf={(change) => `${ordersHref('/orders', { ...current, ...change })}#liste`}
      />
    </>
  );
}
