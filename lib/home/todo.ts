import { formatDate, formatMonth, formatMonthLong } from '../format/date';
import { formatCount, formatNumber, NO_DATA } from '../format/number';
import type { LogLine } from '../issues/log';
import { STATE_WORDS } from '../issues/words';
import { labsHref } from '../labs/search-params';
import type { Month } from '../month';
import { vendorsHref } from '../vendors/search-params';
import { homeHref } from './search-params';

/** A month that a vendor should have deposited by now, and how many of its labs are missing. */
export type LateUpload = { vendor: string; month: Month; missing: number };

/** A figure that a document printed and that the product computes otherwise. */
export type Disagreement = { label: string; month: Month; value: number | null; published: number };

export type TodoFacts = {
  month: Month;
  uploads: LateUpload[];
  /** One item a silent lab: its region. */
  silentRegions: string[];
  /** The heaviest first. */
  issues: LogLine[];
  /** Feedbacks that nobody has qualified; ages in days. */
  waiting: { days: number; late: boolean }[];
  disagreements: Disagreement[];
};

/** One line of «À traiter», and the list behind it. */
export type TodoLine = {
  key: string;
  count: number;
  unit: string;
  title: string;
  detail: string;
  aside: string;
  href: string;
};

const MOST_NAMED = 3;

/** «a, b, c et 2 autres». */
function named(names: readonly string[]): string {
  const rest = names.length - MOST_NAMED;
  if (rest <= 0) return names.join(', ');
  return `${names.slice(0, MOST_NAMED).join(', ')} et ${rest === 1 ? 'un autre' : `${rest}\u00A0autres`}`;
}

/** «Île-de-France 5, Occitanie 4»: the two most frequent. */
function mostFrequent(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'fr'))
    .slice(0, 2)
    .map(([value, count]) => `${value}\u00A0${count}`)
    .join(', ');
}

function ofUploads(uploads: readonly LateUpload[]): TodoLine[] {
  const last = uploads
    .map(({ month }) => month)
    .sort()
    .at(-1);
  if (last === undefined) return [];
  const missing = uploads.reduce((sum, one) => sum + one.missing, 0);
  return [
    {
      key: 'uploads',
      count: uploads.length,
      unit: uploads.length > 1 ? 'dépôts' : 'dépôt',
      title: 'Dépôts en retard',
      detail: named(uploads.map(({ vendor, month }) => `${vendor} (${formatMonth(month)})`)),
      aside: `${formatCount(missing, 'laboratoire')} sans déclaration`,
      href: vendorsHref('/vendors', { month: last, sort: 'reporting', order: 'asc' }),
    },
  ];
}

function ofSilent(regions: readonly string[], month: Month): TodoLine[] {
  if (regions.length === 0) return [];
  return [
    {
      key: 'silent',
      count: regions.length,
      unit: regions.length > 1 ? 'laboratoires' : 'laboratoire',
      title: 'Laboratoires silencieux',
      detail: `VA signée, zéro document déclaré en ${formatMonthLong(month)}`,
      aside: mostFrequent(regions),
      href: labsHref('/labs', { month, silent: 1 }),
    },
  ];
}

function standing({ state, owner, dueOn, late }: LogLine): string {
  const due =
    late !== null
      ? `${late.of === 'issue' ? '' : 'une action a '}${formatCount(late.days, 'jour')} de retard`
      : dueOn === null
        ? 'sans échéance'
        : `échéance ${formatDate(dueOn)}`;
  return [STATE_WORDS[state], owner?.name ?? 'porteur à désigner', due].join(' · ');
}

const ofIssue = (issue: LogLine): TodoLine => ({
  key: `issue-${issue.id}`,
  count: issue.legalEntities,
  unit: 'EJ',
  title: issue.title,
  detail: standing(issue),
  aside: issue.documents === null ? NO_DATA : `${formatCount(issue.documents, 'document')} par mois`,
  href: `/issues/${issue.id}`,
});

function ofWaiting(waiting: TodoFacts['waiting']): TodoLine[] {
  if (waiting.length === 0) return [];
  const oldest = Math.max(...waiting.map(({ days }) => days));
  const late = waiting.filter((one) => one.late).length;
  return [
    {
      key: 'feedback',
      count: waiting.length,
      unit: waiting.length > 1 ? 'remontées' : 'remontée',
      title: 'Remontées à qualifier',
      detail: oldest === 0 ? 'Toutes du jour' : `La plus ancienne attend depuis ${formatCount(oldest, 'jour')}`,
      aside: late === 0 ? '' : `${late} depuis plus de 2\u00A0jours ouvrés`,
      href: '/issues/inbox',
    },
  ];
}

function ofDisagreements(disagreements: readonly Disagreement[]): TodoLine[] {
  const [first] = disagreements;
  if (!first) return [];
  const { label, month, value, published } = first;
  return [
    {
      key: 'published',
      count: disagreements.length,
      unit: disagreements.length > 1 ? 'chiffres' : 'chiffre',
      title: 'Chiffres en désaccord avec le publié',
      detail: `${label}, ${formatMonth(month)}\u00A0: ${formatNumber(value)} calculés, ${formatNumber(published)} publiés`,
      aside: '',
      href: homeHref('/', { month }),
    },
  ];
}

/** The lines of «À traiter», those with nothing behind left out. */
export function todoLines(facts: TodoFacts): TodoLine[] {
  const { month, uploads, silentRegions, issues, waiting, disagreements } = facts;
  return [
    ...ofUploads(uploads),
    ...ofSilent(silentRegions, month),
    ...issues.map(ofIssue),
    ...ofWaiting(waiting),
    ...ofDisagreements(disagreements),
  ];
}
