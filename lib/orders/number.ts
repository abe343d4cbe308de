export const LONGEST_ORDER_NUMBER = 40;

/** Whether a text may be an order's number: it goes into addresses, so letters, digits, spaces, dots and dashes alone. */
export function isOrderNumber(text: string): boolean {
  return text.length <= LONGEST_ORDER_NUMBER && /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(text);
}
