import type { LabColumn } from './search-params';

/** Heads of the columns, on screen and in the exports. */
export const COLUMN_WORDS: { [column in LabColumn]: string } = {
  finess: 'FINESS',
  town: 'Ville',
  department: 'Département',
  region: 'Région',
  sector: 'Secteur',
  sites: 'Sites',
  product: 'Logiciel',
  equippedSince: 'Équipé depuis',
  orderedOn: 'Commande signée',
  verifiedOn: 'VA',
  documents: 'Documents',
  change: 'Évolution',
  level3Share: 'Part N3',
  firstFeedMonth: 'Premier mois',
  lastFeedMonth: 'Dernier mois',
};

/** «SEL», «Privé» or «Hospitalier». */
export function sectorWord({ sector, sel }: { sector: 'PRIVATE' | 'HOSPITAL'; sel: boolean }): string {
  if (sector === 'HOSPITAL') return 'Hospitalier';
  return sel ? 'SEL' : 'Privé';
}
