import { createLoader, createSerializer, parseAsArrayOf, parseAsStringLiteral } from 'nuqs/server';
import { parseAsMonth, parseAsText, parseAsWhole } from '../address-params';
import { SECTORS } from '../figures/types';

const YES_NO = ['yes', 'no'] as const;
const yesNo = parseAsStringLiteral(YES_NO);

const TERRITORIES = ['metropolitan', 'overseas'] as const;

/** What the table can show beside the lab's name, in its order. */
export const LAB_COLUMNS = [
  'finess',
  'town',
  'department',
  'region',
  'sector',
  'sites',
  'product',
  'equippedSince',
  'orderedOn',
  'verifiedOn',
  'documents',
  'change',
  'level3Share',
  'firstFeedMonth',
  'lastFeedMonth',
] as const;
export type LabColumn = (typeof LAB_COLUMNS)[number];
export const DEFAULT_COLUMNS: readonly LabColumn[] = [
  'town',
  'department',
  'sector',
  'product',
  'equippedSince',
  'verifiedOn',
  'documents',
  'level3Share',
  'lastFeedMonth',
];

export const LAB_SORTS = ['relevance', 'name', ...LAB_COLUMNS] as const;
export type LabSort = (typeof LAB_SORTS)[number];
const LARGEST_FIRST: readonly LabSort[] = ['sites', 'documents', 'change', 'level3Share', 'lastFeedMonth'];

/** Which way a column is read first. */
export function defaultOrder(sort: LabSort): 'asc' | 'desc' {
  return LARGEST_FIRST.includes(sort) ? 'desc' : 'asc';
}

export const PAGE_SIZES = [25, 50, 100] as const;

/** The grammar of the address of /labs. Every filter is read at the end of `month`; none given: the last month that is over. */
const labsParams = {
  q: parseAsText.withDefault(''),
  month: parseAsMonth,
  region: parseAsText, // INSEE code
  department: parseAsText, // INSEE code
  territory: parseAsStringLiteral(TERRITORIES),
  sector: parseAsStringLiteral(SECTORS),
  vendor: parseAsText, // slug
  product: parseAsText, // code
  /** A DMP server certificate at the month's end. */
  equipped: yesNo,
  /** An order signed by the month's end, and not cancelled. */
  ordered: yesNo,
  /** Declared for the month, a declared zero included. */
  reported: yesNo,
  /** At least one document in the month; «no» includes those that have not declared. */
  feeding: yesNo,
  /** At least one document up to the month. */
  everFed: yesNo,
  /** First document in this month or before. */
  fedBy: parseAsMonth,
  /** First order signed in this month. */
  orderedIn: parseAsMonth,
  /** N3: a structured document in the month; N1: documents, none of them structured. */
  level: parseAsStringLiteral(['N1', 'N3']),
  /** VA signed before them, and nothing but declared zeros or nothing in so many months, the last one declared. */
  silent: parseAsWhole(1, 120),
  sort: parseAsStringLiteral(LAB_SORTS),
  order: parseAsStringLiteral(['asc', 'desc']),
  columns: parseAsArrayOf(parseAsStringLiteral(LAB_COLUMNS)),
  page: parseAsWhole(1, 100_000).withDefault(1),
  size: parseAsWhole(1, 1_000).withDefault(25),
  /** Lines ticked by hand; an export is then of those alone. */
  selected: parseAsArrayOf(parseAsText),
};

/** Reads an address; what it does not know is left out. */
export const loadLabsParams = createLoader(labsParams);
/** Writes an address of the list of labs: `labsHref('/labs', { month, region, feeding: 'yes' })`; defaults are left out. */
export const labsHref = createSerializer(labsParams);

export type LabsParams = Awaited<ReturnType<typeof loadLabsParams>>;
