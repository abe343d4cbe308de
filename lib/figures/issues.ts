import { type IsoDate, lastDay, type Month, monthOf } from '../month';
import { daysBetween, median } from './order-stages';
import { pointOf } from './point';
import type { Facts, Figure, IssueFacts, IssueRow, Point } from './types';

const NO_ISSUES: IssueFacts = { issues: [], loads: [], feedbacks: [] };

const issueFacts = ({ sentinel }: Facts): IssueFacts => sentinel ?? NO_ISSUES;

/** EJ concerned and documents a month at stake; documents are null when no lab has declared. */
export type Weight = {
  legalEntities: number;
  documents: number | null;
  /** Of the EJ, those that have declared nothing for three months. */
  undeclared: number;
};

/** The weight of a set of labs, each counted once however many issues it appears in. */
export function weightOf(labs: Iterable<{ finess: string; documents: number | null }>): Weight {
  const documents = new Map<string, number | null>();
  for (const lab of labs) documents.set(lab.finess, lab.documents);
  const known = [...documents.values()].filter((count) => count !== null);
  return {
    legalEntities: documents.size,
    documents: known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0),
    undeclared: documents.size - known.length,
  };
}

const openOn =
  (day: IsoDate) =>
  ({ openedOn, closedOn }: IssueRow): boolean =>
    openedOn <= day && (closedOn === null || closedOn > day);

const firstDay = (issues: readonly IssueRow[]): IsoDate | undefined => issues.map(({ openedOn }) => openedOn).sort()[0];

/** The issues open at a month's end; null before the first that is known. */
function openAt(facts: IssueFacts, at: Month): IssueRow[] | null {
  const { issues, since = firstDay(issues) } = facts;
  return since !== undefined && monthOf(since) <= at ? issues.filter(openOn(lastDay(at))) : null;
}

/** The weight of the issues open at a month's end, each lab once; null before the first issue. */
function weightAt(facts: IssueFacts, at: Month): Weight | null {
  const open = openAt(facts, at);
  if (open === null) return null;
  const ids = new Set(open.map(({ id }) => id));
  return weightOf(facts.loads.filter(({ month, issueId }) => month === at && ids.has(issueId)));
}

/** The facts of one category. Known since the first issue of any: a category without one has 0, not «n.d.». */
export function ofCategory({ issues, loads, feedbacks }: IssueFacts, category: string): IssueFacts {
  const since = firstDay(issues);
  const own = issues.filter((issue) => issue.category === category);
  const ids = new Set(own.map(({ id }) => id));
  return { ...(since && { since }), issues: own, loads: loads.filter(({ issueId }) => ids.has(issueId)), feedbacks };
}

const SOURCE = 'Journal des irritants';
const SCOPE =
  'Irritants que le lecteur peut lire\u00A0: tous pour les services nationaux, ceux de la région et les nationaux pour une ARS, ' +
  'ceux de ses logiciels pour un éditeur, les nationaux pour un observateur. Un doublon compte avec l’irritant qui l’a repris. ' +
  'Par région\u00A0: les irritants de la région ou qui touchent un de ses laboratoires\u202F; par éditeur\u00A0: ceux de ses logiciels\u202F; ' +
  'par secteur\u00A0: ceux qui touchent un laboratoire du secteur.';

const COMMON = {
  sources:
    'Irritants et leur historique\u202F; registre des entités juridiques et alimentation déclarée pour le poids.',
  perimeter: SCOPE,
  whenEmpty: '«\u00A0n.d.\u00A0» avant le premier irritant connu dans le périmètre.',
  whenIncomplete: 'Sans objet\u00A0: un irritant est compté de son ouverture à sa clôture.',
} as const;

/** One point a month, of a value read at its end. */
function points(facts: Facts, id: string, months: readonly Month[], valueAt: (at: Month) => number | null): Point[] {
  return months.map((at) => pointOf(facts, id, at, { value: valueAt(at), source: SOURCE }));
}

/** Issues open at the end of each month. */
export const issuesOpen: Figure = {
  ofIssues: true,
  definition: {
    ...COMMON,
    id: 'issues-open',
    label: 'Irritants ouverts',
    unit: 'issues',
    formula: 'Nombre d’irritants ouverts au plus tard le dernier jour du mois et non clos ce jour-là.',
    splits: ['category'],
  },
  compute: (facts, months) =>
    points(facts, 'issues-open', months, (at) => openAt(issueFacts(facts), at)?.length ?? null),
};

