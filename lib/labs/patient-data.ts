const SEPARATORS = '[\\s.\\u00A0\\u202F-]*';
// 13 characters, the key or not: sex, year, month, department (2A, 2B), town, rank.
const NUMBER = new RegExp(
  `(?<![0-9A-Za-z])([1-478](?:${SEPARATORS}\\d){4}${SEPARATORS}(?:\\d${SEPARATORS}[\\dABab])(?:${SEPARATORS}\\d){6})(?:${SEPARATORS}(\\d${SEPARATORS}\\d))?(?![0-9A-Za-z])`,
  'g',
);
// Without its key, only a month of birth that exists tells it from any other long number.
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

/**
 * What looks like a person's social-security number (NIR, and so INS) in a text: 15 characters with a key that holds, or
 * 13 whose month exists. Spaces, dots and dashes are ignored. @returns it as written, or null.
 */
export function findPatientNumber(text: string): string | null {
  for (const found of text.matchAll(NUMBER)) {
    const digits = (found[1] ?? '').replace(/[^0-9A-Za-z]/g, '');
    const key = found[2]?.replace(/\D/g, '');
    const expected = nirKey(digits);
    if (expected === null) continue;
    if (key === undefined ? MONTH.test(digits.slice(3, 5)) : Number(key) === expected) return found[0];
  }
  return null;
}
