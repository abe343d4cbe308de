// What a serial number of the database can hold.
const MOST = 2_147_483_647;

/** The number that an address carries; null when it is none, or more than the database can hold. */
export function readRowId(text: string): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return value <= MOST ? value : null;
}
