import { plainLetters } from '../format/text';
import { type Month, parseMonth } from '../month';

/** Without accents, in lower case, January first. */
export const MONTH_NAMES = [
  'janvier',
  'fevrier',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'aout',
  'septembre',
  'octobre',
  'novembre',
  'decembre',
];
const SHORTEST = 3;

function monthNumber(name: string): number | null {
  const found = MONTH_NAMES.findIndex((full) => name.length >= SHORTEST && full.startsWith(name));
  // «jui» is June or July: too short to tell.
  return found < 0 || name === 'jui' ? null : found + 1;
}

const make = (year: string, month: number): Month | null =>
  parseMonth(`${year.length === 2 ? `20${year}` : year}-${String(month).padStart(2, '0')}`);

/**
 * The month that people write: `2023-01`, `01/2023`, `janv. 2023`, `janv./23`, `janvier 2023`, or the first day of a month
 * (`2023-01-01`, `2023/01/01`, `01/01/2023`). Null for anything else, another day of the month included.
 */
export function readMonth(text: string): Month | null {
  const plain = plainLetters(text)
    .replace(/[\u00A0\u202F\s]+/g, ' ')
    .trim();
  const iso = /^(\d{4})[-/](\d{1,2})(?:[-/]0?1(?:[t ]00:00(?::00(?:\.0+)?)?z?)?)?$/.exec(plain);
  if (iso) return make(iso[1] ?? '', Number(iso[2]));
  const french = /^(?:0?1[/.-])?(\d{1,2})[/.-](\d{4})$/.exec(plain);
  if (french) return make(french[2] ?? '', Number(french[1]));
  const named = /^([a-z]+)\.?[ /-]?\s?(\d{4}|\d{2})$/.exec(plain);
  const number = named && monthNumber(named[1] ?? '');
  return named && number ? make(named[2] ?? '', number) : null;
}
