'use client';

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { formatInstant } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';

/** A deposit as the list shows it; instants as ISO text, for the browser. */
export type HistoryLine = {
  id: string;
  number: string;
  /** In French: «Comptages». */
  kind: string;
  receivedAt: string;
  fileName: string;
  depositor: string;
  vendor: string | null;
  state: 'CHECKED' | 'APPLIED' | 'CANCELLED';
  added: number;
  changed: number;
  unchanged: number;
  errors: number;
};

function stateOf({ state, errors }: HistoryLine): { word: string; icon: string; verb: string } {
  if (state === 'APPLIED') return { word: 'Appliqué', icon: 'fr-icon-checkbox-circle-fill', verb: 'Voir le reçu' };
  if (state === 'CANCELLED') return { word: 'Annulé', icon: 'fr-icon-arrow-go-back-line', verb: 'Voir le dépôt' };
  if (errors > 0) return { word: 'À corriger', icon: 'fr-icon-error-fill', verb: 'Voir les erreurs' };
  return { word: 'À appliquer', icon: 'fr-icon-edit-line', verb: 'Reprendre' };
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const helper = createColumnHelper<typeof features, HistoryLine>();
const written = (of: 'added' | 'changed' | 'unchanged', header: string) =>
  helper.accessor((line) => (line.state === 'CHECKED' ? null : line[of]), {
    id: of,
    header,
    cell: ({ getValue }) => (getValue() === null ? <span className="vs-unknown">–</span> : formatNumber(getValue())),
  });
const columns = helper.columns([
  helper.accessor('number', {
    header: 'Numéro',
    cell: ({ row, getValue }) => <a href={`/uploads/${row.original.id}`}>{getValue()}</a>,
  }),
  helper.accessor('kind', { header: 'Contenu' }),
  helper.accessor('receivedAt', { header: 'Reçu le', cell: ({ getValue }) => formatInstant(new Date(getValue())) }),
  helper.accessor('fileName', { header: 'Fichier' }),
  helper.accessor((line) => line.vendor ?? 'DNS', { id: 'vendor', header: 'Pour' }),
  helper.accessor('depositor', { header: 'Par' }),
  written('added', 'Ajoutées'),
  written('changed', 'Changées'),
  written('unchanged', 'Inchangées'),
  helper.accessor((line) => stateOf(line).word, {
    id: 'state',
    header: 'État',
    cell: ({ row, getValue }) => (
      <span className={`vs-state ${stateOf(row.original).icon}`}>
        {getValue()}
        {row.original.state === 'CHECKED' && row.original.errors > 0 && ` (${formatNumber(row.original.errors)})`}
      </span>
    ),
  }),
]);
const NUMBERS = ['added', 'changed', 'unchanged'];
const SORTS = { asc: 'ascending', desc: 'descending' } as const;

/** The deposits, the newest first; a click on a head sorts. Without JavaScript it is the same table in the first order. */
export function HistoryTable({ lines }: { lines: HistoryLine[] }) {
  const table = useTable({ features, columns, data: lines });
  return (
    <section className="vs-scroll" aria-label="Dépôts" tabIndex={0}>
      <table className="vs-table">
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const sorted = header.column.getIsSorted();
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={NUMBERS.includes(header.column.id) ? 'vs-num' : undefined}
                    aria-sort={sorted ? SORTS[sorted] : undefined}
                  >
                    <button type="button" className="vs-sort" onClick={header.column.getToggleSortingHandler()}>
                      <table.FlexRender header={header} />
                    </button>
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr key={row.id}>
              {row.getAllCells().map((cell) => (
                <td key={cell.id} className={NUMBERS.includes(cell.column.id) ? 'vs-num' : undefined}>
                  <table.FlexRender cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
