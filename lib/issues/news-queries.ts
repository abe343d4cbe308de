import { may } from '../access/policy';
import { issueScope, issueScopeSql } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { now } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { Prisma } from '../generated/prisma/client';
import type { DigestPace } from '../generated/prisma/enums';
import type { IssueEventKind } from './event-details';
import { eventScopeSql } from './event-scope-sql';
import { hiddenNames } from './hidden-names-queries';
import { type Hidden, maskDeep, maskNames } from './mask';
import { countEvents, feedbackText, groupNews, type NewsGroup, type NewsReason, newsText } from './news';

// News already read stay in sight for a while; more lines than this are not shown at once.
const KEPT_DAYS = 30;
const MOST_LINES = 300;
const DAY_MS = 86_400_000;
const EPOCH = new Date(0);

/** What answers a feedback: its author reads these of the issue, without following it. */
const ANSWERS = ['STATE', 'ANSWER', 'ACTION_STATE', 'ABSORBED', 'CLOSED', 'REOPENED'];
// An event is dated before its transaction ends: what is older than this is there to be read.
const SETTLED_MS = 60_000;

export type Followed = {
  issues: { id: number; title: string }[];
  /** How many open issues the person is named to follow up. */
  charge: number;
  regions: { code: string; name: string }[];
  products: { code: string; name: string }[];
};

export type NewsPage = {
  fresh: NewsGroup[];
  earlier: NewsGroup[];
  /** Count of lines that are new. */
  unread: number;
  /** What «seen» means when this page has been read: a minute before it was made, see `settledAt`. */
  until: Date;
};

/** News after `since`, up to `until`. */
type Span = { since: Date; until: Date };
// Nothing is later: VIGIE_NOW may hold the clock back from what is written.
const NO_END = new Date('9999-01-01');

/** The instant up to which news can be told to have been read or mailed: a minute ago. A later event may not be there to be read yet. */
export const settledAt = (at: Date): Date => new Date(at.getTime() - SETTLED_MS);

/** All that a viewer's news depend on beside the data: a withdrawn right is another key. */
function scopeKey(viewer: Viewer): string {
  return [viewer.userId, viewer.role, ...viewer.regions.map(({ code }) => code), viewer.vendor?.slug ?? ''].join(' ');
}

/**
 * The events that are news to this person, as a table `news (event_id, issue_id, at, by_issue, by_charge, by_region, by_product, by_mention,
 * by_feedback)`: after `since`, up to `until`, and after the moment at which what brings them was begun; of issues in scope today; no doings
 * of its own; what its issue's page tells it only. Its own feedback is told by `ownFeedbackSql`, unless a splitting has moved it.
 */
function newsSql(viewer: Viewer, userId: string, { since, until }: Span): Prisma.Sql {
  const ownFeedback = Prisma.sql`exists (
    select from feedback f where f.user_id = ${userId}::uuid and f.id::text = e.details ->> 'feedback')`;
  return Prisma.sql`told as (
      select e.id as event_id, e.issue_id, e.at,
        exists (select from subscription s where s.user_id = ${userId}::uuid and s.issue_id = i.id and s.created_at < e.at) as by_issue,
        i.follower_id is not distinct from ${userId}::uuid and e.at > coalesce((
          select max(named.at) from issue_event named
          where named.issue_id = i.id and named.kind = 'CHANGED' and named.details -> 'fields' ? 'follower'), i.opened_on) as by_charge,
        exists (
          select from subscription s
          where s.user_id = ${userId}::uuid and s.region_code is not null and s.created_at < e.at and (
            s.region_code = i.region_code or exists (
              select from issue_lab il
              join legal_entity le on le.finess = il.legal_entity_finess
              join department d on d.code = le.department_code
              where il.issue_id = i.id and d.region_code = s.region_code))) as by_region,
        exists (
          select from subscription s join issue_product ip on ip.product_code = s.product_code
          where s.user_id = ${userId}::uuid and ip.issue_id = i.id and s.created_at < e.at) as by_product,
        e.kind = 'COMMENT' and exists (
          select from comment_mention m where m.user_id = ${userId}::uuid and m.comment_id::text = e.details ->> 'comment') as by_mention,
        (e.kind = any(${ANSWERS}) and exists (
          select from feedback f where f.user_id = ${userId}::uuid and f.issue_id = i.id and f.qualified_at <= e.at)
        ) or (e.kind = 'FEEDBACK_ATTACHED' and e.details ? 'from' and ${ownFeedback}) as by_feedback
      from issue_event e join issue i on i.id = e.issue_id
      where e.at > ${since} and e.at <= ${until} and e.actor_id is distinct from ${userId}::uuid
        and not (e.kind = 'FEEDBACK_ATTACHED' and not e.details ? 'from' and ${ownFeedback})
        and ${eventScopeSql(viewer)} and ${issueScopeSql(viewer)}
    ), news as (select * from told where by_issue or by_charge or by_region or by_product or by_mention or by_feedback)`;
}

