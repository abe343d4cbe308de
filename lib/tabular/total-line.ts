import { normaliseHeader } from './header';

const TOTAL = /^(?:total|totaux|tot|sous_total|grand_total|somme|sum|ensemble|cumul|recapitulatif)(?:_|$)/;
const WEAK = /^ensemble(?:_|$)/; // which names of labs begin with
const FINESS = /^[\dAB]{8,9}$/i;
const MAY_BE = /tot|somme|sum|ensemble|cumul|capitul/i; // every row is asked
const AMOUNT = /^[+-]?\d[\d\s\u00A0\u202F.,]*$/;
const LONGEST = 60;

type Keys = readonly number[];

/**
 * Whether a row looks like the total that people write under a table: the word, then nothing but numbers. `keys`: where the
 * number of a structure stands; a row that has one is of that structure. The word may stand in its place, behind the month of the table
 * (`isMonth`).
 */
export function isTotal(cells: readonly string[], keys: Keys = [], isMonth?: (cell: string) => boolean): boolean {
  const at = wordPlace(cells, keys, isMonth);
  const first = cells[at];
  if (first === undefined) return false;
  if (keys.some((key) => FINESS.test((cells[key] ?? '').replace(/\s/g, '')))) return false;
  const word = normaliseHeader(first);
  if (WEAK.test(word) && keys.some((key) => key !== at && cells[key] !== '')) return false;
  return TOTAL.test(word) && cells.slice(at + 1).every((cell) => cell === '' || AMOUNT.test(cell));
}

/** Where the word of a total may stand in a row; -1: nowhere. */
function wordPlace(cells: readonly string[], keys: Keys, isMonth?: (cell: string) => boolean): number {
  const first = cells[0] === '' ? cells.findIndex((cell) => cell !== '') : 0;
  if (isWord(cells[first])) return first;
  const key = keys.find((at) => isWord(cells[at]));
  if (key === undefined || !isMonth) return -1;
  return cells.slice(0, key).every((cell) => cell === '' || isMonth(cell)) ? key : -1;
}

function isWord(cell: string | undefined): boolean {
  if (!cell || cell.length > LONGEST) return false;
  const code = cell.charCodeAt(0);
  return (code < 48 || code > 57) && MAY_BE.test(cell);
}
