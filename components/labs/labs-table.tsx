'use client';

import {
  columnVisibilityFeature,
  createColumnHelper,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import Link from 'next/link';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { formatDate, formatMonth } from '@/lib/format/date';
import { formatChange, formatCount, formatNumber, formatPercent, NO_DATA } from '@/lib/format/number';
import { COLUMN_WORDS, sectorWord } from '@/lib/labs/column-words';
import type { LabLine, LabList } from '@/lib/labs/list-queries';
import {
  DEFAULT_COLUMNS,
  defaultOrder,
  LAB_COLUMNS,
  type LabColumn,
  type LabSort,
  type LabsParams,
  labsHref,
} from '@/lib/labs/search-params';
import { PageLinks } from '../tables/page-links';

const NUMBERS: readonly LabColumn[] = ['sites', 'documents', 'change', 'level3Share'];

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });
const helper = createColumnHelper<typeof features, LabLine>();
const unknown = <span className="vs-unknown">{NO_DATA}</span>;
const none = <span className="vs-unknown">–</span>;

const columns = helper.columns([
  helper.accessor('name', {
    header: 'Laboratoire',
    cell: ({ row, getValue }) => (
      <Link href={`/labs/${row.original.finess}`} prefetch={false}>
        {getValue()}
      </Link>
    ),
  }),
  helper.accessor('finess', { header: COLUMN_WORDS.finess }),
  helper.accessor('town', { header: COLUMN_WORDS.town }),
  helper.accessor(({ department }) => `${department.name} (${department.code})`, {
    id: 'department',
    header: COLUMN_WORDS.department,
  }),
  helper.accessor(({ region }) => region.name, { id: 'region', header: COLUMN_WORDS.region }),
  helper.accessor(sectorWord, { id: 'sector', header: COLUMN_WORDS.sector }),
  helper.accessor('sites', { header: COLUMN_WORDS.sites, cell: ({ getValue }) => formatNumber(getValue()) }),
  helper.accessor(({ products }) => products.map(({ name }) => name).join(', '), {
    id: 'product',
    header: COLUMN_WORDS.product,
    cell: ({ getValue }) => getValue() || unknown,
  }),
  ...(['equippedSince', 'orderedOn', 'verifiedOn'] as const).map((id) =>
    helper.accessor(({ [id]: day }) => (day === null ? null : formatDate(day)), {
      id,
      header: COLUMN_WORDS[id],
      cell: ({ getValue }) => getValue() ?? none,
    }),
  ),
  helper.accessor('documents', {
    header: COLUMN_WORDS.documents,
    cell: ({ getValue }) => (getValue() === null ? unknown : formatNumber(getValue())),
  }),
  helper.accessor('change', {
    header: COLUMN_WORDS.change,
    cell: ({ getValue }) => (getValue() === null ? unknown : formatChange(getValue())),
  }),
  helper.accessor('level3Share', {
    header: COLUMN_WORDS.level3Share,
    cell: ({ getValue }) => (getValue() === null ? unknown : formatPercent(getValue())),
  }),
  ...(['firstFeedMonth', 'lastFeedMonth'] as const).map((id) =>
    helper.accessor(({ [id]: month }) => (month === null ? null : formatMonth(month)), {
      id,
      header: COLUMN_WORDS[id],
      cell: ({ getValue }) => getValue() ?? none,
    }),
  ),
]);

const inAddress = {
  columns: parseAsArrayOf(parseAsStringLiteral(LAB_COLUMNS)),
  selected: parseAsArrayOf(parseAsString).withDefault([]),
};

type Props = { list: LabList; params: LabsParams };

