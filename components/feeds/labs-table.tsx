'use client';

import { createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import Link from 'next/link';
import { firstOrder, type LabLine } from '@/lib/feeds/reconciliation';
import { type FeedsParams, feedsHref, type LabSort } from '@/lib/feeds/search-params';
import { formatCount } from '@/lib/format/number';
import { PageLinks } from '../tables/page-links';
import { Difference, DifferenceRatio, Documents, SidesState } from './difference-cells';

type Props = {
  lines: LabLine[];
  count: number;
  page: number;
  pages: number;
  params: FeedsParams;
  /** Whether the viewer writes notes. */
  explains: boolean;
};

const NUMBERS: readonly string[] = ['declared', 'measured', 'difference', 'ratio'] satisfies LabSort[];
const SORTS: readonly string[] = [...NUMBERS, 'lab', 'vendor'];

/** What a phone shows of a lab, beside its name. */
const LABELS: { readonly [column: string]: string } = {
  declared: 'Déclaré',
  measured: 'Mesuré par la Cnam',
  difference: 'Écart',
  ratio: 'Écart (%)',
  state: 'État',
};

const classOf = (column: string) =>
  NUMBERS.includes(column) ? 'vs-num' : column in LABELS ? undefined : 'vs-stacked__less';

const features = tableFeatures({});
const helper = createColumnHelper<typeof features, LabLine>();
const columns = helper.columns([
  helper.accessor('name', {
    id: 'lab',
    header: 'Laboratoire',
    cell: ({ row, getValue }) => (
      <>
        <Link href={`/labs/${row.original.finess}`} prefetch={false}>
          {getValue()}
        </Link>{' '}
        <span className="vs-mention">{row.original.finess}</span>
      </>
    ),
  }),
  helper.accessor(({ vendor }) => vendor?.label ?? null, {
    id: 'vendor',
    header: 'Éditeur',
    cell: ({ getValue }) => getValue() ?? <span className="vs-unknown">–</span>,
  }),
  helper.accessor(({ product }) => product?.label ?? null, {
    id: 'product',
    header: 'Logiciel',
    cell: ({ getValue }) => getValue() ?? <span className="vs-unknown">–</span>,
  }),
  helper.accessor('region', { header: 'Région' }),
  helper.accessor('declared', { header: 'Déclaré', cell: ({ getValue }) => <Documents value={getValue()} /> }),
  helper.accessor('measured', {
    header: 'Mesuré par la Cnam',
    cell: ({ getValue }) => <Documents value={getValue()} />,
  }),
  helper.accessor('difference', { header: 'Écart', cell: ({ getValue }) => <Difference value={getValue()} /> }),
  helper.accessor('ratio', { header: 'Écart (%)', cell: ({ getValue }) => <DifferenceRatio value={getValue()} /> }),
  helper.accessor('state', { header: 'État', cell: ({ row }) => <SidesState of={row.original} /> }),
]);

/** The labs of a page: the order and the page are links, what differs can be explained. */
export function LabsTable({ lines, count, page, pages, params, explains }: Props) {
  const order = params.order ?? firstOrder(params.sort);
  const hrefOf = (change: Partial<FeedsParams>) => `${feedsHref('/feeds', { ...params, ...change })}#labos`;
  const table = useTable({ features, columns, data: lines, getRowId: ({ finess }) => finess });
  const heading = (id: string, label: React.ReactNode) => {
    const sorted = id === params.sort;
    const sort = id as LabSort;
    const next = sorted ? (order === 'asc' ? 'desc' : 'asc') : firstOrder(sort);
    return (
      <th
        key={id}
        scope="col"
        className={NUMBERS.includes(id) ? 'vs-num' : undefined}
        aria-sort={sorted ? (order === 'asc' ? 'ascending' : 'descending') : undefined}
      >
        {SORTS.includes(id) ? (
          <Link className="vs-sort-link" href={hrefOf({ sort, order: next, page: 1 })} scroll={false} prefetch={false}>
            {label}
          </Link>
        ) : (
          label
        )}
      </th>
    );
  };
  return (
    <>
      <section className="vs-scroll vs-scroll--within" aria-label="Laboratoires" tabIndex={0}>
        <table className="vs-table vs-stacked vs-reconciled">
          <caption className="fr-sr-only">
            {formatCount(count, 'laboratoire')}, page {page} sur {pages}
          </caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                {group.headers.map((header) => heading(header.column.id, <table.FlexRender header={header} />))}
                {explains && <th scope="col">Note</th>}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id}>
                {row.getAllCells().map((cell) =>
                  cell.column.id === 'lab' ? (
                    <th key={cell.id} scope="row">
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td key={cell.id} className={classOf(cell.column.id)} data-label={LABELS[cell.column.id]}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ),
                )}
                {explains && (
                  <td>
                    <Link href={`${feedsHref('/feeds', { ...params, note: row.id })}#note`} prefetch={false}>
                      Expliquer<span className="fr-sr-only"> l’écart de {row.original.name}</span>
                    </Link>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <PageLinks page={page} pages={pages} hrefOf={(to) => hrefOf({ page: to })} />
    </>
  );
}
