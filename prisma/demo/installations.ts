import type { IsoDate } from '../../lib/month';
import type { Life } from './adoption';
import { addDays, dayOf, monthAt } from './calendar';
import { CAST, type DemoLab } from './labs';
import type { DemoOrder } from './orders';
import { between, pick, randomFrom, weighted } from './random';
import { DEPOSITOR, type DemoProduct, PRODUCTS, productOf, TRANSCODERS_FOR_OTHERS, transcoderOf } from './vendors';

export type DemoInstallation = { finess: string; product: string; version: string | null; installedOn: IsoDate };

const AT_HOME = 5;
const CAST_NAMES = new Set(CAST.map(({ name }) => name));

function affinity(lab: DemoLab, product: DemoProduct & { vendor: string }): number {
  if (CAST_NAMES.has(lab.name)) return product.vendor === DEPOSITOR ? 1_000_000 : 0;
  return (product.homes.includes(lab.region) ? AT_HOME : 1) * (lab.sector === 'HOSPITAL' ? product.hospitals : 1);
}

/** The laboratory system (SGL) of every lab by FINESS, as many labs to each product as its line says. Pure. */
export function dealSystems(labs: readonly DemoLab[]): Map<string, string> {
  const random = randomFrom(862);
  const systems = new Map<string, string>();
  for (const product of PRODUCTS.filter(({ device }) => device === 'SGL')) {
    const free = labs.filter(({ finess }) => !systems.has(finess));
    const chosen = weighted(random, free, (lab) => affinity(lab, product)).slice(0, product.labs);
    for (const { finess } of chosen) systems.set(finess, product.code);
  }
  return systems;
}

/**
 * The laboratory system of every lab, in place before the first month, and a LOINC transcoder where structured documents
 * are sent: the one that the lab has ordered, else its vendor's, else another's.
 */
export function generateInstallations(
  labs: readonly DemoLab[],
  systems: ReadonlyMap<string, string>,
  lives: ReadonlyMap<string, Life>,
  orders: readonly DemoOrder[],
): DemoInstallation[] {
  const random = randomFrom(4_062);
  const ordered = new Map(
    orders.filter(({ device }) => device === 'LOINC').map(({ lab, product }) => [lab.finess, product]),
  );
  const verified = new Set(
    orders.flatMap(({ lab, device, verifiedOn }) => (device === 'SGL' && verifiedOn ? [lab.finess] : [])),
  );
  return labs.flatMap(({ finess }) => {
    const system = productOf(systems.get(finess));
    const installed = addDays(dayOf(monthAt(0), 1), -between(random, 60, 2_500));
    // The VA says which version runs; before it, none is known.
    const version = verified.has(finess) ? system.version : null;
    const inPlace = { finess, product: system.code, version, installedOn: installed };
    const structured = lives.get(finess)?.structured ?? null;
    if (structured === null) return [inPlace];
    const transcoder = ordered.has(finess)
      ? productOf(ordered.get(finess))
      : (transcoderOf(system.vendor) ?? pick(random, TRANSCODERS_FOR_OTHERS));
    const installedOn = dayOf(monthAt(structured), 1);
    return [inPlace, { finess, product: transcoder.code, version: transcoder.version, installedOn }];
  });
}
