import type { ReadingHint } from './settings';
import type { TableRow } from './table';

/** How far down the names of the columns are looked for. */
export const HEADER_LINES = 30;

const LONGEST_NAME = 200;

/**
 * Of rows that are not blank, the one that holds the names of the columns: the first that holds all that a file must have, lest rows under
 * it be lost to another header further down; else the one with the most names that the caller knows, months of a wide file
 * included; the first of all when none has any. `known`: how many it has.
 */
export function bestHeader(rows: readonly TableRow[], hint: ReadingHint): { index: number; known: number } {
  let best = { index: 0, known: 0 };
  for (const [index, { cells }] of rows.slice(0, HEADER_LINES).entries()) {
    const known = knownNames(cells, hint);
    if (known > 0 && isWhole(cells, hint)) return { index, known };
    if (known > best.known) best = { index, known };
  }
  return best;
}

/** Whether a row below the header is another header, of a table that follows. Every row is asked: one with a number in it is none. */
export function isHeaderAgain(cells: readonly string[], hint: ReadingHint): boolean {
  return !startsWithDigit(cells[0]) && !cells.some((cell) => NUMBER.test(cell)) && isWhole(cells, hint);
}

const NUMBER = /^\d+$/;

function startsWithDigit(cell = ''): boolean {
  const code = cell.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function isWhole(cells: readonly string[], { holdsAll }: ReadingHint): boolean {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== '' && cell.length < LONGEST_NAME);
  return names.length > 1 && holdsAll?.(names) === true;
}

function knownNames(cells: readonly string[], { isKnown, wide }: ReadingHint): number {
  const names = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const known = isKnown ? names.filter((name) => name.length < LONGEST_NAME && isKnown(name)).length : 0;
  // One alone is a title of the file rather than of a column, unless others stand beside it.
  if (known === 0 || (known === 1 && names.length === 1)) return 0;
  const months = wide ? names.filter((name) => name.length < 40 && wide.isMonth(name)).length : 0;
  return known + (months > 1 ? months : 0);
}
