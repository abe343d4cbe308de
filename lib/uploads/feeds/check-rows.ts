import { formatMonthLong } from '../../format/date';
import type { TableRow } from '../../tabular/table';
import type { Mapping } from '../columns';
import { nameOn, ownerOn } from '../directory';
import type { UploadError, UploadWarning } from '../report';
import { rowReader } from '../row-reader';
import { type FeedContext, feedCells } from './cells';
import { FirstLines } from './first-lines';
import { type OwnedStructure, owned, type ReadyCode, type ReadyMonth, type ReadyStructure, readyCells } from './ready';
import type { Channel, FeedColumn, Level } from './row';

/** A row of counts ready to be written. */
export type FeedRow = {
  line: number;
  /** The file's own column of the count, in a file that was turned. */
  column: string | undefined;
  month: ReadyMonth;
  structure: OwnedStructure;
  /** Its code is null where the Cnam knows none. */
  product: ReadyCode<string | null>;
  channel: ReadyCode<Channel>;
  documentType: ReadyCode<string>;
  level: ReadyCode<Level | null>;
  count: number;
};

export type CheckedRows = { rows: FeedRow[]; errors: UploadError[]; warnings: UploadWarning[] };

type RowChecker = {
  /** The FINESS texts of the rows to come that were not read before, as far as a structure must be known of them. */
  unread(batch: readonly TableRow[]): string[];
  /** All that is to be said of these rows: quickest when `unread` was just asked of them. */
  check(batch: readonly TableRow[]): CheckedRows;
};

/**
 * Checks rows on their own and against all those that it was given before; all faults at once. A site's count goes to its owner at
 * the month's end. The context may learn of structures between two calls.
 */
export function rowChecker(mapping: Mapping<FeedColumn>, context: FeedContext): RowChecker {
  const firstLines = new FirstLines();
  const read = readyCells(feedCells(context));
  const { errors, warnings, place, column } = rowReader(mapping);
  const months = column('mois', read.month);
  const structures = column('finess', read.structure);
  const products = column('produit', read.product);
  const channels = column('canal', read.channel);
  const documentTypes = column('type_document', read.documentType);
  const levels = column('niveau', read.level);
  const counts = column('nombre', read.count);
  let met: { batch: readonly TableRow[] | null; structures: (ReadyStructure | undefined)[] } = {
    batch: null,
    structures: [],
  };

  const unread = (batch: readonly TableRow[]) => {
    met = { batch, structures: [] };
    const texts: string[] = [];
    for (const { cells } of batch) {
      const text = cells[structures.at] ?? '';
      const structure = structures.known(text);
      met.structures.push(structure);
      if (!structure) texts.push(text);
    }
    return texts;
  };
  const check = (batch: readonly TableRow[]) => {
    const rows: FeedRow[] = [];
    const looked = met.batch === batch ? met.structures : [];
    let i = -1;
    for (const row of batch) {
      i += 1;
      const at = months.take(row);
      const structure = looked[i] ?? structures.take(row);
      const product = products.take(row);
      const channel = channels.take(row);
      const documentType = documentTypes.take(row);
      const level = levels.take(row);
      const count = plainNumber(row.cells[counts.at]) ?? counts.take(row);
      if (at && structure && (structure.openedOn > at.last || structure.closedOn <= at.first)) {
        const message = `Structure fermée en ${formatMonthLong(at.month)}\u00A0: ${nameOn(structure.of, at.lastDay)}. Vérifiez le mois ou le FINESS.`;
        warnings.push({ ...place(row, 'finess'), code: 'closed-structure', message });
      }
      if (!at || !structure || !product || !channel || !documentType || !level) continue;

      // The key does not hold the count: of two rows alike, one with a bad count is still a double.
      const key = structure.key + product.key + at.key + documentType.key + channel.key + level.key;
      const first = firstLines.meet(key, row.line);
      if (first !== undefined) {
        const message = `Ligne en double\u00A0: même mois, laboratoire, logiciel, canal, type et niveau que la ligne ${first}. Gardez l’une des deux.`;
        errors.push({ ...place(row, 'nombre'), code: 'duplicate-row', message });
        continue;
      }
      if (count === undefined) continue;
      rows.push({
        line: row.line,
        column: row.column,
        month: at,
        structure: structure.owner ?? owned(structure.of, ownerOn(structure.of, at.lastDay)),
        product,
        channel,
        documentType,
        level,
        count,
      });
    }
    return { rows, errors, warnings };
  };
  return { unread, check };
}

const MOST_DIGITS = 9;

/** A number in digits and nothing else, as nearly all are; undefined for any other text, which takes a closer look. */
function plainNumber(text: string | undefined): number | undefined {
  if (text === undefined || text === '' || text.length > MOST_DIGITS) return undefined;
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return number;
}
