import { formatNumber, NO_DATA } from './number';

/** Euro cents → «31 500 €», «42,50 €»; null → «n.d.». */
export function formatEuros(cents: number | null): string {
  return cents === null ? NO_DATA : `${formatNumber(cents / 100, cents % 100 === 0 ? 0 : 2)}\u00A0€`;
}
