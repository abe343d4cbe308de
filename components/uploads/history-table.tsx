'use client';

import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFns,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { formatInstant, formatMonth } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import { HISTORY_WORDS, type HistoryLine, historyAction } from '@/lib/uploads/history';

const MOST_MONTHS = 2;

/** «août et sept. 2023», «janv. 2023 à juin 2023» beyond two. */
function monthsText(months: HistoryLine['months']): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return '';
  return months.length > MOST_MONTHS
    ? `${formatMonth(first)} à ${formatMonth(last)}`
    : months.map(formatMonth).join(' et ');
}

const isWritten = ({ state }: HistoryLine) => state === 'applied' || state === 'cancelled';

/** What stands in place of the effect of a deposit that has none. */
function noEffect({ state, errors }: HistoryLine): string {
  if (state === 'refused') return `${formatCount(errors, 'erreur')}, rien n’a été écrit`;
  return state === 'abandoned' ? 'rien n’a été écrit' : 'rien n’est encore écrit';
}

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns });
const helper = createColumnHelper<typeof features, HistoryLine>();
const NUMBERS = ['added', 'changed', 'unchanged'] as const;
const number = (of: (typeof NUMBERS)[number], header: string) =>
  helper.accessor((line) => (isWritten(line) ? line[of] : null), {
    id: of,
    header,
    cell: ({ getValue }) => formatNumber(getValue()),
  });

/** A text with what it is, or whose, below. */
const Below = ({ children, small }: { children: ReactNode; small: string }) => (
  <>
    {children}
    <small className="vs-history__small">{small}</small>
  </>
);

const columnsFor = (named: boolean) =>
  helper.columns([
    helper.accessor('number', {
      header: 'Numéro',
      cell: ({ row, getValue }) => <a href={`/uploads/${row.original.id}`}>{getValue()}</a>,
    }),
    helper.accessor('receivedAt', { header: 'Reçu le', cell: ({ getValue }) => formatInstant(new Date(getValue())) }),
    helper.accessor('fileName', {
      header: 'Fichier',
      cell: ({ row, getValue }) => (
        <Below small={row.original.kind}>
          <a href={`/uploads/${row.original.id}/file`} className="vs-history__file">
            {getValue()}
          </a>
        </Below>
      ),
    }),
    named
      ? helper.accessor((line) => line.vendor ?? 'DNS', {
          id: 'depositor',
          header: 'Pour, par',
          cell: ({ row, getValue }) => <Below small={row.original.depositor}>{getValue()}</Below>,
        })
      : helper.accessor('depositor', { header: 'Par' }),
    helper.accessor(({ months }) => months.at(-1) ?? '', {
      id: 'months',
      header: 'Mois',
      cell: ({ row }) => monthsText(row.original.months),
    }),
    number('added', 'Ajoutées'),
    number('changed', 'Changées'),
    number('unchanged', 'Inchangées'),
    helper.accessor((line) => HISTORY_WORDS[line.state].word, {
      id: 'state',
      header: 'État',
      cell: ({ row, getValue }) => (
        <span className={`vs-state vs-state--${row.original.state} ${HISTORY_WORDS[row.original.state].icon}`}>
          {getValue()}
        </span>
      ),
    }),
  ]);
const COLUMNS = { own: columnsFor(false), named: columnsFor(true) };
const SORTS = { asc: 'ascending', desc: 'descending' } as const;
/** Said before a number where the table becomes cards. */
const LABELS: { [id: string]: string } = { added: 'ajoutées', changed: 'changées', unchanged: 'inchangées' };
const LONG = ['depositor', 'months'];
const classOf = (id: string) => (isNumber(id) ? 'vs-num' : LONG.includes(id) ? 'vs-history__long' : undefined);
const isNumber = (id: string) => NUMBERS.some((one) => one === id);

type Props = {
  lines: HistoryLine[];
  /** Whether deposits are of several depositors. */
  named: boolean;
};

/**
 * The deposits, the newest first; a click on a head sorts. Two ticked ones can be compared. Without JavaScript it is the same table in
 * the first order.
 */
export function HistoryTable({ lines, named }: Props) {
  const table = useTable({ features, columns: named ? COLUMNS.named : COLUMNS.own, data: lines });
  return (
    <form action="/uploads/compare" method="get">
      <section className="vs-scroll vs-history" aria-label="Dépôts" tabIndex={0}>
        <table className="vs-table">
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id}>
                <th scope="col">
                  <span className="fr-sr-only">À comparer</span>
                </th>
                {group.headers.map((header) => {
                  const sorted = header.column.getIsSorted();
                  return (
                    <th
                      key={header.id}
                      scope="col"
                      className={isNumber(header.column.id) ? 'vs-num' : undefined}
                      aria-sort={sorted ? SORTS[sorted] : undefined}
                    >
                      <button type="button" className="vs-sort" onClick={header.column.getToggleSortingHandler()}>
                        <table.FlexRender header={header} />
                      </button>
                    </th>
                  );
                })}
                <th scope="col">
                  <span className="fr-sr-only">Que faire</span>
                </th>
              </tr>
            ))}
          </thead>
          <tbody>
            {table.getRowModel().rows.map((row) => {
              const line = row.original;
              const action = historyAction(line);
              return (
                <tr key={row.id} className={line.state === 'cancelled' ? 'vs-history__off' : undefined}>
                  <td>
                    <input type="checkbox" name="with" value={line.id} aria-label={`Comparer ${line.number}`} />
                  </td>
                  {row.getAllCells().map((cell) => {
                    if (!isNumber(cell.column.id) || isWritten(line)) {
                      return (
                        <td key={cell.id} className={classOf(cell.column.id)} data-label={LABELS[cell.column.id]}>
                          <table.FlexRender cell={cell} />
                        </td>
                      );
                    }
                    return cell.column.id === 'added' ? (
                      <td key={cell.id} colSpan={NUMBERS.length} className="vs-num vs-unknown">
                        {noEffect(line)}
                      </td>
                    ) : null;
                  })}
                  <td className="vs-history__action">
                    <a href={action.href}>
                      {action.verb}
                      <span className="fr-sr-only"> {line.number}</span>
                    </a>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {lines.length > 1 && (
        <p className="vs-history__foot">
          <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm">
            Comparer les deux dépôts cochés
          </button>
          <span className="vs-mention">
            Annuler un dépôt remet les valeurs d’avant. Un mois verrouillé n’accepte plus ni dépôt ni annulation
            {named ? '.' : '\u00A0: écrivez à la DNS.'}
          </span>
        </p>
      )}
    </form>
  );
}
