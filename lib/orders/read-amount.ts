/** The largest amount that the database holds, euro cents; over any device's ceiling. */
export const MOST_CENTS = 2_147_483_647;

const SPACES = '[ \\u00A0\\u202F\\u2009]';
const AMOUNT = new RegExp(`^(\\d+|\\d{1,3}(?:${SPACES}\\d{3})+)(?:[.,](\\d{1,2})0*)?${SPACES}*(?:€|EUR|euros?)?$`, 'i');

/**
 * An amount in euros as people and spreadsheets write it, in cents: `31500`, `31 500,00`, `31 500 €`, `31500.5`. Null for anything
 * else: a negative amount, a fraction of a cent, `31.500,00`. One too large to be kept is read as the largest, which no ceiling allows.
 */
export function readAmount(text: string): number | null {
  const parts = AMOUNT.exec(text.trim());
  if (!parts) return null;
  const euros = Number((parts[1] ?? '').replace(/\D/g, ''));
  const cents = euros * 100 + Number((parts[2] ?? '').padEnd(2, '0'));
  return Math.min(cents, MOST_CENTS);
}
