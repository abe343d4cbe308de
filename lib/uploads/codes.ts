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
  'bad-number',
  'bad-device',
  'unknown-stage',
  'bad-amount',
  'bad-cause',
  'number-conflict',
  'not-referenced',
  'closed-structure',
  'event-before-signature',
  'event-out-of-order',
  'order-cancelled',
  'amount-over-ceiling',
  'duplicate-row',
  'unknown-indicator',
  'bad-type',
  'bad-perimeter',
  'bad-value',
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

/** Worth a look, and never in the way: the deposit is written all the same. */
export const NOTICE_CODES = [
  'level-3-without-loinc',
  'differs-from-cnam',
  'not-installed',
  'month-incomplete',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

export const NOTICE_TITLES: Record<NoticeCode, string> = {
  'level-3-without-loinc': 'N3 sans LOINC',
  'differs-from-cnam': 'Écart avec la mesure de la Cnam',
  'not-installed': 'Laboratoire hors du parc installé',
  'month-incomplete': 'Mois incomplet',
};

/** Notices that the page asks a reason for; a deposit without one is written all the same. */
export const NOTICES_WITH_REASON: readonly NoticeCode[] = ['differs-from-cnam'];

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
  'bad-number': 'Numéro de commande illisible',
  'bad-device': 'Dispositif inconnu',
  'unknown-stage': 'Étape inconnue',
  'bad-amount': 'Montant à corriger',
  'bad-cause': 'Motif à corriger',
  'number-conflict': 'Numéro déjà pris',
  'not-referenced': 'Logiciel non référencé',
  'event-before-signature': 'Date avant la signature',
  'event-out-of-order': 'Étapes dans le désordre',
  'order-cancelled': 'Commande annulée',
  'amount-over-ceiling': 'Montant trop élevé',
  'duplicate-row': 'Ligne en double',
  'unknown-indicator': 'Indicateur inconnu',
  'bad-type': 'Type de série inconnu',
  'bad-perimeter': 'Périmètre inconnu',
  'bad-value': 'Valeur à corriger',
  'unknown-column': 'Colonne ignorée',
  'leading-zero-restored': 'Zéro initial rétabli',
  'finess-checksum': 'Clé FINESS douteuse',
  'closed-structure': 'Structure fermée ou pas encore ouverte',
  outlier: 'Nombre inhabituel',
  'drop-to-zero': 'Passage à zéro',
};

/** Warnings that the page wants a reason for: the task force reads it. */
export const WARNINGS_WITH_REASON: readonly WarningCode[] = ['outlier', 'drop-to-zero'];