/** The person's own feedbacks that somebody else has qualified. */
function ownFeedbackSql(viewer: Viewer, userId: string, { since, until }: Span): Prisma.Sql {
  return Prisma.sql`f.user_id = ${userId}::uuid and f.state in ('ATTACHED', 'REJECTED') and f.qualified_at > ${since} and f.qualified_at <= ${until}
    and not f.me_too and f.qualified_by is distinct from ${viewer.name}`;
}

async function readSeenAt(userId: string): Promise<Date> {
  const row = await db().newsReading.findUnique({ where: { userId }, select: { seenAt: true } });
  return row?.seenAt ?? EPOCH;
}

/** How many news the viewer has not seen; 0 for a key, and without the right to read issues. Kept in memory until the data change. */
export async function countNews(viewer: Viewer): Promise<number> {
  const { userId } = viewer;
  if (userId === null || !may(viewer, 'issues.read')) return 0;
  const seenAt = await readSeenAt(userId);
  const span = { since: seenAt, until: NO_END };
  const { count } = await cached('news-count', [scopeKey(viewer), seenAt.toISOString()], async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      with ${newsSql(viewer, userId, span)}
      select ((select count(*) from news)
        + (select count(*) from feedback f where ${ownFeedbackSql(viewer, userId, span)}))::int as count`;
    return { count: row?.count ?? 0 };
  });
  return count;
}

type EventRow = {
  id: bigint;
  issueId: number;
  title: string;
  at: Date;
  kind: IssueEventKind;
  org: string;
  internal: boolean;
  details: { [name: string]: unknown };
  byIssue: boolean;
  byCharge: boolean;
  byRegion: boolean;
  byProduct: boolean;
  byMention: boolean;
  byFeedback: boolean;
};

const REASONS: readonly [keyof EventRow, NewsReason][] = [
  ['byMention', 'mention'],
  ['byFeedback', 'feedback'],
  ['byCharge', 'charge'],
  ['byIssue', 'issue'],
  ['byRegion', 'region'],
  ['byProduct', 'product'],
];

/** The news after `since`, up to `until`, grouped by issue, the newest first; `isNew` when they are also after `seenAt`. */
export async function readNewsSince(
  viewer: Viewer,
  { seenAt, ...span }: Span & { seenAt: Date },
): Promise<NewsGroup[]> {
  const { userId } = viewer;
  if (userId === null || !may(viewer, 'issues.read')) return [];
  const [rows, feedbacks, hidden] = await Promise.all([
    db().$queryRaw<EventRow[]>`
      with ${newsSql(viewer, userId, span)}
      select e.id, e.issue_id as "issueId", i.title, e.at, e.kind, e.actor_org as org, e.internal, e.details,
        n.by_issue as "byIssue", n.by_charge as "byCharge", n.by_region as "byRegion", n.by_product as "byProduct", n.by_mention as "byMention",
        n.by_feedback as "byFeedback"
      from news n join issue_event e on e.id = n.event_id join issue i on i.id = n.issue_id
      order by e.at desc, e.id desc
      limit ${MOST_LINES}`,
    db().$queryRaw<{ id: number }[]>`
      select f.id from feedback f where ${ownFeedbackSql(viewer, userId, span)} order by f.qualified_at desc limit ${MOST_LINES}`,
    hiddenNames(viewer),
  ]);
  const lines = rows.map((row) => ({
    key: `event-${row.id}`,
    at: row.at,
    text: newsText({ ...row, details: maskDeep(row.details, hidden) as EventRow['details'] }),
    actorOrg: maskNames(row.org, hidden) === row.org ? row.org : null,
    internal: row.internal,
    isNew: row.at > seenAt,
    confirms: row.kind === 'FEEDBACK_ATTACHED' && row.details.meToo === true,
    events: 1,
    issue: { id: row.issueId, title: maskNames(row.title, hidden) },
    reasons: REASONS.filter(([by]) => row[by] === true).map(([, reason]) => reason),
  }));
  return groupNews([
    ...lines,
    ...(await readOwnFeedbacks(
      viewer,
      feedbacks.map(({ id }) => id),
      seenAt,
      hidden,
    )),
  ]);
}

async function readOwnFeedbacks(viewer: Viewer, ids: number[], seenAt: Date, hidden: readonly Hidden[]) {
  const rows = await db().feedback.findMany({
    where: { id: { in: ids } },
    select: { id: true, state: true, reason: true, qualifiedAt: true, issueId: true },
  });
  const issues = await db().issue.findMany({
    where: { AND: [{ id: { in: rows.flatMap(({ issueId }) => issueId ?? []) } }, issueScope(viewer)] },
    select: { id: true, title: true },
  });
  return rows.map(({ qualifiedAt, ...row }) => {
    const issue = issues.find(({ id }) => id === row.issueId) ?? null;
    const at = qualifiedAt ?? EPOCH;
    return {
      key: `feedback-${row.id}`,
      at,
      text: maskNames(feedbackText({ ...row, issueId: issue?.id ?? null }), hidden),
      actorOrg: null,
      internal: false,
      isNew: at > seenAt,
      confirms: false,
      events: 1,
      issue: issue && { id: issue.id, title: maskNames(issue.title, hidden) },
      reasons: ['feedback' as const],
    };
  });
}

/** The page of news: what is new since the last visit, and what was read in the last 30 days. */
export async function readNews(viewer: Viewer): Promise<NewsPage> {
  const at = now();
  const seenAt = viewer.userId === null ? EPOCH : await readSeenAt(viewer.userId);
  const kept = new Date(at.getTime() - KEPT_DAYS * DAY_MS);
  const groups = await readNewsSince(viewer, {
    since: seenAt < kept ? seenAt : kept,
    seenAt,
    until: NO_END,
  });
  const part = (isNew: boolean) =>
    groups.flatMap((group) => {
      const lines = group.lines.filter((line) => line.isNew === isNew);
      return lines.length > 0 ? [{ ...group, lines }] : [];
    });
  const fresh = part(true);
  return { fresh, earlier: part(false), unread: countEvents(fresh), until: settledAt(at) };
}

/** What the viewer follows, the issues that it may still read only. */
export async function readFollowed(viewer: Viewer): Promise<Followed> {
  if (viewer.userId === null) return { issues: [], charge: 0, regions: [], products: [] };
  const rows = await db().subscription.findMany({
    where: { userId: viewer.userId },
    include: {
      region: { select: { code: true, name: true } },
      product: { select: { code: true, name: true } },
    },
    orderBy: { id: 'asc' },
  });
  const issues = await db().issue.findMany({
    where: { AND: [{ id: { in: rows.flatMap(({ issueId }) => issueId ?? []) } }, issueScope(viewer)] },
    orderBy: { id: 'asc' },
    select: { id: true, title: true },
  });
  const [hidden, charge] = await Promise.all([
    hiddenNames(viewer),
    db().issue.count({ where: { AND: [{ followerId: viewer.userId, closedOn: null }, issueScope(viewer)] } }),
  ]);
  return {
    charge,
    issues: issues.map(({ id, title }) => ({ id, title: maskNames(title, hidden) })),
    regions: rows.flatMap(({ region }) => region ?? []),
    products: rows.flatMap(({ product }) => product ?? []),
  };
}

/** Whether the viewer follows this issue; false for a key. */
export async function followsIssue(viewer: Viewer, issueId: number): Promise<boolean> {
  if (viewer.userId === null) return false;
  return (await db().subscription.count({ where: { userId: viewer.userId, issueId } })) > 0;
}

/** The regions and products that the viewer may follow: a region its own, a vendor its own products. */
export async function readFollowable(viewer: Viewer): Promise<Omit<Followed, 'issues' | 'charge'>> {
  const [regions, products] = await Promise.all([
    viewer.role === 'REGIONAL'
      ? [...viewer.regions]
      : db().region.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } }),
    db().product.findMany({
      where: viewer.role === 'VENDOR' ? { vendorSlug: viewer.vendor?.slug ?? '' } : {},
      orderBy: { name: 'asc' },
      select: { code: true, name: true },
    }),
  ]);
  return { regions, products };
}

/** How often the viewer is written to. */
export async function readPace(viewer: Viewer): Promise<DigestPace> {
  if (viewer.userId === null) return 'NEVER';
  const row = await db().newsReading.findUnique({ where: { userId: viewer.userId }, select: { pace: true } });
  return row?.pace ?? 'NEVER';
}
