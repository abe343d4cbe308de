import { generateLives, type Life } from './adoption';
import { emitterSeries } from './emitters';
import { type DemoCount, generateCounts } from './feeds';
import { type DemoInstallation, dealSystems, generateInstallations } from './installations';
import { type DemoLab, generateLabs } from './labs';
import { type DemoOrder, generateOrders } from './orders';
import type { DemoSeries } from './series';
import { sharedSeries } from './shares';
import { PUBLISHED_SERIES, SIMULATED_SERIES } from './targets';

export type DemoData = {
  labs: DemoLab[];
  /** Code of the laboratory system (SGL), by FINESS of the lab. */
  systems: Map<string, string>;
  installations: DemoInstallation[];
  /** By FINESS. */
  lives: Map<string, Life>;
  orders: DemoOrder[];
  counts: DemoCount[];
  series: DemoSeries[];
};

/** The demo's data, the same at each run. Pure. */
export function generateDemo(): DemoData {
  const labs = generateLabs();
  const systems = dealSystems(labs);
  const orders = generateOrders(labs, systems);
  const lives = generateLives(labs, orders, systems);
  return {
    labs,
    systems,
    installations: generateInstallations(labs, systems, lives, orders),
    lives,
    orders,
    counts: generateCounts(labs, lives, systems),
    series: [
      ...PUBLISHED_SERIES,
      ...SIMULATED_SERIES,
      ...sharedSeries(PUBLISHED_SERIES, labs, orders, systems),
      ...emitterSeries(),
    ],
  };
}
