/**
 * A number as plain digits: decimal point, no thousands separator, never an exponent.
 * Decimals keep 15 significant digits, as spreadsheets show them, so that 0.1 + 0.2 is «0.3».
 */
export function plainNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const shown = Number(value.toPrecision(15));
  const text = String(shown);
  const [mantissa = '', exponent] = text.split('e');
  if (exponent === undefined) return text;
  if (Number(exponent) < 0) return shown.toFixed(20).replace(/\.?0+$/, '');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return whole + fraction.padEnd(Number(exponent), '0');
}
