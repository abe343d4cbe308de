import { formatMonthLong } from '../../format/date';
import { lastDay, type Month } from '../../month';
import type { TableRow } from '../../tabular/table';
import type { Mapping } from '../columns';
import { nameOn, ownerOn, type Structure } from '../directory';
import type { UploadError, UploadWarning } from '../report';
import { rowReader } from '../row-reader';
import { type FeedContext, feedCells } from './cells';
import type { FeedColumn, FeedRow } from './row';

export type CheckedRows = { rows: FeedRow[]; errors: UploadError[]; warnings: UploadWarning[] };

/** Checks every row on its own and against the others; all faults at once. A site's count goes to its owner at the month's end. Pure. */
export function checkRows(table: readonly TableRow[], mapping: Mapping<FeedColumn>, context: FeedContext): CheckedRows {
  const rows: FeedRow[] = [];
  const firstLines = new Map<string, number>();
  const read = feedCells(context);
  const { errors, warnings, place, take } = rowReader(mapping);

  for (const row of table) {
    const month = take(row, 'mois', read.month);
    const structure = take(row, 'finess', read.structure);
    const product = take(row, 'produit', read.product)?.code;
    const channel = take(row, 'canal', read.channel);
    const documentType = take(row, 'type_document', read.documentType);
    const level = take(row, 'niveau', read.level);
    const count = take(row, 'nombre', read.count);
    if (month && structure && !existsIn(structure, month)) {
      const message = `Structure fermée en ${formatMonthLong(month)}\u00A0: ${nameOn(structure, lastDay(month))}. Vérifiez le mois ou le FINESS.`;
      warnings.push({ ...place(row, 'finess'), code: 'closed-structure', message });
    }
    if (!month || !structure || !product || !channel || !documentType || level === undefined) continue;

    // The key does not hold the count: of two rows alike, one with a bad count is still a double.
    const { site } = structure;
    const legalEntity = site === null ? structure.legalEntity : ownerOn(structure, lastDay(month));
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
  return (openedOn === null || openedOn <= lastDay(month)) && (closedOn === null || closedOn > `${month}-01`);
}
