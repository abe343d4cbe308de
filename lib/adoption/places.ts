import { ratio } from '../figures/point';
import type { Share } from './measures';

export type Region = { code: string; name: string; overseas: boolean };
export type Department = { code: string; name: string; region: string };

/** The shares of a place, month by month; in two lists, which cost less to send than objects. */
export type PlaceShares = { parts: (number | null)[]; wholes: number[] };
/** By INSEE code, of departments or of regions. */
export type SharesByPlace = { [code: string]: PlaceShares };

/** A region or department of the map in one month. */
export type Place = Share & {
  code: string;
  name: string;
  /** Of a department, the one it is in; of a region, itself. */
  region: string;
  overseas: boolean;
  /** part ÷ whole; null when unknown. */
  rate: number | null;
};

function shareAt(shares: SharesByPlace, code: string, index: number): Share & { rate: number | null } {
  const own = shares[code];
  const whole = own?.wholes[index] ?? 0;
  const part = whole === 0 ? null : (own?.parts[index] ?? null);
  return { part, whole, rate: ratio(part, whole) };
}

/** The departments in one month, in their order. */
export function departmentsAt(
  departments: readonly Department[],
  regions: readonly Region[],
  shares: SharesByPlace,
  index: number,
): Place[] {
  const overseas = new Set(regions.filter((region) => region.overseas).map(({ code }) => code));
  return departments.map(({ code, name, region }) => ({
    code,
    name,
    region,
    overseas: overseas.has(region),
    ...shareAt(shares, code, index),
  }));
}

/** The regions in one month. Their shares are counted from their labs: a department where nothing was declared would hide its own. */
export function regionsAt(regions: readonly Region[], shares: SharesByPlace, index: number): Place[] {
  return regions.map(({ code, name, overseas }) => ({
    code,
    name,
    region: code,
    overseas,
    ...shareAt(shares, code, index),
  }));
}

/** Highest rate first, then the larger whole, then by name; what is unknown last. */
export function ranked(places: readonly Place[]): Place[] {
  return [...places].sort(
    (a, b) => (b.rate ?? -1) - (a.rate ?? -1) || b.whole - a.whole || a.name.localeCompare(b.name, 'fr'),
  );
}

/** The classes of the map, the same for every month: 0, up to 25, 50, 75 and 100 %; null where the rate is unknown. */
export function classOf(rate: number | null): 0 | 1 | 2 | 3 | 4 | null {
  if (rate === null) return null;
  if (rate === 0) return 0;
  if (rate <= 0.25) return 1;
  if (rate <= 0.5) return 2;
  return rate <= 0.75 ? 3 : 4;
}
