import type { Month } from '../../month';

/** The columns of a deposit of counts, by their names in a file. */
export const FEED_COLUMNS = ['mois', 'finess', 'produit', 'canal', 'type_document', 'niveau', 'nombre'] as const;
export type FeedColumn = (typeof FEED_COLUMNS)[number];
export const FEED_REQUIRED: readonly FeedColumn[] = ['mois', 'finess', 'produit', 'nombre'];

/** A row of counts ready to be written. */
export type FeedRow = {
  line: number;
  month: Month;
  legalEntity: string;
  site: string | null;
  product: string;
  channel: 'DMP' | 'MSS_PRO' | 'MSS_CITIZEN';
  documentType: string;
  level: 'N1' | 'N3' | null;
  count: number;
};
