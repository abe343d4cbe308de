import { lastDay, type Month } from '../month';
import type { Facts, LabCounts, Point, SeriesRow } from './types';

/** part ÷ whole; null when one is unknown or the whole is 0: the rate of an empty set is not 0. */
export function ratio(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole === 0 ? null : part / whole;
}

/** later − earlier; null when one is unknown. */
export function difference(later: number | null, earlier: number | null): number | null {
  return later === null || earlier === null ? null : later - earlier;
}

/** later ÷ earlier − 1, a ratio; null when one is unknown or there was nothing before. */
export function growth(later: number | null, earlier: number | null): number | null {
  return later === null || earlier === null || earlier === 0 ? null : later / earlier - 1;
}

/** The sum; null when a term is unknown or there is none. */
export function sumKnown(terms: readonly (number | null)[]): number | null {
  return terms.length === 0
    ? null
    : terms.reduce((sum, term) => (sum === null || term === null ? null : sum + term), 0);
}

/** The row of a series for an indicator, kind and month. */
export function seriesAt(
  facts: Facts,
  indicator: string,
  kind: SeriesRow['kind'],
  at: Month,
  emitter: string | null = null,
): SeriesRow | undefined {
  return facts.series.find(
    (row) => row.month === at && row.indicator === indicator && row.kind === kind && row.emitter === emitter,
  );
}

/** Whether every expected lab has declared; true where the figure does not rest on labs. */
function allReported(labs: LabCounts | undefined): boolean {
  return labs === undefined || labs.reported >= labs.expected;
}

/** Whether one of these months has labs that have not declared. */
export function someIncomplete(facts: Facts, months: readonly Month[]): boolean {
  return months.some((at) => !allReported(labsAt(facts, at)));
}

/** What was measured in a month, before it is set beside its target. */
export type Measure = {
  value: number | null;
  labs?: LabCounts | undefined;
  source: string | null;
  /** Set when the value rests on other months too, one of which is incomplete. */
  incomplete?: boolean;
};

/** The point of an indicator: its measure beside the target and the trajectory of the same month. A future month measures nothing. */
export function pointOf(facts: Facts, indicator: string, at: Month, measure: Measure): Point {
  const value = at > facts.lastMonth ? null : measure.value;
  const target = seriesAt(facts, indicator, 'TARGET', at)?.value ?? null;
  const trajectory = seriesAt(facts, indicator, 'TRAJECTORY', at)?.value ?? null;
  const labs = at > facts.lastMonth ? undefined : measure.labs;
  return {
    month: at,
    value,
    target,
    trajectory,
    attainment: ratio(value, target),
    reported: labs?.reported ?? null,
    expected: labs?.expected ?? null,
    complete: value !== null && !measure.incomplete && allReported(labs),
    source: value === null ? null : measure.source,
    asOf: value === null ? null : lastDay(at),
  };
}

/** The labs' counts of a month; undefined before the first month known. */
export function labsAt(facts: Facts, at: Month, population: 'all' | 'sel' = 'all'): LabCounts | undefined {
  return facts.labs.find((row) => row.month === at)?.[population];
}
