const LARGEST = 2_147_483_647;

/** A feedback's number as people write it in an address: R-0042, r-42 or 42; null when it is none. */
export function parseFeedbackNumber(text: string): number | null {
  const digits = /^(?:[Rr]-?)?(\d{1,10})$/.exec(text)?.[1];
  if (digits === undefined) return null;
  const number = Number(digits);
  return number >= 1 && number <= LARGEST ? number : null;
}
