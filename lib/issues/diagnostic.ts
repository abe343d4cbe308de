import { daysBetween, median, rankOf, type Standing } from '../figures/order-stages';
import { formatMonthLong, formatOfMonth } from '../format/date';
import { formatCount, formatNumber } from '../format/number';
import type { Severity } from '../generated/prisma/enums';
import type { IsoDate, Month } from '../month';

/** What the figures show of a lab: three of its documents, two of its orders. */
export type Cause = 'silent' | 'dropped' | 'stuck' | 'balance' | 'installation';

/** Labs under which a group is chance, not a difficulty to open. */
export const LEAST_LABS = 3;
/** Days after the VA beyond which a balance that is not requested is long. */
const BALANCE_DAYS = 60;
/** Days after the signature beyond which a software that is not delivered is long. */
const INSTALLATION_DAYS = 180;

/** One lab and what is wrong there. */
export type CauseRow = {
  cause: Cause;
  finess: string;
  name: string;
  town: string;
  /** The one that it runs, or has ordered; null when none is known. */
  product: { code: string; name: string } | null;
  region: { code: string; name: string };
  /** Documents in the month; null for an order. */
  documents: number | null;
  /** Documents a month that are missing, or not structured; null when unknown. */
  stake: number | null;
  /** Days that the order waits; null for documents. */
  days: number | null;
};

export type Proposal = {
  /** `silent:ormelis-lab:2023-09`: opened once. */
  key: string;
  cause: Cause;
  product: { code: string; name: string } | null;
  /** Of labs whose product is not known; null: national. */
  region: { code: string; name: string } | null;
  title: string;
  /** The figures in words. */
  why: string;
  /** What puts a lab in it. */
  rule: string;
  category: string;
  severity: Severity;
  /** Documents a month at stake; null when unknown of every lab. */
  documents: number | null;
  /** Most at stake, or longest, first. */
  labs: { finess: string; name: string; town: string; note: string }[];
};

/** The likely category and severity of each cause; the category may be changed before opening. */
const LIKELY: { readonly [cause in Cause]: { category: string; severity: Severity } } = {
  silent: { category: 'DIFF-PARAM', severity: 'BLOCKS' },
  dropped: { category: 'DIFF-BUG', severity: 'SLOWS' },
  stuck: { category: 'DIFF-LOINC', severity: 'SLOWS' },
  balance: { category: 'DIFF-PARAM', severity: 'WORKAROUND' },
  installation: { category: 'DIFF-PARAM', severity: 'SLOWS' },
};

const TITLES: { readonly [cause in Cause]: string } = {
  silent: 'aucun document envoyé malgré la VA signée',
  dropped: 'envois en chute',
  stuck: 'envois toujours en N1, sans donnée structurée',
  balance: 'soldes non demandés longtemps après la VA',
  installation: 'logiciel commandé, pas encore installé',
};

/** What puts a lab in a proposal; the three first are the rules of the labs to call. */
const RULES: { readonly [cause in Cause]: string } = {
  silent: 'VA signée avant le mois, zéro document DMP déclaré.',
  dropped:
    'moins de la moitié de la médiane des trois mois d’avant, quand cette médiane est d’au moins 30\u00A0documents.',
  stuck: 'des documents chacun des six derniers mois, aucun structuré (N3).',
  balance: `VA signée, solde non demandé depuis plus de ${BALANCE_DAYS}\u00A0jours.`,
  installation: `commande signée depuis plus de ${INSTALLATION_DAYS}\u00A0jours, service non fait.`,
};

/** What is long about an order, and since how many days; null when nothing is. */
export function longStageOf(standing: Standing, day: IsoDate): { cause: Cause; days: number } | null {
  const { stage, since, reached } = standing;
  if (stage === 'VA_SIGNED') {
    const days = daysBetween(since, day);
    return days > BALANCE_DAYS ? { cause: 'balance', days } : null;
  }
  if (rankOf(stage) >= rankOf('SERVICE_DELIVERED') || reached.ORDER_SIGNED === undefined) return null;
  const days = daysBetween(reached.ORDER_SIGNED, day);
  return days > INSTALLATION_DAYS ? { cause: 'installation', days } : null;
}

/** What a proposal's key begins with, whatever the month: the same difficulty is not opened anew each month. */
export function keyStem(key: string): string {
  return key.slice(0, key.lastIndexOf(':') + 1);
}

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
};

