import type { TableRow } from '../tabular/table';
import type { CellReading, Reader } from './cell-reading';
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
};

/** Reads cells by their column, and keeps what there is to say of each with its place in the file. */
export function rowReader<Column extends string>(mapping: Mapping<Column>): RowReader<Column> {
  const errors: UploadError[] = [];
  const warnings: UploadWarning[] = [];
  const textOf = ({ cells }: TableRow, column: Column) => cells[mapping.position[column] ?? -1] ?? '';
  const place = (row: TableRow, column: Column): Place => ({
    line: row.line,
    column: mapping.nameOf(column),
    value: shortened(textOf(row, column)),
  });
  return {
    errors,
    warnings,
    place,
    take<T>(row: TableRow, column: Column, reader: Reader<T>): T | undefined {
      const { value, error, warnings: noticed }: CellReading<T> = reader(textOf(row, column));
      if (error) errors.push({ ...place(row, column), ...error });
      for (const warning of noticed) warnings.push({ ...place(row, column), ...warning });
      return value;
    },
  };
}
