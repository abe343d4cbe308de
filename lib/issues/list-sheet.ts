import { formatDate, formatMonth } from '../format/date';
import type { Cell, Column, Sheet } from '../tabular/write';
import { LOG_COLUMN_WORDS, vendorNames } from './column-words';
import type { CrossCell, CrossTable } from './cross-table';
import type { IssueLog } from './list-queries';
import type { LogLine } from './log';
import { PRIORITY_WORDS } from './priority';
import type { LogColumn } from './search-params';
import { SEVERITY_WORDS, STAGE_OF, STAGE_WORDS, STATE_WORDS } from './words';

const WRITERS: { [column in LogColumn]: { type: Column['type']; cell: (line: LogLine) => Cell } } = {
  rank: { type: 'integer', cell: ({ rank }) => rank },
  stage: { type: 'text', cell: ({ state }) => `${STAGE_WORDS[STAGE_OF[state]]} · ${STATE_WORDS[state]}` },
  category: { type: 'text', cell: ({ category }) => category.shortLabel },
  severity: { type: 'text', cell: ({ severity }) => SEVERITY_WORDS[severity] },
  legalEntities: { type: 'integer', cell: ({ legalEntities }) => legalEntities },
  documents: { type: 'integer', cell: ({ documents }) => documents },
  priority: { type: 'integer', cell: ({ priority }) => priority },
  feedbacks: { type: 'integer', cell: ({ feedbacks }) => feedbacks },
  age: { type: 'integer', cell: ({ age }) => age },
  openedOn: { type: 'date', cell: ({ openedOn }) => openedOn },
  owner: { type: 'text', cell: ({ owner }) => owner?.name ?? null },
  dueOn: { type: 'date', cell: ({ dueOn }) => dueOn },
  closedOn: { type: 'date', cell: ({ closedOn }) => closedOn },
  products: { type: 'text', cell: ({ products }) => products.map(({ name }) => name).join(', ') },
  vendors: { type: 'text', cell: vendorNames },
  region: { type: 'text', cell: ({ region }) => region?.name ?? 'National' },
};

/** The log as a file: the issues, columns and order on screen, with their numbers and how late they are. */
export function issuesSheet({ lines, month, today }: IssueLog, columns: readonly LogColumn[]): Sheet {
  return {
    name: 'irritants',
    columns: [
      { header: 'N°', key: 'id', type: 'integer' },
      { header: 'Irritant', key: 'title', type: 'text' },
      ...columns.map(
        (column): Column => ({
          header: LOG_COLUMN_WORDS[column],
          key: column,
          type: WRITERS[column].type,
        }),
      ),
      { header: 'Jours de retard (irritant ou action)', key: 'lateDays', type: 'integer' },
    ],
    rows: lines.map((line) => [
      line.id,
      line.title,
      ...columns.map((column) => WRITERS[column].cell(line)),
      line.late?.days ?? null,
    ]),
    notes: [
      `Irritants au ${formatDate(today)}\u202F; poids d’après le registre et les documents versés au DMP en ${formatMonth(month)}`,
      PRIORITY_WORDS,
    ],
  };
}

const TOTAL = 'Total (distincts)';

/** The cross-table as a file: for each column, issues and EJ. */
export function crossSheet({ columns, rows, totals, total }: CrossTable): Sheet {
  const cells = (list: readonly (CrossCell | null)[]): Cell[] =>
    list.flatMap((cell) => [cell?.issues ?? 0, cell?.legalEntities ?? 0]);
  const pair = (label: string, key: string): Column[] => [
    { header: `${label}, irritants`, key: `${key}-issues`, type: 'integer' },
    { header: `${label}, EJ`, key: `${key}-legal-entities`, type: 'integer' },
  ];
  return {
    name: 'irritants-croises',
    columns: [
      { header: 'Catégorie', key: 'category', type: 'text' },
      ...columns.flatMap(({ key, label }) => pair(label, key)),
      ...pair(TOTAL, 'total'),
    ],
    rows: [
      ...rows.map(({ category, cells: own, total: all }) => [category.label, ...cells([...own, all])]),
      [TOTAL, ...cells([...totals, total])],
    ],
    notes: ['Irritants et EJ distincts\u00A0: un total n’est pas la somme de ses cellules.'],
  };
}
