import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { db } from '../db';
import { formatInstant } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import type { CollectionChannel, Severity } from '../generated/prisma/enums';
import { categoriesUnder } from './category-queries';
import { withoutText } from './excerpt';
import { waitOf } from './inbox-age';
import { findIssues, type IssueChoice, readProposals } from './inbox-proposal-queries';
import type { InboxParams } from './inbox-search-params';
import { readTold, type Told } from './inbox-told-queries';
import { titleFrom } from './likeness';
import { qualifiedSentence } from './qualified-words';
import { feedbackNumber } from './words';

/** The value of the filter on regions that asks for feedbacks of none. */
export const NATIONAL = 'national';
const MOST_LISTED = 200;
const EXCERPT = 110;

/** One feedback of the list. */
export type InboxItem = {
  id: number;
  number: string;
  /** Lab, or region, or «National». */
  place: string;
  category: string;
  severity: Severity;
  excerpt: string;
  /** Since it was given. */
  days: number;
  /** Waits for more than two working days. */
  late: boolean;
};

/** The feedback shown. */
export type ShownFeedback = {
  id: number;
  number: string;
  body: string;
  /** «Moi aussi», in one tap. */
  meToo: boolean;
  author: string;
  organisation: string;
  lab: { finess: string; name: string; town: string } | null;
  region: string | null;
  product: string | null;
  productCode: string | null;
  category: string;
  categoryCode: string;
  severity: Severity;
  channel: CollectionChannel;
  givenOn: string;
  days: number;
  late: boolean;
  splitFrom: string | null;
  /** Who has qualified it, and how; null while it waits. */
  said: string | null;
  issueId: number | null;
  reason: string | null;
};

export type Choice = { code: string; label: string };

export type Inbox = {
  items: InboxItem[];
  /** All that the filters leave, listed or not. */
  count: number;
  /** Without filters. */
  all: number;
  /** Days of the oldest one that the filters leave; null when there is none. */
  oldest: number | null;
  shown: ShownFeedback | null;
  proposals: IssueChoice[];
  found: IssueChoice[];
  previous: number | null;
  next: number | null;
  told: Told | null;
  regions: Choice[];
  categories: Choice[];
  products: Choice[];
};

const include = {
  legalEntity: { select: { finess: true, name: true, town: true } },
  region: { select: { name: true } },
  product: { select: { name: true, vendor: { select: { slug: true, name: true } } } },
  category: { select: { label: true, shortLabel: true } },
} satisfies Prisma.FeedbackInclude;

type Row = Prisma.FeedbackGetPayload<{ include: typeof include }>;

function itemOf(row: Row): InboxItem {
  const text = row.body.replace(/\s+/g, ' ').trim();
  return {
    id: row.id,
    number: feedbackNumber(row.id),
    place: row.legalEntity?.name ?? row.region?.name ?? 'National',
    category: row.category.shortLabel,
    severity: row.severity,
    excerpt: text === '' ? withoutText(row.meToo) : titleFrom(text, EXCERPT),
    ...waitOf(row.createdAt, today()),
  };
}

function shownOf(row: Row): ShownFeedback {
  const { state, issueId, qualifiedBy: by, qualifiedAt: at } = row;
  return {
    id: row.id,
    number: feedbackNumber(row.id),
    body: row.body,
    meToo: row.meToo,
    author: row.authorLabel,
    organisation: row.organisation,
    lab: row.legalEntity,
    region: row.region?.name ?? null,
    product: row.product?.name ?? null,
    productCode: row.productCode,
    category: row.category.label,
    categoryCode: row.categoryCode,
    severity: row.severity,
    channel: row.channel,
    givenOn: formatInstant(row.createdAt),
    ...waitOf(row.createdAt, today()),
    splitFrom: row.splitFromId === null ? null : feedbackNumber(row.splitFromId),
    said: qualifiedSentence({ state, issueId, by, at }, today()),
    issueId,
    reason: row.reason,
  };
}

/** What the filters ask of feedbacks that wait. */
async function whereOf({ region, category, channel }: InboxParams): Promise<Prisma.FeedbackWhereInput> {
  const categories = category === null ? [] : await categoriesUnder(category);
  return {
    state: 'TO_QUALIFY',
    ...(region && { regionCode: region === NATIONAL ? null : region }),
    ...(categories.length > 0 && { categoryCode: { in: categories } }),
    ...(channel && { channel }),
  };
}

/** The feedback asked for, wherever it stands; else the oldest of the list. */
async function readShown(params: InboxParams, rows: readonly Row[]): Promise<Row | null> {
  const listed = rows.find(({ id }) => id === params.r);
  if (listed) return listed;
  const asked = params.r === null ? null : await db().feedback.findUnique({ where: { id: params.r }, include });
  return asked ?? rows[0] ?? null;
}

/** Feedbacks that wait to be qualified, the oldest first, and one of them with what may be done with it; null without the right. */
export async function readInbox(viewer: Viewer, params: InboxParams): Promise<Inbox | null> {
  if (!may(viewer, 'issues.triage')) return null;
  const where = await whereOf(params);
  const [rows, count, all, regions, categories, products, told] = await Promise.all([
    db().feedback.findMany({ where, include, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: MOST_LISTED }),
    db().feedback.count({ where }),
    db().feedback.count({ where: { state: 'TO_QUALIFY' } }),
    db().region.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } }),
    db().issueCategory.findMany({ orderBy: { position: 'asc' }, select: { code: true, shortLabel: true } }),
    db().product.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } }),
    readTold(viewer, params),
  ]);
  const row = await readShown(params, rows);
  const waits = row?.state === 'TO_QUALIFY';
  const [proposals, found] = await Promise.all([
    row && waits ? readProposals(row) : [],
    row && waits && params.q.trim() !== '' ? findIssues(params.q, row) : [],
  ]);
  const place = rows.findIndex(({ id }) => id === row?.id);
  // One that has left the list is followed by the oldest.
  const next = place === -1 ? rows[0] : rows[place + 1];
  const [oldest] = rows;
  return {
    items: rows.map(itemOf),
    count,
    all,
    oldest: oldest ? waitOf(oldest.createdAt, today()).days : null,
    shown: row ? shownOf(row) : null,
    proposals,
    found,
    previous: place > 0 ? (rows[place - 1]?.id ?? null) : null,
    next: next?.id ?? null,
    told,
    regions: regions.map(({ code, name }) => ({ code, label: name })),
    categories: categories.map(({ code, shortLabel }) => ({ code, label: shortLabel })),
    products: products.map(({ code, name }) => ({ code, label: name })),
  };
}
