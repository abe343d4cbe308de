import { type Month, month, monthsOfYear } from '../../lib/month';

export type DemoSeries = {
  indicator: string;
  kind: 'TARGET' | 'TRAJECTORY' | 'ACTUAL';
  corridor: string;
  /** Null: France. */
  region: string | null;
  /** Null: all. */
  vendor: string | null;
  /** Of documents-by-emitter; else null. */
  emitter: string | null;
  unit: string;
  source: string;
  asOf: string | null;
  simulated: boolean;
  points: { month: Month; value: number }[];
};

/** A series of biology in France, simulated, unless told otherwise. */
export function series(
  given: Partial<DemoSeries> & Pick<DemoSeries, 'indicator' | 'kind' | 'unit' | 'source' | 'points'>,
): DemoSeries {
  return { corridor: 'biologie', region: null, vendor: null, emitter: null, asOf: null, simulated: true, ...given };
}

/** January to December 2023: one value for all months, or one a month. */
export function in2023(values: number | readonly number[]): DemoSeries['points'] {
  return monthsOfYear(month('2023-01')).map((at, i) => ({
    month: at,
    value: typeof values === 'number' ? values : (values[i] ?? 0),
  }));
}
