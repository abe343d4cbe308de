import { createParser } from 'nuqs/server';
import { type Month, parseMonth } from './month';

const [EARLIEST, LATEST] = ['2015-01', '2049-12'];
const LONGEST = 200;
// What no database text and no code of ours holds: the control characters, NUL first.
const CONTROL = /\p{Cc}/u;

/** A month in an address, `2023-09`; one that no data can be of is left out. */
export const parseAsMonth = createParser<Month>({
  parse: (text) => {
    const month = parseMonth(text);
    return month && month >= EARLIEST && month <= LATEST ? month : null;
  },
  serialize: (value) => value,
});

/** A short text in an address: a code, words to search. One with control characters, or longer than 200, is left out. */
export const parseAsText = createParser<string>({
  parse: (text) => (text.length > LONGEST || CONTROL.test(text) ? null : text),
  serialize: (value) => value,
});

/** A whole number from `least` to `most`; another is left out. */
export const parseAsWhole = (least: number, most: number) =>
  createParser<number>({
    parse: (text) => {
      const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : null;
    },
    serialize: String,
  });
