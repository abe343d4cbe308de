import type { Effect, EffectMonth } from '@/lib/figures/effect';
import { formatMonthName } from '@/lib/format/date';
import { formatCount, formatNumber } from '@/lib/format/number';
import type { IsoDate, Month } from '@/lib/month';

export type Measured = Extract<Effect, { kind: 'measured' }>;

/** One series of the chart. */
export type EffectSeries = {
  side: 'concerned' | 'comparable';
  /** By month; null: not known. */
  indexes: (number | null)[];
  /** «23 labos concernés : 134», «65 000 docs en sept.» */
  lines: string[];
  /** The last index that is known. */
  last: number;
};

const STEPS = [5, 10, 20, 25, 50, 100, 200, 500, 1000];
const MOST_INTERVALS = 4;

/** Ticks of an index around 100: round, 100 among them, with room for all the values. */
export function indexTicks(values: readonly number[]): number[] {
  const [low, high] = [Math.min(100, ...values), Math.max(100, ...values)];
  const step = STEPS.find((one) => Math.ceil(high / one) - Math.floor(low / one) <= MOST_INTERVALS) ?? Math.ceil(high);
  const from = Math.max(0, Math.floor(low / step - 0.01) * step);
  const to = Math.ceil(high / step + 0.01) * step;
  return Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => from + i * step);
}

/** How far into its month a day is, from 0 to 1. */
function dayShare(day: IsoDate): number {
  const days = new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();
  return (Number(day.slice(8)) - 1) / days;
}

function seriesOf(side: EffectSeries['side'], months: readonly EffectMonth[], name: string): EffectSeries[] {
  const indexes = months.map((month) => month[side]?.index ?? null);
  const last = months.findLastIndex((month) => month[side]?.index != null);
  const point = months[last];
  const [index, documents] = [point?.[side]?.index, point?.[side]?.documents];
  if (!point || index == null || documents == null) return [];
  const lines = [
    `${name}\u00A0: ${formatNumber(index)}`,
    `${formatNumber(documents)} docs en ${formatMonthName(point.month)}`,
  ];
  return [{ side, indexes, lines, last: index }];
}

/** The series that can be drawn: none when nothing was sent before the fix. */
export function effectSeries({ months, labs, comparables }: Measured): EffectSeries[] {
  return [
    ...seriesOf('concerned', months, formatCount(labs, 'labo concerné', 'labos concernés')),
    ...seriesOf('comparable', months, formatCount(comparables, 'comparable')),
  ];
}

/** The rank of the month of the fix, and where in it the fix is: in bands from the left. Null: it is not among the months. */
export function fixPlace(months: readonly { month: Month }[], fixedOn: IsoDate): number | null {
  const at = months.findIndex(({ month }) => month === fixedOn.slice(0, 7));
  return at < 0 ? null : at + dayShare(fixedOn);
}
