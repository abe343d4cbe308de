import { normaliseHeader } from '../tabular/header';
import type { UploadKind } from './kinds';
import { readCount } from './read-count';
import { readDate } from './read-date';
import { readFiness } from './read-finess';
import { readMonth } from './read-month';

/** What tells two rows of a kind apart, and what they say. */
export const COMPARED: Record<UploadKind, { keys: readonly string[]; values: readonly string[] }> = {
  feeds: { keys: ['mois', 'finess', 'produit', 'canal', 'type_document', 'niveau'], values: ['nombre'] },
  'cnam-feeds': { keys: ['mois', 'finess', 'canal', 'type_document', 'niveau'], values: ['nombre'] },
  installations: { keys: ['finess', 'produit'], values: ['version', 'date_installation', 'date_certificat_dmp'] },
  orders: { keys: ['numero', 'etape'], values: ['finess', 'dispositif', 'produit', 'date', 'montant', 'motif'] },
  series: { keys: ['indicateur', 'mois', 'type', 'perimetre'], values: ['valeur', 'source', 'date_arrete'] },
};

/** What an empty cell of a column means. */
const DEFAULTS: { [column: string]: string } = { canal: 'DMP', type_document: 'CR_BIO' };

/** The codes of products by their normalised names and codes. */
export type ProductCodes = ReadonlyMap<string, { code: string }>;

/** A cell in one way of writing, so that «01/2023» equals «janv. 2023»; one that cannot be read stays as it is. */
export function comparableCell(column: string, text: string, products: ProductCodes): string {
  const trimmed = text.trim();
  if (trimmed === '') return DEFAULTS[column] ?? '';
  if (column === 'mois') return readMonth(trimmed) ?? trimmed;
  if (column === 'finess') {
    const reading = readFiness(trimmed);
    return reading.ok ? reading.finess : trimmed;
  }
  if (column === 'produit') return products.get(normaliseHeader(trimmed))?.code ?? trimmed;
  if (column === 'nombre') {
    const reading = readCount(trimmed);
    return reading.ok ? String(reading.count) : trimmed;
  }
  if (column.startsWith('date')) return readDate(trimmed) ?? trimmed;
  if (['canal', 'type_document', 'niveau', 'etape', 'type', 'perimetre'].includes(column))
    return normaliseHeader(trimmed).toUpperCase();
  return trimmed;
}

/** How two files differ: rows that only one has, rows whose values differ, and those that are the same. */
export type DifferenceCounts = { onlyA: number; onlyB: number; changed: number; same: number };

/** One difference; `a` and `b` are the values in the order of the kind, null where the file has no such row. */
export type Difference = { key: string[]; a: string[] | null; b: string[] | null };
