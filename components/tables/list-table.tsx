'use client';

import {
  type ColumnDef,
  columnVisibilityFeature,
  functionalUpdate,
  type RowData,
  type RowSelectionState,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { PageLinks } from './page-links';

const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: {} as { className: string },
});
export type ListFeatures = typeof features;

/** The `meta` of a column of numbers. */
export const NUMBER = { className: 'vs-num' };

type Order = 'asc' | 'desc';
type Props<Line extends RowData, Sort extends string> = {
  /** Heard, of the frame that scrolls. */
  label: string;
  className: string;
  caption: ReactNode;
  /** Those without a value, ticks for instance, cannot be sorted. */
  columns: ColumnDef<ListFeatures, Line>[];
  /** The column that names a line. */
  head: string;
  list: { lines: Line[]; sort: string; order: Order; page: number; pages: number };
  idOf: (line: Line) => string;
  visibility: { [column: string]: boolean };
  /** The lines ticked, also those of other pages, and what ticking does. */
  selected?: readonly string[];
  onSelect?: (ids: string[]) => void;
  /** Which way a column is read first. */
  firstOrder: (sort: Sort) => Order;
  hrefOf: (change: { sort?: Sort; order?: Order; page: number }) => string;
};

/** A page of a list: the order and the page are links; on a phone each fact has its label (`data-label`). */
export function ListTable<Line extends RowData, Sort extends string>(props: Props<Line, Sort>) {
  const { label, className, caption, columns, head, list, idOf, visibility, selected = [], onSelect } = props;
  const { firstOrder, hrefOf } = props;
  const rowSelection: RowSelectionState = Object.fromEntries(selected.map((id) => [id, true]));
  const table = useTable({
    features,
    columns,
    data: list.lines,
    getRowId: idOf,
    state: { columnVisibility: visibility, rowSelection },
    onRowSelectionChange: (update) => {
      const next = functionalUpdate(update, rowSelection);
      onSelect?.(Object.keys(next).filter((id) => next[id]));
    },
  });

  const sortLink = (id: string, heading: ReactNode) => {
    const sort = id as Sort;
    const sorted = list.sort === id;
    const reversed = list.order === 'asc' ? 'desc' : 'asc';
    return (
      <Link
        className="vs-sort-link"
        href={hrefOf({ sort, order: sorted ? reversed : firstOrder(sort), page: 1 })}
        scroll={false}
        prefetch={false}
      >
        {heading}
        {sorted && <span aria-hidden="true">{list.order === 'asc' ? '\u00A0↑' : '\u00A0↓'}</span>}
      </Link>
    );
  };

  return (
    <>
      <section className="vs-scroll" aria-label={label} tabIndex={0}>
        <table className={`vs-table ${className}`}>
          <caption className="fr-sr-only">{caption}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => {
                  const { id, columnDef, accessorFn } = header.column;
                  const heading = <table.FlexRender header={header} />;
                  return (
                    <th
                      key={id}
                      scope="col"
                      className={columnDef.meta?.className}
                      aria-sort={list.sort === id ? (list.order === 'asc' ? 'ascending' : 'descending') : undefined}
                    >
                      {accessorFn ? sortLink(id, heading) : heading}
                    </th>
                  );
                })}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} className={row.getIsSelected() ? 'vs-row--own' : undefined}>
                {row.getVisibleCells().map((cell) => {
                  const { id, columnDef } = cell.column;
                  return id === head ? (
                    <th key={cell.id} scope="row">
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td
                      key={cell.id}
                      className={columnDef.meta?.className}
                      data-label={typeof columnDef.header === 'string' ? columnDef.header : undefined}
                    >
                      <table.FlexRender cell={cell} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <PageLinks page={list.page} pages={list.pages} hrefOf={(page) => hrefOf({ page })} />
    </>
  );
}
