/** What keeps a deposit from being written. */
export const ERROR_CODES = [
  'not-a-table',
  'empty-file',
  'too-large',
  'bad-encoding',
  'missing-column',
  'bad-month',
  'future-month',
  'locked-month',
  'bad-finess',
  'unknown-finess',
  'unknown-product',
  'not-your-product',
  'bad-channel',
  'bad-document-type',
  'bad-level',
  'bad-count',
  'negative-count',
  'bad-version',
  'bad-date',
  'future-date',
  'duplicate-row',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What the depositor must have seen before it is written. */
export const WARNING_CODES = [
  'unknown-column',
  'leading-zero-restored',
  'finess-checksum',
  'closed-structure',
  'outlier',
  'drop-to-zero',
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** Titles of the groups on the page. */
export const CODE_TITLES: Record<ErrorCode | WarningCode, string> = {
  'not-a-table': 'Fichier illisible',
  'empty-file': 'Fichier vide',
  'too-large': 'Fichier trop volumineux',
  'bad-encoding': 'Encodage inconnu',
  'missing-column': 'Colonne manquante',
  'bad-month': 'Mois illisible',
  'future-month': 'Mois à venir',
  'locked-month': 'Mois verrouillé',
  'bad-finess': 'FINESS illisible',
  'unknown-finess': 'FINESS inconnu',
  'unknown-product': 'Logiciel inconnu',
  'not-your-product': 'Logiciel d’un autre éditeur',
  'bad-channel': 'Canal inconnu',
  'bad-document-type': 'Type de document inconnu',
  'bad-level': 'Niveau inconnu',
  'bad-count': 'Nombre illisible',
  'negative-count': 'Nombre négatif',
  'bad-version': 'Version trop longue',
  'bad-date': 'Date à corriger',
  'future-date': 'Date à venir',
  'duplicate-row': 'Ligne en double',
  'unknown-column': 'Colonne ignorée',
  'leading-zero-restored': 'Zéro initial rétabli',
  'finess-checksum': 'Clé FINESS douteuse',
  'closed-structure': 'Structure fermée',
  outlier: 'Nombre inhabituel',
  'drop-to-zero': 'Passage à zéro',
};

/** Warnings that the page wants a reason for: the task force reads it. */
export const WARNINGS_WITH_REASON: readonly WarningCode[] = ['outlier', 'drop-to-zero'];
