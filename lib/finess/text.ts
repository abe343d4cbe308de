import type { IsoDate } from '../month';

const FINESS = /^\d[\dAB]\d{7}$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const OLDEST_YEAR = 1900;

export function isFiness(text: string): boolean {
  return FINESS.test(text);
}

/** Spaces at the ends gone, several made one, doubled quotes that some releases hold made one; null when nothing is left. */
export function tidy(text: string): string | null {
  const clean = text.includes('  ') || text.includes('""') ? text.replace(/\s+/g, ' ').replace(/"{2,}/g, '"') : text;
  return clean.trim() || null;
}

/** The first parts that say something, side by side; null when none does. */
export function joined(...parts: (string | null)[]): string | null {
  return parts.filter((part) => part !== null).join(' ') || null;
}

/** `rslongue` tells more than `rs`, which is cut at 38 characters, only when it is longer. */
export function fullerName(short: string | null, long: string | null): string | null {
  return short && (long?.length ?? 0) <= short.length ? short : (long ?? short);
}

/** `01000 BOURG EN BRESSE CEDEX 2` → postcode and town, the sorting office's word left out. */
export function splitPostalLine(line: string): { postcode: string | null; town: string | null } {
  const match = /^(\d{5})(?:\s+(.*))?$/.exec(line.trim());
  return match
    ? { postcode: match[1] ?? null, town: townName(match[2] ?? '') }
    : { postcode: null, town: townName(line) };
}

/** A town's name without `CEDEX` and its number; null when nothing is left. */
export function townName(text: string): string | null {
  return tidy(text.replace(/\s+CEDEX(\s+\d+)?\s*$/i, ''));
}

export type DayReading = { ok: true; day: IsoDate | null; absurd: boolean } | { ok: false };

/** A day `YYYY-MM-DD` that exists, or none. One before 1900 is a slip, and is read as none. */
export function readDay(text: string): DayReading {
  if (text === '') return { ok: true, day: null, absurd: false };
  const match = DAY.exec(text);
  if (!match) return { ok: false };
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return { ok: false };
  const absurd = year < OLDEST_YEAR;
  return { ok: true, day: absurd ? null : (text as IsoDate), absurd };
}
