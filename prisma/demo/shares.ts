import { apportion } from '../../lib/targets/apportion';
import { DEPARTMENTS } from './geography';
import type { DemoLab } from './labs';
import type { DemoOrder } from './orders';
import type { DemoSeries } from './series';
import { productOf, VENDORS } from './vendors';

const BY_LABS = 'Répartition de démonstration, au prorata des laboratoires';
const BY_ORDERS = 'Répartition de démonstration, au prorata des commandes';

const REGIONS = [...new Set(DEPARTMENTS.map(({ region }) => region))].sort();
const VENDOR_SLUGS = VENDORS.map(({ slug }) => slug);

function countBy<T>(items: readonly T[], keys: readonly string[], keyOf: (item: T) => string): number[] {
  return keys.map((key) => items.filter((item) => keyOf(item) === key).length);
}

/** One series a key; in each month they sum to the national one exactly. */
function share(
  national: DemoSeries,
  by: 'region' | 'vendor',
  keys: readonly string[],
  weights: readonly number[],
  source: string,
): DemoSeries[] {
  const shares = national.points.map(({ value }) => apportion(value, weights));
  return keys.map((key, k) => ({
    ...national,
    [by]: key,
    source,
    simulated: true,
    points: national.points.map((point, i) => ({ ...point, value: shares[i]?.[k] ?? 0 })),
  }));
}

/** National targets and trajectories shared among regions and among vendors: documents by labs, deployments by orders. */
export function sharedSeries(
  national: readonly DemoSeries[],
  labs: readonly DemoLab[],
  orders: readonly DemoOrder[],
  systems: ReadonlyMap<string, string>,
): DemoSeries[] {
  const labsByRegion = countBy(labs, REGIONS, ({ region }) => region);
  const labsByVendor = countBy(labs, VENDOR_SLUGS, ({ finess }) => productOf(systems.get(finess)).vendor);
  const ordersByRegion = countBy(orders, REGIONS, ({ lab }) => lab.region);
  const ordersByVendor = countBy(orders, VENDOR_SLUGS, ({ product }) => productOf(product).vendor);
  return national.flatMap((one) => {
    if (one.indicator === 'dmp-documents') {
      return [
        ...share(one, 'region', REGIONS, labsByRegion, BY_LABS),
        ...share(one, 'vendor', VENDOR_SLUGS, labsByVendor, BY_LABS),
      ];
    }
    if (one.indicator === 'orders-deployed') {
      return [
        ...share(one, 'region', REGIONS, ordersByRegion, BY_ORDERS),
        ...share(one, 'vendor', VENDOR_SLUGS, ordersByVendor, BY_ORDERS),
      ];
    }
    return [];
  });
}
