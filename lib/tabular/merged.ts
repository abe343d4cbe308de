const NUMBER = /^[+-]?\d[\d \u00A0\u202F]*(?:[.,]\d{1,3})?$/;
const FINESS_DIGITS = 8; // with its zero lost

/** Whether the text of a cell merged over several rows is each row's: a number is said once of them all, unless it is long enough to name a structure. */
export function isEachRows(text: string): boolean {
  const plain = text.trim();
  return plain !== '' && (!NUMBER.test(plain) || plain.replace(/\D/g, '').length >= FINESS_DIGITS);
}
