import { expect, it } from 'vitest';
import { normaliseHeader } from '@/lib/tabular/header';

it.each([
  ['Type document', 'type_document'],
  ['TYPE-DOCUMENT', 'type_document'],
  [' type_document ', 'type_document'],
  ['N° FINESS', 'n_finess'],
  ['Nº\u00A0FINESS', 'n_finess'],
  ['\uFEFF"Mois"', 'mois'],
  ['Date d’arrêté', 'date_d_arrete'],
  ['E\u0301tape', 'etape'],
  ['Cœur', 'coeur'],
  ['***', ''],
])('%j is %j', (name, expected) => {
  expect(normaliseHeader(name)).toBe(expected);
});
