import type { ReadingHint } from './settings';
import type { TableHeader, TableRow } from './table';

/** A table with one column a month, turned into one with a row a month: its header, and the rows that a row of the file gives. */
export type Turned = { header: TableHeader; months: number; rowsOf(row: TableRow): TableRow[] };

/**
 * How a file is turned; null when it has no column named by a month, has one for the month or its value already, or has a single one
 * and not all that a file must have.
 */
export function turnedTable({ line, names }: TableHeader, { wide, holdsAll }: ReadingHint): Turned | null {
  if (!wide || names.some((name) => wide.isMonthColumn(name) || wide.isValueColumn?.(name))) return null;
  const isMonth = names.map((name) => name.length < 40 && wide.isMonth(name));
  const months = names.flatMap((name, at) => (isMonth[at] ? [{ name, at }] : []));
  if (months.length === 0 || (months.length === 1 && holdsAll?.(names) === false)) return null;
  const kept = names.flatMap((_, at) => (isMonth[at] ? [] : [at]));
  return {
    header: { line, names: [...kept.map((at) => names[at] ?? ''), wide.month, wide.value], turned: 2 },
    months: months.length,
    rowsOf(row) {
      const own = kept.map((at) => row.cells[at] ?? '');
      return months.flatMap(({ name, at }) => {
        const value = row.cells[at] ?? '';
        return value === '' ? [] : [{ line: row.line, column: name, cells: [...own, name, value] }];
      });
    },
  };
}
