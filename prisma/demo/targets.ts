import { FEED_TARGET, FEED_TRAJECTORY, ORDERS_TARGET, ORDERS_TRAJECTORY } from './published';
import { type DemoSeries, in2023, series } from './series';

const PRESENTATION = {
  source: 'Présentation de la DNS, bilan de la biologie, mars 2023',
  asOf: '2023-03-31',
  simulated: false,
};
const SIMULATED = 'Cible de démonstration';
const POPULATION = 68_350_798; // the regions' sum (Insee, COG 2026)

/** Targets and trajectories of 2023 as published, to the unit. */
export const PUBLISHED_SERIES: readonly DemoSeries[] = [
  series({
    ...PRESENTATION,
    indicator: 'orders-deployed',
    kind: 'TARGET',
    unit: 'orders',
    points: in2023(ORDERS_TARGET),
  }),
  series({
    ...PRESENTATION,
    indicator: 'orders-deployed',
    kind: 'TRAJECTORY',
    unit: 'orders',
    points: in2023(ORDERS_TRAJECTORY),
  }),
  series({
    ...PRESENTATION,
    indicator: 'orders-signed',
    kind: 'TARGET',
    unit: 'orders',
    points: in2023(ORDERS_TARGET),
  }),
  series({
    ...PRESENTATION,
    indicator: 'dmp-documents',
    kind: 'TARGET',
    unit: 'documents',
    points: in2023(FEED_TARGET),
  }),
  series({
    ...PRESENTATION,
    indicator: 'dmp-documents',
    kind: 'TRAJECTORY',
    unit: 'documents',
    points: in2023(FEED_TRAJECTORY),
  }),
];

// Nobody has published these; rates are 0 to 1.
const TARGETS = [
  { indicator: 'adoption-rate', unit: 'ratio', value: 0.9 },
  { indicator: 'adoption-rate-equipped', unit: 'ratio', value: 0.95 },
  { indicator: 'level-3-share', unit: 'ratio', value: 0.5 },
  { indicator: 'reporting-completeness', unit: 'ratio', value: 1 },
  {
    indicator: 'dmp-documents-per-inhabitant',
    unit: 'documents-per-inhabitant',
    value: (FEED_TARGET * 12) / POPULATION,
  },
];

/** Simulated national targets of 2023. */
export const SIMULATED_SERIES: readonly DemoSeries[] = TARGETS.map(({ indicator, unit, value }) =>
  series({ indicator, kind: 'TARGET', unit, source: SIMULATED, points: in2023(value) }),
);
