import { STAGE_ADVICE } from '../orders/stage-words';
import type { CNAM_COLUMNS, FeedColumn } from './feeds/row';
import type { InstallationColumn } from './installations/row';
import { KIND_SPECS } from './kind-specs';
import type { UploadKind } from './kinds';
import type { OrderColumn } from './orders/row';
import type { SeriesColumn } from './series/row';

type Words = {
  /** What may stand in a cell. */
  values: string;
  example: string;
  /** What is more to say than «obligatoire» or «facultative». */
  note?: string;
};

const MONTH: Words = { values: '2023-09, 09/2023 ou sept. 2023', example: '2023-09' };
const CHANNEL: Words = { values: 'DMP, MSS_PRO ou MSS_CITOYENNE', example: 'DMP', note: 'DMP par défaut' };
const DOCUMENT_TYPE: Words = { values: 'CR_BIO', example: 'CR_BIO', note: 'CR_BIO par défaut' };
const LEVEL: Words = { values: 'N1, N3 ou vide', example: 'N3' };
const COUNT: Words = { values: 'nombre entier, zéro compris', example: '18402' };
const FINESS: Words = { values: '9 caractères, entité juridique ou établissement', example: '350000022' };

const FEEDS: Record<FeedColumn, Words> = {
  mois: MONTH,
  finess: FINESS,
  produit: { values: 'code ou nom de votre logiciel', example: 'MON-SIL' },
  canal: CHANNEL,
  type_document: DOCUMENT_TYPE,
  niveau: LEVEL,
  nombre: COUNT,
};

const INSTALLATIONS: Record<InstallationColumn, Words> = {
  finess: {
    values: 'entité juridique, ou établissement\u00A0: le logiciel n’est alors déclaré que pour lui',
    example: '350000022',
  },
  produit: { values: 'code ou nom de votre logiciel', example: 'MON-SIL' },
  version: { values: '60 caractères au plus', example: '4.2.1' },
  date_installation: {
    values: '17/03/2023 ou 2023-03-17',
    example: '2023-03-17',
    note: 'case vide si le logiciel est déjà connu à cet endroit',
  },
  date_certificat_dmp: { values: 'date depuis laquelle l’entité juridique est équipée', example: '2023-04-01' },
};

const ORDERS: Record<OrderColumn, Words> = {
  numero: { values: 'numéro de la commande à l’ASP', example: 'SONS-BIO-000123' },
  finess: { values: 'entité juridique ou établissement qui commande', example: '350000022' },
  dispositif: { values: 'code du dispositif', example: 'SGL' },
  produit: { values: 'code ou nom du logiciel', example: 'MON-SIL' },
  etape: { values: STAGE_ADVICE, example: 'demande de solde' },
  date: { values: '17/03/2023 ou 2023-03-17', example: '2023-03-17' },
  montant: { values: 'euros hors taxes', example: '22050.00' },
  motif: { values: 'pourquoi un refus ou une annulation', example: '', note: 'obligatoire dans ces deux cas' },
};

const CNAM_FEEDS: Record<(typeof CNAM_COLUMNS)[number], Words> = {
  mois: MONTH,
  finess: FINESS,
  canal: CHANNEL,
  type_document: DOCUMENT_TYPE,
  niveau: LEVEL,
  nombre: COUNT,
};

const SERIES: Record<SeriesColumn, Words> = {
  indicateur: { values: 'identifiant de l’indicateur', example: 'dmp-documents' },
  mois: MONTH,
  type: { values: 'cible, trajectoire ou réalisé', example: 'cible' },
  perimetre: {
    values:
      'France, une région, secteur:privé, secteur:hospitalier, éditeur:<nom> ou émetteur:<nom>, reliés par «\u00A0+\u00A0»',
    example: 'France',
  },
  valeur: { values: 'nombre\u202F; un taux de 0 à 1, ou un pourcentage avec son signe', example: '2500000' },
  source: { values: 'qui le dit', example: 'DNS' },
  date_arrete: { values: 'date à laquelle la valeur est arrêtée', example: '2023-09-30' },
};

const WORDS: Record<UploadKind, { [column: string]: Words }> = {
  feeds: FEEDS,
  installations: INSTALLATIONS,
  orders: ORDERS,
  'cnam-feeds': CNAM_FEEDS,
  series: SERIES,
};

export type ColumnWords = { name: string; values: string; example: string; presence: string };

/** The columns of a kind in their order, each with what may stand in it, an example, and whether it must be there. */
export function columnWords(kind: UploadKind): ColumnWords[] {
  const { columns, required } = KIND_SPECS[kind];
  return columns.map((name) => {
    const { values, example, note } = WORDS[kind][name] ?? { values: '', example: '' };
    const presence = required.includes(name) ? 'obligatoire' : 'facultative';
    return { name, values, example, presence: note ? `${presence}\u202F; ${note}` : presence };
  });
}

/** A row of a kind, as an example. */
export function exampleRow(kind: UploadKind): { [column: string]: string } {
  return Object.fromEntries(columnWords(kind).map(({ name, example }) => [name, example]));
}
