/** The columns of a deposit of counts, by their names in a file. */
export const FEED_COLUMNS = ['mois', 'finess', 'produit', 'canal', 'type_document', 'niveau', 'nombre'] as const;
export type FeedColumn = (typeof FEED_COLUMNS)[number];
export const FEED_REQUIRED: readonly FeedColumn[] = ['mois', 'finess', 'produit', 'nombre'];

/** A deposit of the Cnam's measures has no product: the Cnam counts what reaches it, whoever made it. */
export const CNAM_COLUMNS = [
  'mois',
  'finess',
  'canal',
  'type_document',
  'niveau',
  'nombre',
] as const satisfies readonly FeedColumn[];
export const CNAM_REQUIRED: readonly FeedColumn[] = ['mois', 'finess', 'nombre'];

/** Who says the counts: they stand side by side, the Cnam's measure counting first. */
export type CountSource = 'VENDOR' | 'CNAM';

export type Channel = 'DMP' | 'MSS_PRO' | 'MSS_CITIZEN';
export type Level = 'N1' | 'N3';
