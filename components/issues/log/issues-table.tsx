'use client';

import { columnVisibilityFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import Link from 'next/link';
import { parseAsArrayOf, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { formatDate } from '@/lib/format/date';
import { formatCount, formatNumber, NO_DATA } from '@/lib/format/number';
import { LOG_COLUMN_WORDS, vendorNames } from '@/lib/issues/column-words';
import type { IssueLog } from '@/lib/issues/list-queries';
import type { LogLine } from '@/lib/issues/log';
import { PRIORITY_WORDS } from '@/lib/issues/priority';
import {
  DEFAULT_LOG_COLUMNS,
  defaultLogOrder,
  issuesHref,
  LOG_COLUMNS,
  type LogColumn,
  type LogParams,
  type LogSort,
} from '@/lib/issues/search-params';
import { STAGE_OF, STAGES, STATE_WORDS } from '@/lib/issues/words';
import { PageLinks } from '../../tables/page-links';
import { LateSign, SeverityMark } from '../severity-mark';
import { LogExports } from './log-exports';

const NUMBERS: readonly LogColumn[] = [
  'rank',
  'legalEntities',
  'documents',
  'priority',
  'feedbacks',
  'age',
  'openedOn',
  'dueOn',
  'closedOn',
];

const features = tableFeatures({ columnVisibilityFeature });
const helper = createColumnHelper<typeof features, LogLine>();
const unknown = <span className="vs-unknown">{NO_DATA}</span>;
const none = <span className="vs-unknown">–</span>;

const count = (id: 'legalEntities' | 'feedbacks') =>
  helper.accessor(id, { header: LOG_COLUMN_WORDS[id], cell: ({ getValue }) => formatNumber(getValue()) });
const day = (id: 'openedOn' | 'closedOn') =>
  helper.accessor(id, {
    header: LOG_COLUMN_WORDS[id],
    cell: ({ row }) => {
      const { [id]: on } = row.original;
      return on === null ? none : formatDate(on);
    },
  });

const columns = helper.columns([
  helper.accessor('rank', {
    header: LOG_COLUMN_WORDS.rank,
    cell: ({ getValue }) => (getValue() === null ? none : <strong>{formatNumber(getValue())}</strong>),
  }),
  helper.accessor('title', {
    header: 'Irritant',
    cell: ({ row, getValue }) => (
      <Link href={`/issues/${row.original.id}`} prefetch={false}>
        {getValue()}
      </Link>
    ),
  }),
  helper.accessor('state', {
    id: 'stage',
    header: LOG_COLUMN_WORDS.stage,
    cell: ({ getValue, row }) => (
      <>
        <strong>{STAGES.indexOf(STAGE_OF[getValue()]) + 1}</strong> {STATE_WORDS[getValue()]}
        {row.original.late && (
          <>
            {' '}
            <span className="vs-late vs-issues-table__late">En retard</span>
          </>
        )}
      </>
    ),
  }),
  helper.accessor(({ category }) => category.shortLabel, { id: 'category', header: LOG_COLUMN_WORDS.category }),
  helper.accessor('severity', {
    header: LOG_COLUMN_WORDS.severity,
    cell: ({ getValue }) => <SeverityMark severity={getValue()} />,
  }),
  count('legalEntities'),
  ...(['documents', 'priority'] as const).map((id) =>
    helper.accessor(id, {
      header: LOG_COLUMN_WORDS[id],
      cell: ({ getValue }) => (getValue() === null ? unknown : formatNumber(getValue())),
    }),
  ),
  count('feedbacks'),
  helper.accessor('age', {
    header: LOG_COLUMN_WORDS.age,
    cell: ({ getValue }) => (
      <>
        {formatNumber(getValue())}&nbsp;<abbr title="jours">j</abbr>
      </>
    ),
  }),
  day('openedOn'),
  helper.accessor('owner', {
    header: LOG_COLUMN_WORDS.owner,
    cell: ({ getValue }) => getValue()?.name ?? <span className="vs-unknown">à désigner</span>,
  }),
  helper.accessor('dueOn', {
    header: LOG_COLUMN_WORDS.dueOn,
    cell: ({ getValue, row }) => <Due dueOn={getValue()} late={row.original.late} />,
  }),
  day('closedOn'),
  helper.accessor(({ products }) => products.map(({ name }) => name).join(', '), {
    id: 'products',
    header: LOG_COLUMN_WORDS.products,
    cell: ({ getValue }) => getValue() || none,
  }),
  helper.accessor(vendorNames, {
    id: 'vendors',
    header: LOG_COLUMN_WORDS.vendors,
    cell: ({ getValue }) => getValue() || none,
  }),
  helper.accessor(({ region }) => region?.name ?? 'National', { id: 'region', header: LOG_COLUMN_WORDS.region }),
]);

function Due({ dueOn, late }: Pick<LogLine, 'dueOn' | 'late'>) {
  const day = dueOn === null ? none : formatDate(dueOn);
  if (!late) return day;
  if (late.of === 'issue') {
    return (
      <strong className="vs-late">
        <LateSign />
        <span className="fr-sr-only">en retard, </span>
        {day}
      </strong>
    );
  }
  return (
    <>
      {day}{' '}
      <span className="vs-late vs-issues-table__late">
        <LateSign />
        une action, {formatCount(late.days, 'jour')}
      </span>
    </>
  );
}

const inAddress = { columns: parseAsArrayOf(parseAsStringLiteral(LOG_COLUMNS)) };

type Props = { log: IssueLog; params: LogParams };

/** The log as a table: what is shown lives in the address, the order and the page are links. */
export function IssuesTable({ log, params }: Props) {
  const [asked, ask] = useQueryStates(inAddress, { history: 'replace', clearOnDefault: true });
  const shown: readonly LogColumn[] = asked.columns ?? DEFAULT_LOG_COLUMNS;
  const current = { ...params, columns: asked.columns };
  const hrefOf = (change: Partial<LogParams>) => issuesHref('/issues', { ...current, ...change });

  const table = useTable({
    features,
    columns,
    data: log.lines,
    getRowId: ({ id }) => String(id),
    state: { columnVisibility: Object.fromEntries(LOG_COLUMNS.map((column) => [column, shown.includes(column)])) },
  });

  const toggleColumn = (column: LogColumn) => {
    const next = LOG_COLUMNS.filter((one) => (one === column ? !shown.includes(one) : shown.includes(one)));
    const usual = next.length === DEFAULT_LOG_COLUMNS.length && next.every((one) => DEFAULT_LOG_COLUMNS.includes(one));
    ask({ columns: usual ? null : next });
  };

  const heading = (id: string, label: React.ReactNode) => {
    const sort = id as LogSort;
    const isSorted = log.sort === sort;
    const reversed = log.order === 'asc' ? 'desc' : 'asc';
    return (
      <th
        key={id}
        scope="col"
        className={isNumber(id) ? 'vs-num' : undefined}
        aria-sort={isSorted ? (log.order === 'asc' ? 'ascending' : 'descending') : undefined}
      >
        <Link
          className="vs-sort-link"
          href={hrefOf({ sort, order: isSorted ? reversed : defaultLogOrder(sort), page: 1 })}
          scroll={false}
          prefetch={false}
        >
          {label}
          <span aria-hidden="true">{isSorted ? (log.order === 'asc' ? '\u00A0↑' : '\u00A0↓') : ''}</span>
        </Link>
      </th>
    );
  };

  return (
    <div className="vs-issues">
      <div className="vs-issues__tools">
        <p>
          <strong>{formatCount(log.total, 'irritant')}</strong>
          {log.sort === 'rank' && log.order === 'asc' && ' du plus au moins prioritaire'}
        </p>
        <details className="vs-columns">
          <summary>Choisir les colonnes</summary>
          <fieldset>
            <legend className="fr-sr-only">Colonnes affichées</legend>
            {LOG_COLUMNS.map((column) => (
              <label key={column}>
                <input type="checkbox" checked={shown.includes(column)} onChange={() => toggleColumn(column)} />{' '}
                {LOG_COLUMN_WORDS[column]}
              </label>
            ))}
          </fieldset>
        </details>
        <LogExports params={current} />
      </div>
      <section className="vs-scroll" aria-label="Irritants" tabIndex={0}>
        <table className="vs-table vs-issues-table">
          <caption className="fr-sr-only">
            {formatCount(log.total, 'irritant')}, page {log.page} sur {log.pages}
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
                  cell.column.id === 'title' ? (
                    <th key={cell.id} scope="row">
                      <table.FlexRender cell={cell} />
                    </th>
                  ) : (
                    <td
                      key={cell.id}
                      className={isNumber(cell.column.id) ? 'vs-num' : undefined}
                      data-label={LOG_COLUMN_WORDS[cell.column.id as LogColumn]}
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
      <PageLinks page={log.page} pages={log.pages} hrefOf={(page) => hrefOf({ page })} />
      <p className="vs-mention">
        {PRIORITY_WORDS} Étapes{'\u00A0'}: 1 diagnostic, 2 actions correctives, 3 suivi.
      </p>
    </div>
  );
}

function isNumber(id: string): boolean {
  return NUMBERS.some((column) => column === id);
}
