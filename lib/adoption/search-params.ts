import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { parseAsMonth, parseAsText } from '../address-params';
import { MEASURES, POPULATIONS } from './measures';

/** The grammar of the address of /adoption. A department says its region: `region` is not read beside it. */
const adoptionParams = {
  month: parseAsMonth,
  population: parseAsStringLiteral(POPULATIONS).withDefault('sel'),
  measure: parseAsStringLiteral(MEASURES).withDefault('feeding'),
  region: parseAsText, // INSEE code
  department: parseAsText, // INSEE code
  /** What the map of France is cut into. */
  by: parseAsStringLiteral(['department', 'region']).withDefault('department'),
};

/** Reads an address; what it does not know is left out. */
export const loadAdoptionParams = createLoader(adoptionParams);
/** Writes an address; defaults are left out. */
export const adoptionHref = createSerializer(adoptionParams);

/** Writes the address of a table of the page as a file. */
export function exportHref(params: AdoptionParams, table: string, format: string): string {
  return adoptionHref(`/adoption/export?${new URLSearchParams({ table, format })}`, params);
}

export type AdoptionParams = Awaited<ReturnType<typeof loadAdoptionParams>>;
