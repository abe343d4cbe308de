import type { Kind } from './settable';

export const PLACE_DIMENSIONS = ['region', 'sector', 'vendor'] as const;
/** What rows of the grid stand for, beside France. */
export type PlaceDimension = (typeof PLACE_DIMENSIONS)[number];

/** Where a series is set: in France when all are null, else in one region, sector or vendor. */
export type Place = { region: string | null; sector: 'PRIVATE' | 'HOSPITAL' | null; vendor: string | null };

/** What a series is about; its versions share it. */
export type SeriesKey = Place & { indicator: string; kind: Kind; corridor: string };

export const FRANCE: Place = { region: null, sector: null, vendor: null };
const NATIONAL = 'france';

/** A place in an address or a form's field: `france`, `region-53`, `sector-PRIVATE`, `vendor-alpha`. */
export function placeCode({ region, sector, vendor }: Place): string {
  if (region !== null) return `region-${region}`;
  if (sector !== null) return `sector-${sector}`;
  return vendor === null ? NATIONAL : `vendor-${vendor}`;
}

/** The place that a code stands for; null when it is none. Whether it exists is not known here. */
export function parsePlace(code: string): Place | null {
  if (code === NATIONAL) return FRANCE;
  const [, dimension, key = ''] = /^(region|sector|vendor)-(.+)$/.exec(code) ?? [];
  if (dimension === 'region') return { ...FRANCE, region: key };
  if (dimension === 'vendor') return { ...FRANCE, vendor: key };
  if (dimension === 'sector' && (key === 'PRIVATE' || key === 'HOSPITAL')) return { ...FRANCE, sector: key };
  return null;
}

/** How many of the three a place names: a series is set in one place at most. */
export function placesNamed({ region, sector, vendor }: Place): number {
  return [region, sector, vendor].filter((named) => named !== null).length;
}
