import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { db } from '../db';
import { formatDate, formatInstant } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import type { CollectionChannel, Severity } from '../generated/prisma/enums';
import { isoDate } from '../month';
import { waitOf } from './inbox-age';
import { doneSentence } from './inbox-done';
import type { InboxParams } from './inbox-search-params';
import { type Candidate, proposeIssues, titleFrom } from './likeness';
import { qualifiedSentence } from './qualified-words';
import { feedbackNumber } from './words';

/** The value of the filter on regions that asks for feedbacks of none. */
export const NATIONAL = 'national';
const MOST_LISTED = 200;
const MOST_FOUND = 8;
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

/** An issue that the feedback may be attached to. */
export type IssueChoice = {
  id: number;
  title: string;
  /** What they have in common, or where the issue stands. */
  why: string;
  feedbacks: number;
  /** Why it cannot be attached there; null when it can. */
  closed: string | null;
  /** The vendor of the feedback's product, that the issue is not about yet; null: it is, or the feedback names none. */
  opensTo: string | null;
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

/** What is told of the last doing, with what undoes it. */
export type Told = { sentence: string; left: string[]; undo: { feedbacks: number[]; at: string } | null };

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
    excerpt: text === '' ? '«\u00A0Moi aussi\u00A0», sans texte' : titleFrom(text, EXCERPT),
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
function whereOf({ region, category, channel }: InboxParams): Prisma.FeedbackWhereInput {
  return {
    state: 'TO_QUALIFY',
    ...(region && { regionCode: region === NATIONAL ? null : region }),
    ...(category && { category: { OR: [{ code: category }, { parentCode: category }] } }),
    ...(channel && { channel }),
  };
}

type CandidateRow = Candidate & { title: string; feedbacks: number; vendors: string[] };

/** The vendor that an issue of these vendors would be opened to by the feedback's product; null: none. */
function opensTo({ product }: Row, vendors: readonly string[]): string | null {
  return product && !vendors.includes(product.vendor.slug) ? product.vendor.name : null;
}

/** The open issues that a feedback of this region may be attached to. */
async function readCandidates(regionCode: string | null): Promise<CandidateRow[]> {
  const rows = await db().issue.findMany({
    where: {
      closedOn: null,
      mergedIntoId: null,
      ...(regionCode !== null && { OR: [{ regionCode: null }, { regionCode }] }),
    },
    select: {
      id: true,
      title: true,
      statement: true,
      categoryCode: true,
      regionCode: true,
      products: { select: { productCode: true, product: { select: { vendorSlug: true } } } },
      labs: {
        select: { legalEntityFiness: true, legalEntity: { select: { department: { select: { regionCode: true } } } } },
      },
      _count: { select: { feedbacks: true } },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    text: `${row.title} ${row.statement}`,
    categoryCode: row.categoryCode,
    products: row.products.map(({ productCode }) => productCode),
    labs: row.labs.map(({ legalEntityFiness }) => legalEntityFiness),
    regions: [
      ...new Set([
        ...(row.regionCode === null ? [] : [row.regionCode]),
        ...row.labs.map(({ legalEntity }) => legalEntity.department.regionCode),
      ]),
    ],
    feedbacks: row._count.feedbacks,
    vendors: row.products.map(({ product }) => product.vendorSlug),
  }));
}

/** The likeliest issues for a feedback that waits, and why. */
async function readProposals(row: Row): Promise<IssueChoice[]> {
  const [candidates, categories] = await Promise.all([
    readCandidates(row.regionCode),
    db().issueCategory.findMany({ select: { code: true, parentCode: true } }),
  ]);
  const parentOf = new Map(
    categories.flatMap(({ code, parentCode }) => (parentCode ? [[code, parentCode] as const] : [])),
  );
  const subject = {
    text: row.body,
    categoryCode: row.categoryCode,
    productCode: row.productCode,
    lab: row.legalEntityFiness,
    regionCode: row.regionCode,
  };
  return proposeIssues(subject, candidates, parentOf).flatMap(({ id, why }) => {
    const candidate = candidates.find((one) => one.id === id);
    if (!candidate) return [];
    const { title, feedbacks, vendors } = candidate;
    return [{ id, title, why, feedbacks, closed: null, opensTo: opensTo(row, vendors) }];
  });
}

/** Issues of a number, or whose text holds every word; the open ones first. */
async function findIssues(text: string, row: Row): Promise<IssueChoice[]> {
  const number = /^(?:n°\s*)?(\d{1,9})$/i.exec(text.trim())?.[1];
  const [words] = await db().$queryRaw<{ words: string }[]>`select search_text(${text}) as words`;
  const asked = (words?.words ?? '').split(' ').filter(Boolean).slice(0, 8);
  if (!number && asked.length === 0) return [];
  const found = await db().issue.findMany({
    where: number ? { id: Number(number) } : { AND: asked.map((word) => ({ search: { contains: word } })) },
    orderBy: [{ closedOn: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
    take: MOST_FOUND,
    select: {
      id: true,
      title: true,
      closedOn: true,
      mergedIntoId: true,
      products: { select: { product: { select: { vendorSlug: true } } } },
      _count: { select: { feedbacks: true } },
    },
  });
  return found.map(({ id, title, closedOn, mergedIntoId, products, _count }) => ({
    id,
    title,
    why: mergedIntoId === null ? '' : `doublon de l’irritant n°\u00A0${mergedIntoId}, qui la recevra`,
    feedbacks: _count.feedbacks,
    closed:
      closedOn && mergedIntoId === null
        ? `Clos le ${formatDate(isoDate(closedOn))}\u00A0: rouvrez-le pour y rattacher une remontée.`
        : null,
    opensTo: opensTo(
      row,
      products.map(({ product }) => product.vendorSlug),
    ),
  }));
}

/** The last doing as the data stand now: another's since then is not told as one's own. */
async function readTold(viewer: Viewer, { did, done, left }: InboxParams): Promise<Told | null> {
  if (!did || !done || done.length === 0) return null;
  const rows = await db().feedback.findMany({
    where: { id: { in: [...done, ...(left ?? [])].slice(0, MOST_LISTED) } },
    orderBy: { id: 'asc' },
    select: { id: true, state: true, issueId: true, qualifiedBy: true, qualifiedAt: true },
  });
  const of = rows.filter(({ id }) => done.includes(id));
  const sentence = doneSentence(did, of);
  if (sentence === null) return null;
  const [first] = of;
  const at = first?.qualifiedAt ?? null;
  const own = of.every(
    ({ qualifiedBy, qualifiedAt }) => qualifiedBy === viewer.name && qualifiedAt?.getTime() === at?.getTime(),
  );
  return {
    sentence,
    left: rows
      .filter(({ id }) => !done.includes(id))
      .flatMap(({ id, state, issueId, qualifiedBy: by, qualifiedAt }) => {
        const said = qualifiedSentence({ state, issueId, by, at: qualifiedAt }, today());
        return said === null ? [] : [`${feedbackNumber(id)}\u00A0: ${said}`];
      }),
    undo: at !== null && own ? { feedbacks: of.map(({ id }) => id), at: at.toISOString() } : null,
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
  const where = whereOf(params);
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
