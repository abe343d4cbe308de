import type { TableRow } from '../tabular/table';
import type { Reader } from './cell-reading';
import type { Mapping } from './columns';
import { shortened, type UploadError, type UploadWarning } from './report';

type Place = { line: number; column: string; value: string };

export type RowReader<Column extends string> = {
  /** Filled by `take`; a kind adds its own. */
  errors: UploadError[];
  warnings: UploadWarning[];
  /** Where a finding stands, and what was read there. */
  place(row: TableRow, column: Column): Place;
  /** The value of a row's cell ('' when the column is absent); undefined when there is an error. */
  take<T>(row: TableRow, column: Column, reader: Reader<T>): T | undefined;
  /** `take` of one column, for the millions of cells of a long file. */
  column<T>(column: Column, reader: Reader<T>): ColumnReader<T>;
};

// A column of a million different texts is not worth remembering.
const MOST_REMEMBERED = 50_000;

/** A column of a long file: its place is looked up once, and a text of which there is nothing to say is read once. */
export class ColumnReader<T> {
  /** Where its cells stand in a row's; -1: it is absent. */
  readonly at: number;
  readonly #read: (row: TableRow, text: string) => { value?: T; said: boolean };
  readonly #known = new Map<string, T>();
  #text: string | null = null;
  #value: T | undefined;

  /** @param read reads a cell and tells whether there was something to say of it, which must be said of each row. */
  constructor(at: number, read: (row: TableRow, text: string) => { value?: T; said: boolean }) {
    this.at = at;
    this.#read = read;
  }

  take(row: TableRow): T | undefined {
    const text = row.cells[this.at] ?? '';
    if (text === this.#text) return this.#value; // columns hold the same from one row to the next
    this.#text = text;
    this.#value = this.#known.get(text);
    return this.#value === undefined ? this.#readAnew(row, text) : this.#value;
  }

  /** The value of a text that was read before and of which there was nothing to say. */
  known(text: string): T | undefined {
    return this.#known.get(text);
  }

  #readAnew(row: TableRow, text: string): T | undefined {
    const { value, said } = this.#read(row, text);
    if (said || value === undefined) this.#text = null;
    else {
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear();
      this.#known.set(text, value);
      this.#value = value;
    }
    return value;
  }
}

/** Reads cells by their column, and keeps what there is to say of each with its place in the file. */
export function rowReader<Column extends string>(mapping: Mapping<Column>): RowReader<Column> {
  const errors: UploadError[] = [];
  const warnings: UploadWarning[] = [];
  const textOf = ({ cells }: TableRow, column: Column) => cells[mapping.position[column] ?? -1] ?? '';
  const isTurned = (column: Column) => column === mapping.turned?.month || column === mapping.turned?.value;
  const fileColumn = (row: TableRow, column: Column) =>
    row.column !== undefined && isTurned(column) ? shortened(row.column) : mapping.nameOf(column);
  const place = (row: TableRow, column: Column): Place => ({
    line: row.line,
    column: fileColumn(row, column),
    value: shortened(textOf(row, column)),
  });
  // Of a column that is missing all is said at once, and its cells are no faults of their rows.
  const missing = new Set<string>(mapping.errors.map(({ column }) => column ?? ''));
  const nothing = { value: undefined, said: false };
  const read = <T>(row: TableRow, column: Column, reader: Reader<T>, text: string) => {
    if (missing.has(column)) return nothing;
    const { value, error, warnings: noticed } = reader(text);
    if (error) errors.push({ ...place(row, column), ...error });
    for (const warning of noticed) warnings.push({ ...place(row, column), ...warning });
    return { value, said: error !== undefined || noticed.length > 0 };
  };
  return {
    errors,
    warnings,
    place,
    take: (row, column, reader) => read(row, column, reader, textOf(row, column)).value,
    column: (column, reader) =>
      new ColumnReader(mapping.position[column] ?? -1, (row, text) => read(row, column, reader, text)),
  };
}
