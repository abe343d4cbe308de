import { createLoader, createSerializer, parseAsStringLiteral } from 'nuqs/server';
import { parseAsMonth, parseAsText, parseAsWhole } from '../address-params';

const CHANNELS = ['DMP', 'MSS_PRO', 'MSS_CITIZEN'] as const;
const SIDES_STATES = ['differs', 'near', 'equal', 'declared-only', 'measured-only'] as const;
export const LAB_SORTS = ['lab', 'vendor', 'declared', 'measured', 'difference', 'ratio'] as const;
export type LabSort = (typeof LAB_SORTS)[number];

const DEFAULT_THRESHOLD = 5;

/** The grammar of the address of /feeds. */
const feedsParams = {
  month: parseAsMonth,
  region: parseAsText, // INSEE code
  sector: parseAsStringLiteral(['PRIVATE', 'HOSPITAL']),
  vendor: parseAsText, // slug
  channel: parseAsStringLiteral(CHANNELS).withDefault('DMP'),
  /** Percent: a difference beyond it stands out. */
  threshold: parseAsWhole(0, 100).withDefault(DEFAULT_THRESHOLD),
  state: parseAsStringLiteral(SIDES_STATES),
  sort: parseAsStringLiteral(LAB_SORTS).withDefault('difference'),
  order: parseAsStringLiteral(['asc', 'desc']),
  page: parseAsWhole(1, 100_000).withDefault(1),
  /** The lab to explain, by its FINESS. */
  note: parseAsText,
};

/** Reads an address of the page; what it does not know is left out. */
export const loadFeedsParams = createLoader(feedsParams);
/** Writes an address of the page; defaults are left out. */
export const feedsHref = createSerializer(feedsParams);

export type FeedsParams = Awaited<ReturnType<typeof loadFeedsParams>>;
