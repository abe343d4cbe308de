// Places of the parts of a key: together under 2^53, so that a key is exact. Structures may be 2^20 or so.
const LEVELS = 2 ** 2;
const CHANNELS = 2 ** 3 * LEVELS;
const TYPES = 2 ** 4 * CHANNELS;
const MONTHS = 2 ** 11 * TYPES;
const PRODUCTS = 2 ** 11 * MONTHS;

/** By what each part's number is multiplied in a key of what makes two rows of counts one: the key is their sum. */
export const KEY_PLACES = {
  level: 1,
  channel: LEVELS,
  documentType: CHANNELS,
  month: TYPES,
  product: MONTHS,
  structure: PRODUCTS,
} as const;

/** Numbers texts in the order in which they are met. */
export function numbering(): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size;
    if (number === known.size) known.set(text, number);
    return number;
  };
}
