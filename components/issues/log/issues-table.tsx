'use client';

import { createColumnHelper } from '@tanstack/react-table';
import Link from 'next/link';
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
  type LogParams,
} from '@/lib/issues/search-params';
import { STAGE_OF, STAGES, STATE_WORDS } from '@/lib/issues/words';
import { ColumnChoice, useColumnChoice } from '../../tables/column-choice';
import { type ListFeatures, ListTable, NUMBER } from '../../tables/list-table';
import { LateSign, SeverityMark } from '../severity-mark';
import { LogExports } from './log-exports';

const helper = createColumnHelper<ListFeatures, LogLine>();
const unknown = <span className="vs-unknown">{NO_DATA}</span>;
const none = <span className="vs-unknown">–</span>;

const count = (id: 'legalEntities' | 'feedbacks') =>
  helper.accessor(id, {
    header: LOG_COLUMN_WORDS[id],
    meta: NUMBER,
    cell: ({ getValue }) => formatNumber(getValue()),
  });
const day = (id: 'openedOn' | 'closedOn') =>
  helper.accessor(id, {
    header: LOG_COLUMN_WORDS[id],
    meta: NUMBER,
    cell: ({ row }) => {
      const { [id]: on } = row.original;
      return on === null ? none : formatDate(on);
    },
  });

const columns = helper.columns([
  helper.accessor('rank', {
    header: LOG_COLUMN_WORDS.rank,
    meta: NUMBER,
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
      meta: NUMBER,
      cell: ({ getValue }) => (getValue() === null ? unknown : formatNumber(getValue())),
    }),
  ),
  count('feedbacks'),
  helper.accessor('age', {
    header: LOG_COLUMN_WORDS.age,
    meta: NUMBER,
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
    meta: NUMBER,
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

type Props = { log: IssueLog; params: LogParams };

/** The log as a table: what is shown lives in the address, the order and the page are links. */
export function IssuesTable({ log, params }: Props) {
  const choice = useColumnChoice(LOG_COLUMNS, DEFAULT_LOG_COLUMNS);
  const current = { ...params, columns: choice.asked };
  return (
    <div className="vs-issues">
      <div className="vs-issues__tools">
        <p>
          <strong>{formatCount(log.total, 'irritant')}</strong>
          {log.sort === 'rank' && log.order === 'asc' && ' du plus au moins prioritaire'}
        </p>
        <ColumnChoice
          summary="Choisir les colonnes"
          legend="Colonnes affichées"
          words={LOG_COLUMN_WORDS}
          choice={choice}
        />
        <LogExports params={current} />
      </div>
      <ListTable
        label="Irritants"
        className="vs-issues-table"
        caption={`${formatCount(log.total, 'irritant')}, page ${log.page} sur ${log.pages}`}
        columns={columns}
        head="title"
        list={log}
        idOf={({ id }) => String(id)}
        visibility={choice.visibility}
        firstOrder={defaultLogOrder}
        hrefOf={(change) => issuesHref('/issues', { ...current, ...change })}
      />
      <p className="vs-mention">
        {PRIORITY_WORDS} Étapes{'\u00A0'}: 1 diagnostic, 2 actions correctives, 3 suivi.
      </p>
    </div>
  );
}
