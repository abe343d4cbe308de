'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';
import { parseAsArrayOf, parseAsString, useQueryState } from 'nuqs';
import { formatDate, formatMonth } from '@/lib/format/date';
import { formatChange, formatCount, formatNumber, formatPercent, NO_DATA } from '@/lib/format/number';
import { COLUMN_WORDS, sectorWord } from '@/lib/labs/column-words';
import type { LabLine, LabList } from '@/lib/labs/list-queries';
import { DEFAULT_COLUMNS, defaultOrder, LAB_COLUMNS, type LabsParams, labsHref } from '@/lib/labs/search-params';
import { ColumnChoice, useColumnChoice } from '../tables/column-choice';
import { type ListFeatures, ListTable, NUMBER } from '../tables/list-table';

const helper = createColumnHelper<ListFeatures, LabLine>();
const unknown = <span className="vs-unknown">{NO_DATA}</span>;
const none = <span className="vs-unknown">–</span>;

const columns = helper.columns([
  helper.display({
    id: 'tick',
    meta: { className: 'vs-labs__tick' },
    header: ({ table }) => (
      <input
        type="checkbox"
        aria-label="Cocher la page"
        checked={table.getIsAllRowsSelected()}
        onChange={table.getToggleAllRowsSelectedHandler()}
      />
    ),
    cell: ({ row }) => (
      <input
        type="checkbox"
        aria-label={`Cocher ${row.original.name}`}
        checked={row.getIsSelected()}
        onChange={row.getToggleSelectedHandler()}
      />
    ),
  }),
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
  helper.accessor('sites', {
    header: COLUMN_WORDS.sites,
    meta: NUMBER,
    cell: ({ getValue }) => formatNumber(getValue()),
  }),
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
    meta: NUMBER,
    cell: ({ getValue }) => (getValue() === null ? unknown : formatNumber(getValue())),
  }),
  helper.accessor('change', {
    header: COLUMN_WORDS.change,
    meta: NUMBER,
    cell: ({ getValue }) => (getValue() === null ? unknown : formatChange(getValue())),
  }),
  helper.accessor('level3Share', {
    header: COLUMN_WORDS.level3Share,
    meta: NUMBER,
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

const ticked = parseAsArrayOf(parseAsString).withDefault([]);

type Props = { list: LabList; params: LabsParams };

/** The labs of a page: what is shown and ticked lives in the address, the order and the page are links. */
export function LabsTable({ list, params }: Props) {
  const choice = useColumnChoice(LAB_COLUMNS, DEFAULT_COLUMNS);
  const [selected, select] = useQueryState('selected', ticked);
  const current = { ...params, columns: choice.asked, selected: selected.length > 0 ? selected : null };
  const exportHref = (format: string) =>
    `${labsHref('/labs/export', current)}&format=${format}`.replace(/^([^?]*)&/, '$1?');
  return (
    <div className="vs-labs">
      <div className="vs-labs__tools">
        <ColumnChoice
          summary={`Colonnes (${choice.shown.length})`}
          legend="Colonnes affichées"
          words={COLUMN_WORDS}
          choice={choice}
        />
        <p className="vs-labs__exports">
          {selected.length > 0 ? (
            <>
              <span role="status">{formatCount(selected.length, 'laboratoire coché', 'laboratoires cochés')}</span>{' '}
              <button type="button" className="fr-link" onClick={() => select(null)}>
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
      <ListTable
        label="Laboratoires"
        className="vs-labs__table"
        caption={`Laboratoires ouverts à la fin du mois, ${formatCount(list.total, 'laboratoire')}, page ${list.page} sur ${list.pages}`}
        columns={columns}
        head="name"
        list={list}
        idOf={({ finess }) => finess}
        visibility={choice.visibility}
        selected={selected}
        onSelect={(ids) => select(ids.length > 0 ? ids : null)}
        firstOrder={defaultOrder}
        hrefOf={(change) => labsHref('/labs', { ...current, ...change })}
      />
    </div>
  );
}
