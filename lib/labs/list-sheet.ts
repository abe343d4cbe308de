import { formatDate, formatMonth } from '../format/date';
import { lastDay } from '../month';
import type { Cell, Column, Sheet } from '../tabular/write';
import { COLUMN_WORDS, sectorWord } from './column-words';
import type { LabLine, LabList } from './list-queries';
import type { LabColumn } from './search-params';

const WRITERS: { [column in LabColumn]: { type: Column['type']; cell: (line: LabLine) => Cell } } = {
  finess: { type: 'text', cell: ({ finess }) => finess },
  town: { type: 'text', cell: ({ town }) => town },
  department: { type: 'text', cell: ({ department }) => `${department.code} ${department.name}` },
  region: { type: 'text', cell: ({ region }) => region.name },
  sector: { type: 'text', cell: sectorWord },
  sites: { type: 'integer', cell: ({ sites }) => sites },
  product: { type: 'text', cell: ({ products }) => products.map(({ name }) => name).join(', ') },
  equippedSince: { type: 'date', cell: ({ equippedSince }) => equippedSince },
  orderedOn: { type: 'date', cell: ({ orderedOn }) => orderedOn },
  verifiedOn: { type: 'date', cell: ({ verifiedOn }) => verifiedOn },
  documents: { type: 'integer', cell: ({ documents }) => documents },
  change: { type: 'integer', cell: ({ change }) => change },
  level3Share: { type: 'percent', cell: ({ level3Share }) => level3Share },
  firstFeedMonth: { type: 'month', cell: ({ firstFeedMonth }) => firstFeedMonth },
  lastFeedMonth: { type: 'month', cell: ({ lastFeedMonth }) => lastFeedMonth },
};

/** The list as a file: the labs, columns and order on screen. The number is always there: a name is not one. */
export function labsSheet({ lines, month }: LabList, columns: readonly LabColumn[]): Sheet {
  const shown: LabColumn[] = ['finess', ...columns.filter((column) => column !== 'finess')];
  return {
    name: 'laboratoires',
    columns: [
      { header: 'Laboratoire', key: 'name', type: 'text' },
      ...shown.map((column): Column => ({ header: COLUMN_WORDS[column], key: column, type: WRITERS[column].type })),
    ],
    rows: lines.map((line) => [line.name, ...shown.map((column) => WRITERS[column].cell(line))]),
    notes: [
      `Laboratoires ouverts au ${formatDate(lastDay(month))}\u202F; documents versés au DMP en ${formatMonth(month)}`,
    ],
  };
}
