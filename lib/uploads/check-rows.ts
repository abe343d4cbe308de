import { formatMonthLong } from '../format/date';
import { lastDay, type Month } from '../month';
import type { TableRow } from '../tabular/table';
import { type CellReading, cellReaders } from './cell-readers';
import type { FeedColumn, Mapping } from './columns';
import type { FeedRow } from './feed-row';
import { shortened, type UploadError, type UploadWarning } from './report';
import type { RowContext, Structure } from './row-context';

export type CheckedRows = { rows: FeedRow[]; errors: UploadError[]; warnings: UploadWarning[] };

/** Checks every row on its own and against the others; all faults at once. Pure. */
export function checkRows(table: readonly TableRow[], mapping: Mapping, context: RowContext): CheckedRows {
  const rows: FeedRow[] = [];
  const errors: UploadError[] = [];
  const warnings: UploadWarning[] = [];
  const firstLines = new Map<string, number>();
  const read = cellReaders(context);

  const place = ({ line, cells }: TableRow, column: FeedColumn) => ({
    line,
    column: mapping.nameOf(column),
    value: shortened(cells[mapping.position[column] ?? -1] ?? ''),
  });
  function take<T>(row: TableRow, column: FeedColumn, reader: (text: string) => CellReading<T>): T | undefined {
    const { value, error, warnings: noticed } = reader(row.cells[mapping.position[column] ?? -1] ?? '');
    if (error) errors.push({ ...place(row, column), ...error });
    for (const warning of noticed) warnings.push({ ...place(row, column), ...warning });
    return value;
  }

  for (const row of table) {
    const month = take(row, 'mois', read.month);
    const structure = take(row, 'finess', read.structure);
    const product = take(row, 'produit', read.product);
    const channel = take(row, 'canal', read.channel);
    const documentType = take(row, 'type_document', read.documentType);
    const level = take(row, 'niveau', read.level);
    const count = take(row, 'nombre', read.count);
    if (month && structure && !existsIn(structure, month)) {
      const message = `Structure fermée en ${formatMonthLong(month)}\u00A0: ${structure.name}. Vérifiez le mois ou le FINESS.`;
      warnings.push({ ...place(row, 'finess'), code: 'closed-structure', message });
    }
    if (!month || !structure || !product || !channel || !documentType || level === undefined) continue;

    // The key does not hold the count: of two rows alike, one with a bad count is still a double.
    const { legalEntity, site } = structure;
    const key = [month, legalEntity, site, product, channel, documentType, level].join('|');
    const first = firstLines.get(key);
    if (first !== undefined) {
      const message = `Ligne en double\u00A0: même mois, laboratoire, logiciel, canal, type et niveau que la ligne ${first}. Gardez l’une des deux.`;
      errors.push({ ...place(row, 'nombre'), code: 'duplicate-row', message });
      continue;
    }
    firstLines.set(key, row.line);
    if (count === undefined) continue;
    rows.push({ line: row.line, month, legalEntity, site, product, channel, documentType, level, count });
  }
  return { rows, errors, warnings };
}

function existsIn({ openedOn, closedOn }: Structure, month: Month): boolean {
  return openedOn <= lastDay(month) && (closedOn === null || closedOn > `${month}-01`);
}