/** The labs of a page: what is shown and ticked lives in the address, the order and the page are links. */
export function LabsTable({ list, params }: Props) {
  const [asked, ask] = useQueryStates(inAddress, { history: 'replace', clearOnDefault: true });
  const shown: readonly LabColumn[] = asked.columns ?? DEFAULT_COLUMNS;
  const { selected } = asked;
  const current = { ...params, columns: asked.columns, selected: selected.length > 0 ? selected : null };
  const hrefOf = (change: Partial<LabsParams>) => labsHref('/labs', { ...current, ...change });
  const exportHref = (format: string) =>
    `${labsHref('/labs/export', current)}&format=${format}`.replace(/^([^?]*)&/, '$1?');

  const table = useTable({
    features,
    columns,
    data: list.lines,
    getRowId: ({ finess }) => finess,
    state: {
      columnVisibility: Object.fromEntries(LAB_COLUMNS.map((column) => [column, shown.includes(column)])),
      rowSelection: Object.fromEntries(selected.map((finess) => [finess, true])),
    },
    onRowSelectionChange: (update) => {
      const next = typeof update === 'function' ? update(Object.fromEntries(selected.map((f) => [f, true]))) : update;
      const kept = Object.keys(next).filter((finess) => next[finess]);
      ask({ selected: kept.length > 0 ? kept : null });
    },
  });

  const toggleColumn = (column: LabColumn) => {
    const next = LAB_COLUMNS.filter((one) => (one === column ? !shown.includes(one) : shown.includes(one)));
    const usual = next.length === DEFAULT_COLUMNS.length && next.every((one) => DEFAULT_COLUMNS.includes(one));
    ask({ columns: usual ? null : next });
  };

  const heading = (id: string, label: React.ReactNode) => {
    const sort = id as Exclude<LabSort, 'relevance'>;
    const sorted = list.sort === sort;
    const reversed = list.order === 'asc' ? 'desc' : 'asc';
    return (
      <th
        key={id}
        scope="col"
        className={isNumber(id) ? 'vs-num' : undefined}
        aria-sort={sorted ? (list.order === 'asc' ? 'ascending' : 'descending') : undefined}
      >
        <Link
          className="vs-sort-link"
          href={hrefOf({ sort, order: sorted ? reversed : defaultOrder(sort), page: 1 })}
          scroll={false}
          prefetch={false}
        >
          {label}
          <span aria-hidden="true">{sorted ? (list.order === 'asc' ? ' ↑' : ' ↓') : ''}</span>
        </Link>
      </th>
    );
  };

  return (
    <div className="vs-labs">
      <div className="vs-labs__tools">
        <details className="vs-columns">
          <summary>Colonnes ({shown.length})</summary>
          <fieldset>
            <legend className="fr-sr-only">Colonnes affichées</legend>
            {LAB_COLUMNS.map((column) => (
              <label key={column}>
                <input type="checkbox" checked={shown.includes(column)} onChange={() => toggleColumn(column)} />{' '}
                {COLUMN_WORDS[column]}
              </label>
            ))}
          </fieldset>
        </details>
        <p className="vs-labs__exports">
          {selected.length > 0 ? (
            <>
              <span role="status">{formatCount(selected.length, 'laboratoire coché', 'laboratoires cochés')}</span>{' '}
              <button type="button" className="fr-link" onClick={() => ask({ selected: null })}>
                Tout décocher
              </button>
            </>
          ) : (
            <span>Exporter la liste</span>
          )}{' '}
          <a href={exportHref('csv')} download>
            CSV
          </a>{' '}
          ·{' '}
          <a href={exportHref('xlsx')} download>
            XLSX
          </a>
        </p>
      </div>
      <section className="vs-scroll" aria-label="Laboratoires" tabIndex={0}>
        <table className="vs-table vs-labs__table">
          <caption className="fr-sr-only">
            Laboratoires ouverts à la fin du mois, {formatCount(list.total, 'laboratoire')}, page {list.page} sur{' '}
            {list.pages}
          </caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                <th scope="col" className="vs-labs__tick">
                  <input
                    type="checkbox"
                    aria-label="Cocher la page"
                    checked={table.getIsAllRowsSelected()}
                    onChange={table.getToggleAllRowsSelectedHandler()}
                  />
                </th>
                {group.headers.map((header) => heading(header.column.id, <table.FlexRender header={header} />))}
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => (
              <tr key={row.id} className={row.getIsSelected() ? 'vs-row--own' : undefined}>
                <td className="vs-labs__tick">
                  <input
                    type="checkbox"
                    aria-label={`Cocher ${row.original.name}`}
                    checked={row.getIsSelected()}
                    onChange={row.getToggleSelectedHandler()}
                  />
                </td>
                {row.getVisibleCells().map((cell) =>
                  cell.column.id === 'name' ? (
                    <th key={cell.id} scope="row">
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td
                      key={cell.id}
                      className={isNumber(cell.column.id) ? 'vs-num' : undefined}
                      data-label={COLUMN_WORDS[cell.column.id as LabColumn]}
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
    </div>
  );
}

function isNumber(id: string): boolean {
  return NUMBERS.some((column) => column === id);
}
