import { collectRows, type TableRow } from '../tabular/table';
import type { Checked } from './kind-spec';

const MOST_ROWS = 200_000;

/** All the rows of a kind that must see them together; null when they are too many to be held. */
export function allRows(batches: AsyncIterable<TableRow[]>): Promise<TableRow[] | null> {
  return collectRows(batches, MOST_ROWS);
}

/** What there is to say of a file whose rows are too many: nothing of them is written. */
export function tooManyRows(): Checked {
  const message = 'Le fichier compte plus de 200\u202F000 lignes. Découpez-le en plusieurs fichiers.';
  return {
    added: 0,
    changed: 0,
    unchanged: 0,
    errors: [{ line: null, column: null, code: 'too-large', message, value: null }],
    warnings: [],
    write: async () => {},
  };
}
