// As on a card: sex, year, month, department (2A, 2B), town, rank, and two digits of key.
const SEX = '[1-478]';
const YEAR_AND_MONTH = ['\\d\\d', '\\d\\d'];
const DEPARTMENT = '(?:\\d\\d|2[ABab])';
const TOWN_AND_RANK = ['\\d{3}', '\\d{3}'];

/** The parts of a number with what may stand between them. */
const parts = (between: string): string => [SEX, ...YEAR_AND_MONTH, DEPARTMENT, ...TOWN_AND_RANK].join(between);

const LOOSE = '[\\s.-]*';
const ANY = '[\\s.,:;/|_·•()–—-]{0,3}';
const APART = '[\\s.-]{1,3}';

// With its key, which one number in 97 has by chance: cut as on a card or not at all, whatever cuts it and letters around («INS1850…»).
const CUT_AS_ON_A_CARD = new RegExp(`(?<!\\d)${parts(ANY)}${ANY}(?:[Cc][Ll][éeÉE]${ANY})?\\d\\d(?!\\d)`, 'g');
// Or cut anywhere, by blanks, dots and dashes.
const CUT_ANYWHERE = new RegExp(
  `(?<![0-9A-Za-z])${SEX}(?:${LOOSE}\\d){4}${LOOSE}\\d${LOOSE}[\\dABab](?:${LOOSE}\\d){8}(?![0-9A-Za-z])`,
  'g',
);
// A FINESS or SIREN beside another number, and a day or month that begins with its year.
const OTHER_NUMBERS = /(?<![\dABab])[\dABab]{9,12}(?![\dABab])|^(?:19|20)\d\d[\s.-]/;
// Without its key, only its cuts (none, or those of a card) and a month that exists tell it from other numbers.
const WITHOUT_KEY = new RegExp(
  `(?<![0-9A-Za-z])(?:${parts('')}|${[SEX, ...YEAR_AND_MONTH, DEPARTMENT].join(APART)}${APART}\\d{3}(?:${APART})?\\d{3})(?![0-9A-Za-z])`,
  'g',
);
const MONTH = /^(0[1-9]|1[0-2])$/;

/** The 13 characters as the number that the key is made of: Corsica's letters stand for 19 and 18. */
function asNumber(digits: string): bigint | null {
  const plain = digits
    .toUpperCase()
    .replace(/^(.{5})2A/, '$119')
    .replace(/^(.{5})2B/, '$118');
  return /^\d{13}$/.test(plain) ? BigInt(plain) : null;
}

/** The key of a 13-character NIR or INS: 97 − (number mod 97); null when the characters are none. */
export function nirKey(digits: string): number | null {
  const value = asNumber(digits);
  return value === null ? null : 97 - Number(value % 97n);
}

/** Every place where a pattern begins, also within another: «12 1 85 05…» holds a number from its second figure on. */
function* everyPlace(pattern: RegExp, text: string): Generator<string> {
  const search = new RegExp(pattern);
  for (let found = search.exec(text); found !== null; found = search.exec(text)) {
    yield found[0];
    search.lastIndex = found.index + 1;
  }
}

/** The figures of a number, and Corsica's letter. */
const bare = (written: string): string => written.replace(/[^\dABab]/g, '');

function holdsKey(written: string): boolean {
  const digits = bare(written);
  return nirKey(digits.slice(0, 13)) === Number(digits.slice(13));
}

/** A text as it is read: without what no eye sees, wide figures («１») as plain ones. */
export function legible(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/**
 * What looks like a person's social-security number (NIR, and so INS) in a text: 15 characters with a key that holds, or 13 whose month
 * exists. FINESS, SIREN, SIRET and telephone numbers, days and counts side by side are none. @returns it as it reads, or null.
 */
export function findPatientNumber(typed: string): string | null {
  const text = legible(typed);
  for (const found of everyPlace(CUT_AS_ON_A_CARD, text)) if (holdsKey(found)) return found;
  for (const found of everyPlace(CUT_ANYWHERE, text)) if (!OTHER_NUMBERS.test(found) && holdsKey(found)) return found;
  for (const [found] of text.matchAll(WITHOUT_KEY)) if (MONTH.test(bare(found).slice(3, 5))) return found;
  return null;
}
