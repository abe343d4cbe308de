/** What a screen shows where nothing is known. Never 0. */
export const NO_DATA = 'n.d.';

const MINUS = '\u2212';
const NBSP = '\u00A0';
const formatters = new Map<number, Intl.NumberFormat>();

function digits(value: number, decimals: number): string {
  let formatter = formatters.get(decimals);
  if (!formatter) {
    formatter = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formatters.set(decimals, formatter);
  }
  return formatter.format(value).replace('-', MINUS);
}

/** Rounds half away from zero on the decimal text, so that 1.005 at 2 decimals is 1.01 and −0.04 at 1 is 0. */
function rounded(value: number, decimals: number): number {
  const scaled = Number(`${Math.abs(value)}e${decimals}`);
  if (!Number.isFinite(scaled)) return value;
  const result = Number(`${Math.round(scaled)}e-${decimals}`);
  return result === 0 ? 0 : Math.sign(value) * result;
}

/** `2033395` → «2 033 395» (U+202F between thousands); null → «n.d.». */
export function formatNumber(value: number | null, decimals = 0): string {
  return value === null ? NO_DATA : digits(rounded(value, decimals), decimals);
}

/** A ratio (0.244) → «24,4 %» (U+00A0 before the sign); null → «n.d.». */
export function formatPercent(ratio: number | null, decimals = 1): string {
  return ratio === null ? NO_DATA : `${digits(rounded(ratio * 100, decimals), decimals)}${NBSP}%`;
}

/** A ratio (0.177) → «17,70», for columns whose head already says «%»; null → «n.d.». */
export function formatPercentDigits(ratio: number | null, decimals = 2): string {
  return ratio === null ? NO_DATA : digits(rounded(ratio * 100, decimals), decimals);
}

/** A difference, always signed: «+1 234», «−12», «0»; null → «n.d.». */
export function formatChange(value: number | null, decimals = 0): string {
  return value === null ? NO_DATA : `${rounded(value, decimals) > 0 ? '+' : ''}${formatNumber(value, decimals)}`;
}

/** A relative change (0.127) → «+12,7 %»; null → «n.d.». */
export function formatPercentChange(ratio: number | null, decimals = 1): string {
  return ratio === null ? NO_DATA : `${rounded(ratio * 100, decimals) > 0 ? '+' : ''}${formatPercent(ratio, decimals)}`;
}

/** A difference of two ratios (0.021) → «+2,1 pts»; null → «n.d.». */
export function formatPoints(difference: number | null, decimals = 1): string {
  return difference === null ? NO_DATA : `${formatChange(difference * 100, decimals)}${NBSP}pts`;
}

/** Large counts in few characters: 7 918 204 → «7,92 M», 8 333 333 → «8,33 M», 45 251 → «45 251»; null → «n.d.». */
export function formatCompact(value: number | null, decimals = 2): string {
  if (value === null) return NO_DATA;
  return Math.abs(value) >= 1_000_000
    ? `${digits(rounded(value / 1_000_000, decimals), decimals)}${NBSP}M`
    : formatNumber(value);
}

/** In millions whatever the size, beside a count that is: 578 127 → «0,58 M»; what would be 0 there, in full: «4 812»; null → «n.d.». */
export function formatMillions(value: number | null, decimals = 2): string {
  const millions = rounded((value ?? 0) / 1_000_000, decimals);
  return value === null || millions === 0 ? formatNumber(value) : `${digits(millions, decimals)}${NBSP}M`;
}

/** Bytes → «14,2 Ko», «1,3 Mo». */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${digits(bytes, 0)}${NBSP}octets`;
  return bytes < 1024 * 1024 ? `${digits(bytes / 1024, 1)}${NBSP}Ko` : `${digits(bytes / 1024 / 1024, 1)}${NBSP}Mo`;
}

/** «1 laboratoire», «26 laboratoires», «0 laboratoire»: French takes the plural from 2. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatNumber(count)}${NBSP}${Math.abs(count) >= 2 ? plural : singular}`;
}
