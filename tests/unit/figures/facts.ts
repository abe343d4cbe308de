import type { Facts, LabCounts, LabRow, SeriesRow } from '@/lib/figures/types';
import { month } from '@/lib/month';

/** The seed's twelve months of 2023 (monthly trajectory, biology), to the unit. */
export const ORDERS_TRAJECTORY = [60, 130, 206, 274, 303, 332, 337, 342, 347, 352, 357, 362];
export const FEED_TRAJECTORY = [
  2078646, 2853618, 3249960, 5191580, 6608196, 8491484, 9237298, 10133112, 10228942, 10324772, 10420602, 10516432,
];
export const YEAR_2023 = ORDERS_TRAJECTORY.map((_, i) => month(`2023-${String(i + 1).padStart(2, '0')}`));

/** A series of 2023, one value a month or the same one for all. */
export function series(
  indicator: string,
  kind: SeriesRow['kind'],
  values: number | number[],
  emitter: string | null = null,
): SeriesRow[] {
  return YEAR_2023.map((at, i) => ({
    indicator,
    kind,
    emitter,
    month: at,
    value: typeof values === 'number' ? values : (values[i] ?? 0),
    source: 'présentation',
    asOf: null,
  }));
}

const NONE: LabCounts = {
  open: 0,
  expected: 0,
  reported: 0,
  feeding: 0,
  everFed: 0,
  equipped: 0,
  equippedFeeding: 0,
  silent: 0,
};

/** A month's labs; what is not given is 0. */
export function labs(at: string, given: { all?: Partial<LabCounts>; sel?: Partial<LabCounts> }): LabRow {
  return { month: month(at), all: { ...NONE, ...given.all }, sel: { ...NONE, ...given.sel } };
}

/** DMP documents declared by vendors. */
export function declared(at: string, count: number, level: 'N1' | 'N3' | null = 'N1') {
  return { month: month(at), channel: 'DMP', level, source: 'VENDOR', count } as const;
}

/** Facts of France, biology, known up to September 2023, with nothing in them but what is given. */
export function facts(given: Partial<Facts>): Facts {
  return {
    perimeter: { corridor: 'biologie', region: null, sector: null, vendor: null },
    lastMonth: month('2023-09'),
    population: null,
    feeds: [],
    labs: [],
    orders: [],
    stages: [],
    series: [],
    emitters: ['lab', 'physician', 'hospital_excl_sidep', 'sidep', 'esms'],
    ...given,
  };
}
