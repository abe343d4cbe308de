import type { UploadKind } from './kinds';

type Words = {
  /** In a list of deposits. */
  short: string;
  /** On the tab that chooses it. */
  tab: string;
  /** Title of the page of deposit. */
  title: string;
  /** All that such a file holds: «des totaux par laboratoire». */
  holds: string;
};

/** What a kind is called on the screens. */
export const KIND_WORDS: Record<UploadKind, Words> = {
  feeds: {
    short: 'Comptages',
    tab: 'Comptages mensuels',
    title: 'Déposer un fichier de comptages',
    holds: 'des totaux par laboratoire',
  },
  installations: {
    short: 'Parc installé',
    tab: 'Parc installé',
    title: 'Déposer un parc installé',
    holds: 'des logiciels et des dates par laboratoire',
  },
  orders: {
    short: 'Commandes',
    tab: 'Commandes SONS',
    title: 'Déposer une extraction des commandes SONS',
    holds: 'des étapes et des montants par commande',
  },
  'cnam-feeds': {
    short: 'Mesures Cnam',
    tab: 'Mesures de la Cnam',
    title: 'Déposer les mesures de la Cnam',
    holds: 'des totaux mesurés par laboratoire',
  },
  series: {
    short: 'Séries',
    tab: 'Cibles et séries',
    title: 'Déposer des cibles, des trajectoires et des séries nationales',
    holds: 'des valeurs par indicateur, mois et périmètre',
  },
};
