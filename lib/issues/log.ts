import { weightOf } from '../figures/issues';
import { daysBetween } from '../figures/order-stages';
import type { IssueState, Severity } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { isUnder } from './categories';
import { byPriority, priorityOf } from './priority';
import { defaultLogOrder, type LogParams, type LogSort, NONE } from './search-params';
import { SEVERITY_FACTOR, STAGE_OF, STAGES } from './words';

/** A lab that an issue concerns. */
export type LogLab = {
  finess: string;
  region: { code: string; name: string };
  /** DMP documents of a month; null: not declared. */
  documents: number | null;
};

/** An issue as its reader may know it: another vendor's products are left out, and so is its name. */
export type LogIssue = {
  id: number;
  version: number;
  title: string;
  /** Words of the title and statement, as `search_text` writes them. */
  search: string;
  category: { code: string; label: string; shortLabel: string; parentCode: string | null };
  severity: Severity;
  state: IssueState;
  /** Null: national. */
  region: { code: string; name: string } | null;
  /** As the address names it (`VENDOR:ormelis`), and as the screen does; null: to be named. */
  owner: { key: string; name: string } | null;
  products: { code: string; name: string; vendor: { slug: string; name: string } }[];
  feedbacks: number;
  openedOn: IsoDate;
  dueOn: IsoDate | null;
  fixedOn: IsoDate | null;
  closedOn: IsoDate | null;
  /** The earliest due day of its actions that are late; null: none. */
  actionDueOn: IsoDate | null;
  labs: LogLab[];
};

/** A line of the log: an issue with what is computed of it. */
export type LogLine = Omit<LogIssue, 'search' | 'labs'> & {
  /** By priority, among all the open issues that the reader may read; null: closed. */
  rank: number | null;
  legalEntities: number;
  documents: number | null;
  priority: number | null;
  /** Days since it was opened, or until it was closed. */
  age: number;
  /** How late the issue or its most late action is; null: not late. */
  late: { days: number; of: 'issue' | 'action' } | null;
};

type Ranked = { issue: LogIssue; line: LogLine };

function lateOf({ closedOn, dueOn, actionDueOn }: LogIssue, today: IsoDate): LogLine['late'] {
  if (closedOn !== null) return null;
  if (dueOn !== null && dueOn < today) return { days: daysBetween(dueOn, today), of: 'issue' };
  return actionDueOn !== null && actionDueOn < today ? { days: daysBetween(actionDueOn, today), of: 'action' } : null;
}

/** Every issue with its line, open ones first, in the order of priority. */
export function ranked(issues: readonly LogIssue[], today: IsoDate): Ranked[] {
  const all = issues.map((issue) => {
    const { search: _search, labs, ...shown } = issue;
    const { legalEntities, documents } = weightOf(labs);
    const line: LogLine = {
      ...shown,
      rank: null,
      legalEntities,
      documents,
      priority: priorityOf({ documents, severity: issue.severity }),
      age: daysBetween(issue.openedOn, issue.closedOn ?? today),
      late: lateOf(issue, today),
    };
    return { issue, line };
  });
  const first = (kept: Ranked[]) => kept.sort((a, b) => byPriority(a.line, b.line));
  const open = first(all.filter(({ line }) => line.closedOn === null));
  const closed = first(all.filter(({ line }) => line.closedOn !== null));
  return [...open.map(({ issue, line }, i) => ({ issue, line: { ...line, rank: i + 1 } })), ...closed];
}

/** The regions that an issue touches: its own, and those of the labs concerned. */
export function regionsOf({ region, labs }: LogIssue): { code: string; name: string }[] {
  const regions = new Map(labs.map((lab) => [lab.region.code, lab.region]));
  if (region) regions.set(region.code, region);
  return [...regions.values()];
}

/** Whether one of `codes` is asked for; `none`: there are none. */
function asked(wanted: string | null, codes: readonly string[]): boolean {
  return wanted === null || (wanted === NONE ? codes.length === 0 : codes.includes(wanted));
}

const NUMBER = /^(?:n°\s*)?(\d{1,9})$/i;

function holdsWords({ id, search }: LogIssue, text: string, words: readonly string[]): boolean {
  const number = NUMBER.exec(text.trim())?.[1];
  if (number !== undefined && Number(number) === id) return true;
  return words.every((word) => search.includes(word)) && (words.length > 0 || text.trim() === '');
}

/** Whether the address keeps an issue; `words`: those of `q` as `search_text` writes them. */
export function keeps({ issue, line }: Ranked, params: LogParams, words: readonly string[]): boolean {
  const { status, stage, state, category, product, vendor, region, severity, owner, late, age, q } = params;
  const open = line.closedOn === null;
  return (
    (status === 'all' || (status === 'open') === open) &&
    (stage === null || STAGE_OF[line.state] === stage) &&
    (state === null || line.state === state) &&
    (category === null || isUnder(category, line.category)) &&
    asked(
      product,
      line.products.map(({ code }) => code),
    ) &&
    asked(
      vendor,
      line.products.map((one) => one.vendor.slug),
    ) &&
    asked(
      region,
      regionsOf(issue).map(({ code }) => code),
    ) &&
    (severity === null || line.severity === severity) &&
    asked(owner, line.owner ? [line.owner.key] : []) &&
    (late === null || line.late !== null) &&
    (age === null || line.age > Number(age)) &&
    holdsWords(issue, q, words)
  );
}

const STATES = Object.keys(STAGE_OF);

/** What a column sorts on; null goes last either way. */
function sortKey(line: LogLine, sort: LogSort): string | number | null {
  switch (sort) {
    case 'stage':
      return STAGES.indexOf(STAGE_OF[line.state]) * STATES.length + STATES.indexOf(line.state);
    case 'category':
      return line.category.shortLabel;
    case 'severity':
      return SEVERITY_FACTOR[line.severity];
    case 'owner':
      return line.owner?.name ?? null;
    case 'products':
      return line.products[0]?.name ?? null;
    case 'vendors':
      return line.products[0]?.vendor.name ?? null;
    case 'region':
      return line.region?.name ?? 'National';
    default:
      return line[sort];
  }
}

/** The lines in the order of a column; those that are equal stay in the order of priority. */
export function sorted(lines: readonly LogLine[], sort: LogSort, order: 'asc' | 'desc'): LogLine[] {
  const sign = order === 'asc' ? 1 : -1;
  return [...lines].sort((a, b) => {
    const [x, y] = [sortKey(a, sort), sortKey(b, sort)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * String(x).localeCompare(String(y), 'fr');
  });
}

/** Which way the address reads its column. */
export function orderOf({ sort, order }: Pick<LogParams, 'sort' | 'order'>): 'asc' | 'desc' {
  return order ?? defaultLogOrder(sort);
}
