import { formatInstant } from '../format/date';
import type { IsoDate } from '../month';

/** What stands for another vendor's name. */
export const OTHER_VENDOR = 'Autre éditeur';

/** The names of a text by what stands for them, longest first so that one within another is not cut. */
export function maskNames(text: string, names: readonly string[]): string {
  return [...names]
    .sort((a, b) => b.length - a.length)
    .reduce((masked, name) => (name === '' ? masked : masked.replaceAll(name, OTHER_VENDOR)), text);
}

/** The same in every text of a value that JSON can hold. */
export function maskDeep(value: unknown, names: readonly string[]): unknown {
  if (names.length === 0) return value;
  if (typeof value === 'string') return maskNames(value, names);
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [maskNames(name, names), maskDeep(one, names)]));
}

/** The day of an instant in France. */
export function dayOf(at: Date): IsoDate {
  const [day = '', month = '', year = ''] = formatInstant(at).slice(0, 10).split('/');
  return `${year}-${month}-${day}` as IsoDate;
}
