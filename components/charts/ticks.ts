import { formatNumber } from '@/lib/format/number';

const STEPS = [1, 2, 2.5, 4, 5, 10];
const MOST_INTERVALS = 4;
const MILLION = 1_000_000;
const MILLION_DECIMALS = [0, 1, 2];

/** Ticks from zero for counts up to `max`: four or five where `max` allows, never between two whole numbers. */
export function ticksUpTo(max: number): number[] {
  if (max <= 0) return [0];
  const magnitude = 10 ** Math.floor(Math.log10(max / MOST_INTERVALS));
  const steps = STEPS.map((step) => step * magnitude).filter((step) => Number.isInteger(step));
  const step = steps.find((candidate) => candidate * MOST_INTERVALS >= max) ?? 1;
  return Array.from({ length: Math.ceil(max / step) + 1 }, (_, i) => i * step);
}

/**
 * A tick as its axis reads: in millions throughout when the axis goes that far, with the decimals that its ticks need and
 * no more («0», «0,4 M», «1,2 M»; «0,25 M», «1,00 M»), else in full.
 */
export function tickLabel(value: number, ticks: readonly number[]): string {
  if (value === 0 || Math.max(...ticks) < MILLION) return formatNumber(value);
  const exactIn = (decimals: number) => ticks.every((tick) => (tick * 10 ** decimals) % MILLION === 0);
  const decimals = MILLION_DECIMALS.find(exactIn) ?? 2;
  return `${formatNumber(value / MILLION, decimals)}\u00A0M`;
}
