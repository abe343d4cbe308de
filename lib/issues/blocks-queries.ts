import { may } from '../access/policy';
import { feedbackScope, issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { dayOf, today } from '../clock';
import { db } from '../db';
import { daysBetween } from '../figures/order-stages';
import type { FeedbackState } from '../generated/prisma/enums';
import { type IsoDate, isoDate } from '../month';
import { OPEN_ACTION } from './action-where';
import { answersAskedSql } from './answer-sql';
import { feedbackExcerpt } from './excerpt';
import { hiddenNames } from './hidden-names-queries';
import { readIssueLog } from './list-queries';
import type { LogLine } from './log';
import { maskNames } from './mask';
import { loadLogParams } from './search-params';
import { feedbackNumber } from './words';

const MOST_FEEDBACKS = 100;

/** A feedback about one lab, for the State's services. */
export type LabFeedback = {
  number: string;
  on: IsoDate;
  organisation: string;
  /** Its first words, else what it is about. */
  excerpt: string;
  state: FeedbackState;
  /** Null: none, or not to be read by the viewer. */
  issue: { id: number; title: string } | null;
};

export type LabIssues = {
  /** Of the viewer's scope, by priority. */
  open: LogLine[];
  closed: LogLine[];
  /** Newest first; null: not for the viewer. */
  feedbacks: LabFeedback[] | null;
};

/** The lab and those that it has taken over. */
async function membersOf(finess: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ finess: string }[]>`
    select finess from lab_member where lab_finess = ${finess} and until = 'infinity'`;
  return [...new Set([finess, ...rows.map((row) => row.finess)])];
}

async function readFeedbacks(
  viewer: Viewer,
  members: readonly string[],
  titles: ReadonlyMap<number, string>,
): Promise<LabFeedback[]> {
  const rows = await db().feedback.findMany({
    where: { AND: [{ legalEntityFiness: { in: [...members] } }, feedbackScope(viewer)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_FEEDBACKS,
    include: { category: true },
  });
  return rows.map((row) => {
    const { id, createdAt, organisation, state, issueId } = row;
    const title = issueId === null ? undefined : titles.get(issueId);
    return {
      number: feedbackNumber(id),
      on: dayOf(createdAt),
      organisation,
      excerpt: feedbackExcerpt(row),
      state,
      issue: issueId === null || title === undefined ? null : { id: issueId, title },
    };
  });
}

/**
 * The issues of the viewer's scope that concern the lab or one that it has taken over, and, for the State, what was said of it. The viewer must
 * have been let in by `findLab`.
 */
export async function readLabIssues(viewer: Viewer, finess: string): Promise<LabIssues> {
  const members = await membersOf(finess);
  const [concerned, { lines }] = await Promise.all([
    db().issueLab.findMany({ where: { legalEntityFiness: { in: members } }, select: { issueId: true } }),
    readIssueLog(viewer, loadLogParams({ status: 'all' }), { all: true }),
  ]);
  const ids = new Set(concerned.map(({ issueId }) => issueId));
  const own = lines.filter(({ id }) => ids.has(id));
  return {
    open: own.filter(({ closedOn }) => closedOn === null),
    closed: own.filter(({ closedOn }) => closedOn !== null),
    feedbacks: may(viewer, 'issues.internal')
      ? await readFeedbacks(viewer, members, new Map(lines.map(({ id, title }) => [id, title])))
      : null,
  };
}

/** An open issue on a vendor's products; `waiting`: days that its answer has been waited for, null when it is not. */
export type VendorIssue = LogLine & { waiting: number | null };

/** Since when the vendor's answer is waited for, by issue: asked for, and none given since. */
async function readWaiting(slug: string): Promise<Map<number, IsoDate>> {
  const rows = await db().$queryRaw<{ id: number; since: Date }[]>`
    select asked.issue_id as id, asked.since from (${answersAskedSql()}) asked
    where asked.vendor_slug = ${slug} and asked.kind is null`;
  return new Map(rows.map(({ id, since }) => [id, dayOf(since)]));
}

/** The open issues of the viewer's scope on the vendor's products, those that wait for its answer first, then by priority. */
export async function readVendorIssues(viewer: Viewer, slug: string): Promise<VendorIssue[]> {
  const [waiting, { lines }] = await Promise.all([
    readWaiting(slug),
    readIssueLog(viewer, loadLogParams({ vendor: slug }), { all: true }),
  ]);
  const day = today();
  const issues = lines.map((line) => {
    const since = waiting.get(line.id);
    return { ...line, waiting: since === undefined ? null : daysBetween(since, day) };
  });
  return [...issues.filter((one) => one.waiting !== null), ...issues.filter((one) => one.waiting === null)];
}

/** An open action that a vendor bears. */
export type VendorAction = {
  id: number;
  what: string;
  dueOn: IsoDate;
  state: 'TODO' | 'IN_PROGRESS';
  madeOn: IsoDate;
  version: number;
  /** Days since it was due; null: not late. */
  lateDays: number | null;
  /** Null: none, or not to be read by the viewer. */
  issue: { id: number; title: string } | null;
  /** Of a meeting, about no single issue: it is said done here. */
  free: boolean;
};

/** What a vendor has to do: answers that are waited for, and its open actions, the first due first. Nothing for another role. */
export async function readVendorWork(viewer: Viewer): Promise<{ issues: VendorIssue[]; actions: VendorAction[] }> {
  if (!viewer.vendor) return { issues: [], actions: [] };
  const { slug } = viewer.vendor;
  const [issues, rows] = await Promise.all([
    readVendorIssues(viewer, slug),
    db().action.findMany({
      where: { ownerKind: 'VENDOR', ownerVendorSlug: slug, ...OPEN_ACTION },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
    }),
  ]);
  const told = await db().issue.findMany({
    where: { AND: [{ id: { in: rows.flatMap(({ issueId }) => issueId ?? []) } }, issueScope(viewer)] },
    select: { id: true, title: true },
  });
  const hidden = await hiddenNames(viewer);
  const byId = new Map(told.map(({ id, title }) => [id, { id, title: maskNames(title, hidden) }]));
  const day = today();
  return {
    issues: issues.filter(({ waiting }) => waiting !== null),
    actions: rows.map(({ id, what, dueOn, madeOn, state, version, issueId }) => {
      const due = isoDate(dueOn);
      return {
        id,
        what: maskNames(what, hidden),
        dueOn: due,
        state: state === 'IN_PROGRESS' ? 'IN_PROGRESS' : 'TODO',
        madeOn: isoDate(madeOn),
        version,
        lateDays: due < day ? daysBetween(due, day) : null,
        issue: issueId === null ? null : (byId.get(issueId) ?? null),
        free: issueId === null,
      };
    }),
  };
}