/** Median age of the open issues. */
export const issuesAge: Figure = {
  ofIssues: true,
  definition: {
    ...COMMON,
    id: 'issues-age',
    label: 'Âge des irritants ouverts',
    unit: 'days',
    formula: 'Médiane, sur les irritants ouverts à la fin du mois, des jours écoulés depuis leur ouverture.',
    whenEmpty: '«\u00A0n.d.\u00A0» lorsqu’aucun irritant n’est ouvert.',
    splits: ['category'],
  },
  compute: (facts, months) =>
    points(facts, 'issues-age', months, (at) =>
      median((openAt(issueFacts(facts), at) ?? []).map(({ openedOn }) => daysBetween(openedOn, lastDay(at)))),
    ),
};

/** Median age of the feedbacks that nobody has qualified. */
export const feedbackAge: Figure = {
  ofIssues: true,
  definition: {
    ...COMMON,
    id: 'feedback-age',
    label: 'Attente des remontées à qualifier',
    unit: 'days',
    formula:
      'Médiane, sur les remontées ni rattachées ni écartées à la fin du mois, des jours écoulés depuis leur envoi.',
    sources: 'Remontées du terrain.',
    perimeter:
      'Remontées que le lecteur peut lire\u00A0: toutes pour les services nationaux, celles de sa région pour une ARS. ' +
      'Éditeurs et observateurs n’en lisent aucune avant qu’elle soit rattachée.',
    whenEmpty: '«\u00A0n.d.\u00A0» lorsqu’aucune remontée n’attend.',
    splits: [],
  },
  compute: (facts, months) =>
    points(facts, 'feedback-age', months, (at) => {
      const day = lastDay(at);
      const waiting = issueFacts(facts).feedbacks.filter(
        ({ saidOn, qualifiedOn }) => saidOn <= day && (qualifiedOn === null || qualifiedOn > day),
      );
      return median(waiting.map(({ saidOn }) => daysBetween(saidOn, day)));
    }),
};

const LABS_WORDS =
  'Un laboratoire repris compte sous celui qui l’a repris, et celui que touchent plusieurs irritants compte une fois.';

/** Distinct EJ behind the open issues. */
export const issuesLabs: Figure = {
  ofIssues: true,
  definition: {
    ...COMMON,
    id: 'issues-labs',
    label: 'EJ touchées par les irritants ouverts',
    unit: 'labs',
    formula: `Nombre d’EJ distinctes que concernent les irritants ouverts à la fin du mois. ${LABS_WORDS}`,
    splits: ['category'],
  },
  compute: (facts, months) =>
    points(facts, 'issues-labs', months, (at) => weightAt(issueFacts(facts), at)?.legalEntities ?? null),
};

/** Documents a month of the distinct EJ behind the open issues. */
export const issuesWeight: Figure = {
  ofIssues: true,
  definition: {
    ...COMMON,
    id: 'issues-weight',
    label: 'Poids des irritants ouverts',
    unit: 'documents',
    formula:
      'Documents versés au DMP en un mois par les EJ distinctes que concernent les irritants ouverts à la fin du mois\u00A0: ceux du mois, ' +
      `ou à défaut du dernier mois déclaré parmi les trois derniers. ${LABS_WORDS} ` +
      'Priorité d’un irritant = documents par mois × gravité (contournable 1, ralentit 2, bloque l’envoi 3).',
    whenEmpty:
      '«\u00A0n.d.\u00A0» avant le premier irritant connu, et lorsqu’aucune EJ concernée n’a déclaré depuis trois mois.',
    whenIncomplete: 'Marqué incomplet lorsqu’une EJ concernée n’a rien déclaré depuis trois mois.',
    splits: ['category'],
  },
  compute: (facts, months) =>
    months.map((at) => {
      const weight = weightAt(issueFacts(facts), at);
      return pointOf(facts, 'issues-weight', at, {
        value: weight?.documents ?? null,
        source: SOURCE,
        incomplete: (weight?.undeclared ?? 0) > 0,
      });
    }),
};
