import { type IsoDate, lastDay, type Month, month } from '../../lib/month';

export type DemoPublishedFigure = {
  id: string;
  /** Figure of lib/figures that the product computes too; null when it does not. */
  indicator: string | null;
  label: string;
  /** As published: a percent is 0 to 100. */
  value: number;
  unit: string;
  month: Month | null;
  /** Of documents-by-emitter: the key of the emitter. */
  perimeter: string;
  asOf: IsoDate | null;
  source: string;
  note: string | null;
};

const DNS = 'Présentation de la DNS, bilan de la biologie, mars 2023 (000_5d25e27479e88877.txt)';
const CNAM = 'Biologie et DMP à fin février 2022, FINESS et Cnam (004_b8ee2e60eb5bb684.txt)';
const COSUI = 'biologiste365.fr, 21/09/2023 (8e comité de suivi)';
const DSIH = 'dsih.fr/articles/5252, 20/09/2023';
const DIGITAL = 'usine-digitale.fr, 07/09/2023';
const LOWER = 'Borne basse';

// id | indicator | month | value | unit | perimeter | label | note
const TABLES: readonly { source: string; printedOn: string; rows: string }[] = [
  {
    source: DNS,
    printedOn: '2023-03-31',
    rows: `
S0-08 | | 2022-12 | 19 | percent | tous émetteurs | Part des tests COVID dans les alimentations | Les changements publiés de la table par émetteur donnent 21,3 % : les deux ne tiennent pas ensemble.
S0-09 | | 2023-01 | 3 | percent | tous émetteurs | Part des tests COVID dans les alimentations | La table par émetteur donne 3,34 %.
S0-10 | | 2023-01 | 2 | rank | tous émetteurs hors SI-DEP | Rang de la hausse mensuelle hors SI-DEP |
S0-11 | dmp-documents | 2023-01 | 2033395 | documents | laboratoires | Comptes rendus de biologie envoyés | La trajectoire du même mois, dans la même présentation, est 2 078 646.
S0-12 | | | 383 | legal_entities | France, privé | Entités juridiques, laboratoires privés |
S0-13 | | | 479 | legal_entities | France, établissements de santé | Entités juridiques, établissements de santé |
S0-14 | orders-signed | 2023-03 | 339 | orders | biologie, vague 1 | Dossiers déposés à l’ASP | Aussi la cible de la série « Commandes », dont la trajectoire part pourtant de 60.
S0-15 | | 2023-03 | 22 | percent | établissements de santé | Part des établissements de santé ayant déposé | ${LOWER}, dénominateur non précisé ; lu comme une part des dossiers.
S0-16 | | 2023-03 | 73 | percent | privé | Part des privés ayant déposé | ${LOWER}, dénominateur non précisé ; lu comme une part des dossiers.
S0-17 | | | 7 | products | SGL, vague 1 | Systèmes de gestion de laboratoire référencés |
S0-18 | | | 70 | percent | marché des SGL | Part de marché des SGL référencés | Approximatif.
S0-19 | | | 6 | vendors | LOINC, vague 1 | Industriels référencés pour le transcodage LOINC |
S0-20 | | | 8333333 | documents | biologie | Cible mensuelle d’alimentation de la trajectoire | Une cible, pas un réalisé.
EM-LAB | documents-by-emitter | 2023-01 | 2033395 | documents | lab | Laboratoires de biologie |
EM-PHYSICIAN | documents-by-emitter | 2023-01 | 1014518 | documents | physician | Médecins | Libellé de la source bruité (« RPPSrang »).
EM-HOSPITAL | documents-by-emitter | 2023-01 | 3320333 | documents | hospital_excl_sidep | Établissements de santé, hors SI-DEP |
EM-SIDEP | documents-by-emitter | 2023-01 | 220566 | documents | sidep | SI-DEP (tests COVID) |
EM-ESMS | documents-by-emitter | 2023-01 | 19542 | documents | esms | Établissements médico-sociaux |
EM-TOTAL | documents-by-emitter | 2023-01 | 6608354 | documents | total | Total avec SI-DEP |
EM-LAB-CHANGE | | 2023-01 | 30 | percent | lab | Évolution sur un mois, laboratoires de biologie |
EM-PHYSICIAN-CHANGE | | 2023-01 | 80 | percent | physician | Évolution sur un mois, médecins |
EM-HOSPITAL-CHANGE | | 2023-01 | 10 | percent | hospital_excl_sidep | Évolution sur un mois, établissements de santé hors SI-DEP |
EM-SIDEP-CHANGE | | 2023-01 | -84 | percent | sidep | Évolution sur un mois, SI-DEP |
EM-ESMS-CHANGE | | 2023-01 | 21 | percent | esms | Évolution sur un mois, établissements médico-sociaux |
EM-TOTAL-CHANGE | | 2023-01 | 2 | percent | total | Évolution sur un mois, total avec SI-DEP |`,
  },
  {
    source: CNAM,
    printedOn: '2022-02-28',
    rows: `
S4-01 | | 2022-02 | 364 | companies | SEL, métropole | SEL de biologie en France métropolitaine |
S4-02 | labs-feeding | 2022-02 | 122 | companies | SEL, métropole | SEL alimentant le DMP en routine |
S4-03 | adoption-rate | 2022-02 | 33.5 | percent | SEL, métropole | Part des SEL alimentant le DMP | 122 ÷ 364.
S4-04 | adoption-rate-equipped | 2022-02 | 68 | percent | SEL équipées | Part des structures équipées qui alimentent | Le nombre de structures équipées n’est pas publié.
S4-05 | | 2022-02 | 1200000 | records | biologie | DMP alimentés sur 12 mois | ${LOWER}.
S4-06 | dmp-documents-12m | 2022-02 | 3500000 | documents | biologie | Documents ajoutés sur 12 mois | ${LOWER} ; les comptes de la démonstration commencent en août 2021.
S4-07 | | 2022-02 | 44.4 | percent | biologie | Évolution des DMP alimentés | Trois mois glissants.
S4-08 | dmp-documents-growth-3m | 2022-02 | 35.1 | percent | biologie | Évolution des documents ajoutés | Trois mois glissants.
S4-09 | mss-messages | 2021-08 | 626083 | messages | biologistes médicaux | Messages MSSanté envoyés | Volume mensuel déduit de l’en-tête de colonne.
S4-10 | mss-messages | 2022-02 | 721547 | messages | biologistes médicaux | Messages MSSanté envoyés | Volume mensuel déduit de l’en-tête de colonne.
S4-11 | | 2022-02 | 15 | percent | biologistes médicaux | Évolution des messages MSSanté en 6 mois | 721 547 ÷ 626 083 donne 15,2 %.`,
  },
  {
    source: COSUI,
    printedOn: '2023-09-21',
    rows: `
PK-01 | | 2023-04 | 105000000 | documents/year | tous émetteurs | Documents déposés, rythme annualisé | ÷ 12 : 8 750 000.
PK-02 | | 2023-05 | 112000000 | documents/year | tous émetteurs | Documents déposés, rythme annualisé | ÷ 12 : 9 333 333.
PK-03 | | 2023-06 | 147000000 | documents/year | tous émetteurs | Documents déposés, rythme annualisé | ÷ 12 : 12 250 000.
PK-04 | | 2023-07 | 150000000 | documents/year | tous émetteurs | Documents déposés, rythme annualisé | ÷ 12 : 12 500 000.
PK-05 | | 2023-08 | 142000000 | documents/year | tous émetteurs | Documents déposés, rythme annualisé | ÷ 12 : 11 833 333, sous les « plus de 12 millions » aussi publiés pour l’été.`,
  },
  {
    source: DSIH,
    printedOn: '2023-09-13',
    rows: `
PK-06 | | 2023-08 | 75000000 | documents/year | lab | Biologie : rythme annualisé | ÷ 12 : 6 250 000 ; mois déduit.
PK-07 | | 2023-08 | 25000000 | documents/year | physician | Médecine de ville : rythme annualisé | ÷ 12 : 2 083 333 ; mois déduit. Objectif : 120 M.
PK-08 | | 2023-08 | 13000000 | documents/year | radiologie | Radiologie : rythme annualisé | ÷ 12 : 1 083 333 ; mois déduit. Objectif : 35 M.
PK-09 | | 2023-08 | 30000000 | documents/year | hôpital, documents de sortie | Hôpital : rythme annualisé | ÷ 12 : 2 500 000, sous les « plus de 3 millions » aussi publiés. Objectif : 20 M.
PK-10 | | | 250000000 | documents/year | biologie, ville, radiologie, hôpital | Somme des quatre objectifs de couloir | 75 + 120 + 35 + 20.`,
  },
  {
    source: DIGITAL,
    printedOn: '2023-09-07',
    rows: `
PK-11 | | | 12000000 | documents | national | Documents par mois, été 2023 | ${LOWER} ; août, à 142 M par an, n’y est pas.
PK-12 | | | 6000000 | documents | lab | Biologie par mois, été 2023 | ${LOWER}.
PK-13 | | | 3000000 | documents | hôpital | Hôpital par mois, été 2023 | ${LOWER}.
PK-14 | | | 1000000 | documents | radiologie | Radiologie par mois, été 2023 | ${LOWER}.
PK-15 | | | 2000000 | documents | physician | Médecine de ville par mois, été 2023 | ${LOWER}.`,
  },
];

function parse(row: string, source: string, printedOn: IsoDate): DemoPublishedFigure {
  const [id = '', indicator, at, value, unit = '', perimeter = '', label = '', note] = row
    .split('|')
    .map((s) => s.trim());
  const published = at ? month(at) : null;
  return {
    id,
    indicator: indicator || null,
    label,
    value: Number(value),
    unit,
    month: published,
    perimeter,
    // A figure of a month stands at its end, whenever it was printed.
    asOf: published ? lastDay(published) : printedOn,
    source,
    note: note || null,
  };
}

/** What documents said, beside what the product recomputes. */
export const PUBLISHED_FIGURES: readonly DemoPublishedFigure[] = TABLES.flatMap(({ source, printedOn, rows }) =>
  rows
    .trim()
    .split('\n')
    .map((row) => parse(row, source, printedOn as IsoDate)),
);
