import { createLoader, createSerializer, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { parseAsText, parseAsWhole } from '../address-params';
import type { IssueState, Severity } from '../generated/prisma/enums';
import { SEVERITY_WORDS, STAGES, STATE_WORDS } from './words';

export const LOG_VIEWS = ['board', 'table', 'cross'] as const;
export type LogView = (typeof LOG_VIEWS)[number];

const STATUSES = ['open', 'closed', 'all'] as const;

/** What the columns of the cross-table are. */
const AXES = ['vendor', 'product', 'region'] as const;
export type CrossAxis = (typeof AXES)[number];

/** «More than so many days.» */
const LOG_AGES = ['30', '90'] as const;

/** A value of a filter that stands for «none»: no owner named, no product, no lab in any region. */
export const NONE = 'none';

/** What the table can show beside the title, in its order. */
export const LOG_COLUMNS = [
  'rank',
  'stage',
  'category',
  'severity',
  'legalEntities',
  'documents',
  'priority',
  'feedbacks',
  'age',
  'openedOn',
  'owner',
  'dueOn',
  'closedOn',
  'products',
  'vendors',
  'region',
] as const;
export type LogColumn = (typeof LOG_COLUMNS)[number];
export const DEFAULT_LOG_COLUMNS: readonly LogColumn[] = [
  'rank',
  'stage',
  'category',
  'severity',
  'legalEntities',
  'documents',
  'feedbacks',
  'age',
  'owner',
  'dueOn',
];

export const LOG_SORTS = ['title', ...LOG_COLUMNS] as const;
export type LogSort = (typeof LOG_SORTS)[number];
const LARGEST_FIRST: readonly LogSort[] = [
  'severity',
  'legalEntities',
  'documents',
  'priority',
  'feedbacks',
  'age',
  'closedOn',
];

/** Which way a column is read first. */
export function defaultLogOrder(sort: LogSort): 'asc' | 'desc' {
  return LARGEST_FIRST.includes(sort) ? 'desc' : 'asc';
}

export const LOG_PAGE_SIZES = [25, 50, 100] as const;

/** The grammar of the address of /issues; without anything: the open issues, as a board. */
const logParams = {
  q: parseAsText.withDefault(''),
  view: parseAsStringLiteral(LOG_VIEWS).withDefault('board'),
  status: parseAsStringLiteral(STATUSES).withDefault('open'),
  stage: parseAsStringLiteral(STAGES),
  state: parseAsStringLiteral(Object.keys(STATE_WORDS) as IssueState[]),
  /** Code, of a category (with those under it) or of a family; one that does not exist is left out by `readIssueLog`. */
  category: parseAsText,
  /** Code, or `none`. */
  product: parseAsText,
  /** Slug, or `none`: no product. */
  vendor: parseAsText,
  /** INSEE code: the issue's own region, or that of a lab concerned; `none`: neither. */
  region: parseAsText,
  severity: parseAsStringLiteral(Object.keys(SEVERITY_WORDS) as Severity[]),
  /** `DNS`, `REGION:53`, `VENDOR:ormelis`, or `none`: to be named. */
  owner: parseAsText,
  /** Due before today, itself or one of its actions. */
  late: parseAsStringLiteral(['yes']),
  age: parseAsStringLiteral(LOG_AGES),
  axis: parseAsStringLiteral(AXES),
  sort: parseAsStringLiteral(LOG_SORTS).withDefault('rank'),
  order: parseAsStringLiteral(['asc', 'desc']),
  columns: parseAsArrayOf(parseAsStringLiteral(LOG_COLUMNS)),
  page: parseAsWhole(1, 100_000).withDefault(1),
  size: parseAsWhole(1, 1_000).withDefault(25),
};

/** Reads an address; what it does not know is left out. */
export const loadLogParams = createLoader(logParams);
/** Writes an address of the log: `issuesHref('/issues', { view: 'table', vendor })`; defaults are left out. */
export const issuesHref = createSerializer(logParams);

export type LogParams = Awaited<ReturnType<typeof loadLogParams>>;
