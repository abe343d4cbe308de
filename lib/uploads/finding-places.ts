import type { Report } from './report';

/** Where a finding can be mended: `column` as the mends name it, `shown` as the grid does. Null: the whole file is meant. */
export type FindingPlace = { line: number; column: string; shown: string };

/**
 * The place of a finding, which names its column as the file does. A name that is no column of the report is a month's, in a file
 * that was turned: its counts are mended under that name. A column that is missing has no cell.
 */
export function placeOf(
  { line, column, code }: { line: number | null; column: string | null; code?: string },
  columns: Report['columns'],
): FindingPlace | null {
  if (line === null || column === null || code === 'missing-column') return null;
  const named = columns.filter(({ name }) => name === column);
  const meaning = named.find((one) => one.meaning !== null)?.meaning;
  if (meaning) return { line, column: meaning, shown: meaning };
  return named.length > 0 ? null : { line, column, shown: 'nombre' };
}
