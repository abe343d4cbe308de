import type { LogLine } from './log';
import type { LogColumn } from './search-params';

/** Heads of the log's columns, on screen and in the exports. */
export const LOG_COLUMN_WORDS: { [column in LogColumn]: string } = {
  rank: 'Rang',
  stage: 'Étape, état',
  category: 'Catégorie',
  severity: 'Gravité',
  legalEntities: 'EJ',
  documents: 'Docs/mois',
  priority: 'Priorité',
  feedbacks: 'Remontées',
  age: 'Âge',
  openedOn: 'Ouvert le',
  owner: 'Porteur',
  dueOn: 'Échéance',
  closedOn: 'Clos le',
  products: 'Logiciels',
  vendors: 'Éditeurs',
  region: 'Région',
};

/** The vendors of an issue's products, each once. */
export function vendorNames({ products }: Pick<LogLine, 'products'>): string {
  return [...new Set(products.map(({ vendor }) => vendor.name))].join(', ');
}
