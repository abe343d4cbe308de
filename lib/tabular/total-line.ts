import { normaliseHeader } from './header';

const TOTAL = /^(?:total|totaux|sous_total|grand_total|somme|sum|ensemble)(?:_|$)/;
const WEAK = /^ensemble(?:_|$)/; // which names of labs begin with
const FINESS = /^[\dAB]{8,9}$/i;
const MAY_BE = /tota|somme|sum|ensemble/i; // every row is asked
const AMOUNT = /^[+-]?\d[\d\s\u00A0\u202F.,]*$/;
const LONGEST = 60;

/**
 * Whether a row looks like the total that people write under a table: the word, then nothing but numbers. `keys`: where the
 * number of a structure stands; a row that has one is of that structure.
 */
export function isTotal(cells: readonly string[], keys: readonly number[] = []): boolean {
  const at = cells[0] === '' ? cells.findIndex((cell) => cell !== '') : 0;
  const first = cells[at];
  if (first === undefined || first.length > LONGEST || !MAY_BE.test(first)) return false;
  if (keys.some((key) => FINESS.test((cells[key] ?? '').replace(/\s/g, '')))) return false;
  const word = normaliseHeader(first);
  if (WEAK.test(word) && keys.some((key) => key !== at && cells[key] !== '')) return false;
  return TOTAL.test(word) && cells.slice(at + 1).every((cell) => cell === '' || AMOUNT.test(cell));
}