function noteOf({ cause, documents, stake, days }: CauseRow): string {
  if (days !== null) return `depuis ${formatCount(days, 'jour')}`;
  const sent = formatCount(documents ?? 0, 'document');
  if (cause === 'stuck') return `${sent} non structurés`;
  return stake === null
    ? `${sent}, envois habituels inconnus`
    : `${sent}, ${formatNumber(stake)} de moins que d’habitude`;
}

function whyOf(cause: Cause, rows: readonly CauseRow[], at: Month): string {
  const labs = (singular: string, plural: string) =>
    formatCount(rows.length, `laboratoire ${singular}`, `laboratoires ${plural}`);
  const stake = sum(rows.map((row) => row.stake));
  const days = median(rows.flatMap((row) => row.days ?? []));
  const missing =
    stake === null
      ? 'Leurs envois habituels ne sont pas connus.'
      : `Il manque ${formatCount(stake, 'document')} par rapport à la médiane de leurs trois mois d’avant.`;
  switch (cause) {
    case 'silent':
      return `${labs('a', 'ont')} signé la VA et déclaré zéro document en ${formatMonthLong(at)}. ${missing}`;
    case 'dropped': {
      const sent = sum(rows.map((row) => row.documents)) ?? 0;
      return `${labs('a', 'ont')} envoyé moins de la moitié de leurs documents habituels en ${formatMonthLong(at)}\u00A0: ${formatCount(sent, 'document')} en tout. ${missing}`;
    }
    case 'stuck':
      return `${labs('envoie', 'envoient')} depuis six mois sans un seul document structuré\u00A0: ${formatCount(stake ?? 0, 'document')} au mois ${formatOfMonth(at)}.`;
    case 'balance':
      return `${labs('a', 'ont')} signé la VA sans demander le solde, depuis ${formatCount(days ?? 0, 'jour')} en médiane à fin ${formatMonthLong(at)}.`;
    case 'installation':
      return `${labs('attend', 'attendent')} le logiciel commandé depuis ${formatCount(days ?? 0, 'jour')} en médiane à fin ${formatMonthLong(at)}.`;
  }
}

/** An open issue, as a proposal may be about what it is about already. */
export type KnownIssue = { id: number; title: string; products: readonly string[]; labs: ReadonlySet<string> };

/** The open issues of a proposal's product that hold half of its labs or more, and how many, most first. */
export function knownOf(
  { product, labs }: Proposal,
  issues: readonly KnownIssue[],
): { id: number; title: string; labs: number }[] {
  return issues
    .filter(({ products }) => product === null || products.includes(product.code))
    .map((issue) => ({
      id: issue.id,
      title: issue.title,
      labs: labs.filter(({ finess }) => issue.labs.has(finess)).length,
    }))
    .filter((known) => known.labs * 2 >= labs.length)
    .sort((a, b) => b.labs - a.labs || a.id - b.id);
}

/** One row a lab: a lab with several long orders counts once, for the longest. */
function oncePerLab(rows: readonly CauseRow[]): CauseRow[] {
  const sorted = [...rows].sort(
    (a, b) => (b.stake ?? -1) - (a.stake ?? -1) || (b.days ?? 0) - (a.days ?? 0) || (a.finess < b.finess ? -1 : 1),
  );
  return sorted.filter((row, i) => sorted.findIndex(({ finess }) => finess === row.finess) === i);
}

/**
 * The difficulties that the figures of a month show: labs of one cause and one product (of one region where the product is not known), three
 * at least. Most documents at stake first, those unknown last, then most labs.
 */
export function proposalsOf(rows: readonly CauseRow[], at: Month): Proposal[] {
  const groups = new Map<string, CauseRow[]>();
  for (const row of rows) {
    const subject = row.product ? row.product.code.toLowerCase() : `region-${row.region.code}`;
    const key = `${row.cause}:${subject}:${at}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .flatMap(([key, group]): Proposal[] => {
      const labs = oncePerLab(group);
      const [first] = labs;
      if (!first || labs.length < LEAST_LABS) return [];
      const { cause, product } = first;
      const region = product ? null : first.region;
      return [
        {
          key,
          cause,
          product,
          region,
          title: `${product?.name ?? first.region.name}\u00A0: ${TITLES[cause]}`,
          why: whyOf(cause, labs, at),
          rule: RULES[cause],
          ...LIKELY[cause],
          documents: sum(labs.map(({ stake }) => stake)),
          labs: labs.map((row) => ({ finess: row.finess, name: row.name, town: row.town, note: noteOf(row) })),
        },
      ];
    })
    .sort(
      (a, b) => (b.documents ?? -1) - (a.documents ?? -1) || b.labs.length - a.labs.length || (a.key < b.key ? -1 : 1),
    );
}
