import { may } from '../access/policy';
import { actionScope, feedbackScope, issueScope, labScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { dayOf, today } from '../clock';
import { db } from '../db';
import type { Feedback as FeedbackRow } from '../generated/prisma/client';
import { ownVendor } from '../labs/lab-sql';
import { type IsoDate, isoDate } from '../month';
import { readFamily } from './family-queries';
import { hiddenNames } from './hidden-names-queries';
import { maskNames } from './mask';
import { OPEN_ACTION_STATES } from './open-action';
import type { ReportReceipt } from './report';
import { answeredBefore, qualifiedBefore } from './report-delays';
import { parseFeedbackNumber } from './report-number';
import {
  ACTION_STATE_WORDS,
  ANSWER_WORDS,
  CHANNEL_WORDS,
  feedbackNumber,
  ownerName,
  SEVERITY_WORDS,
  STATE_WORDS,
} from './words';

/** How many labs (EJ) an issue concerns today, those that have taken over counted once. */
async function countLabs(issueId: number): Promise<number> {
  const [row] = await db().$queryRaw<{ count: number }[]>`
    select count(distinct coalesce(su.successor, il.legal_entity_finess))::int as count
    from issue_lab il
    left join legal_entity_successor su on su.finess = il.legal_entity_finess and su.since <= ${today()}::date and su.until > ${today()}::date
    where il.issue_id = ${issueId}`;
  return row?.count ?? 0;
}

/** What the author of a feedback is told of it at once: its number, when it is read and answered, what its issue has in store. */
export async function receiptOf(viewer: Viewer, kept: FeedbackRow): Promise<Omit<ReportReceipt, 'differs'>> {
  const received = dayOf(kept.createdAt);
  const issue =
    kept.issueId === null
      ? null
      : await db().issue.findFirst({
          where: { AND: [{ id: kept.issueId }, issueScope(viewer)] },
          select: {
            id: true,
            title: true,
            actions: {
              where: { AND: [{ state: { in: OPEN_ACTION_STATES } }, actionScope(viewer)] },
              orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
              take: 1,
              select: { what: true, dueOn: true },
            },
          },
        });
  const action = issue?.actions[0];
  const hidden = await hiddenNames(viewer);
  return {
    number: feedbackNumber(kept.id),
    receivedAt: kept.createdAt.toISOString(),
    qualifiedBefore: qualifiedBefore(received),
    answeredBefore: answeredBefore(received),
    issue: issue && {
      id: issue.id,
      title: maskNames(issue.title, hidden),
      legalEntities: await countLabs(issue.id),
      action: action
        ? { what: maskNames(action.what, hidden), dueOn: isoDate(action.dueOn), late: isoDate(action.dueOn) < today() }
        : null,
    },
  };
}

/** What is done about the issue that a feedback is attached to. */
export type FeedbackIssue = {
  id: number;
  title: string;
  state: string;
  closed: { on: IsoDate; reason: string | null } | null;
  mergedInto: number | null;
  legalEntities: number;
  dueOn: IsoDate | null;
  actions: {
    id: number;
    what: string;
    owner: string | null;
    dueOn: IsoDate;
    state: string;
    done: boolean;
    late: boolean;
    result: string | null;
  }[];
  /** The last word of each vendor that may be seen. */
  answers: {
    id: number;
    vendor: string;
    kind: string;
    version: string | null;
    plannedOn: IsoDate | null;
    body: string;
    on: IsoDate;
  }[];
};

/** A feedback as its author, the State and the vendor concerned may read it. */
export type FeedbackPage = {
  number: string;
  own: boolean;
  receivedAt: Date;
  qualifiedBefore: IsoDate;
  answeredBefore: IsoDate;
  /** Which of the two days are over. */
  late: { qualification: boolean; answer: boolean };
  /** Null for whom the person is not to be named. */
  author: string | null;
  organisation: string;
  /** Null: no lab in particular. `finess` is null where its page is not open to the viewer, `name` where it is not to be named. */
  lab: { finess: string | null; name: string | null; town: string | null } | null;
  region: string | null;
  product: string | null;
  category: string;
  severity: string;
  channel: string;
  body: string;
  meToo: boolean;
  state: 'TO_QUALIFY' | 'ATTACHED' | 'REJECTED';
  reason: string | null;
  qualified: { at: Date; by: string | null } | null;
  /** Set apart from another one, or set apart from it: numbers of those that the viewer may read. */
  splitFrom: string | null;
  parts: string[];
  /** Null while it has none, or where the viewer may not read it. */
  issue: FeedbackIssue | null;
};

async function readIssue(viewer: Viewer, id: number): Promise<FeedbackIssue | null> {
  const vendor = ownVendor(viewer);
  const issue = await db().issue.findFirst({
    where: { AND: [{ id }, issueScope(viewer)] },
    include: {
      actions: {
        where: actionScope(viewer),
        orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
        include: { ownerRegion: true, ownerVendor: true },
      },
    },
  });
  if (!issue) return null;
  const [hidden, family] = await Promise.all([hiddenNames(viewer), readFamily(viewer, id)]);
  const answers = await db().vendorAnswer.findMany({
    where: { issueId: { in: family }, ...(vendor !== null && { vendorSlug: vendor }) },
    orderBy: { id: 'desc' },
    distinct: ['vendorSlug'],
    include: { vendor: true },
  });
  return {
    id: issue.id,
    title: maskNames(issue.title, hidden),
    state: STATE_WORDS[issue.state],
    closed: issue.closedOn && {
      on: isoDate(issue.closedOn),
      reason: issue.closingReason && maskNames(issue.closingReason, hidden),
    },
    mergedInto: issue.mergedIntoId,
    legalEntities: await countLabs(issue.id),
    dueOn: issue.dueOn && isoDate(issue.dueOn),
    actions: issue.actions
      .filter(({ state }) => state !== 'DROPPED')
      .map((action) => ({
        id: action.id,
        what: maskNames(action.what, hidden),
        owner: ownerName({
          kind: action.ownerKind,
          region: action.ownerRegion?.name ?? null,
          vendor: action.ownerVendor?.name ?? null,
        }),
        dueOn: isoDate(action.dueOn),
        state: ACTION_STATE_WORDS[action.state],
        done: action.state === 'DONE',
        late: action.state !== 'DONE' && isoDate(action.dueOn) < today(),
        result: action.result && maskNames(action.result, hidden),
      })),
    answers: answers.map((answer) => ({
      id: answer.id,
      vendor: answer.vendor.name,
      kind: ANSWER_WORDS[answer.kind],
      version: answer.version,
      plannedOn: answer.plannedOn && isoDate(answer.plannedOn),
      body: answer.body,
      on: dayOf(answer.createdAt),
    })),
  };
}

/** One feedback by its number, R-0042 or 42; null when there is none, or when it is out of scope. */
export async function readFeedback(viewer: Viewer, text: string): Promise<FeedbackPage | null> {
  const id = parseFeedbackNumber(text);
  if (id === null || !may(viewer, 'issues.report')) return null;
  const found = await db().feedback.findFirst({
    where: { AND: [{ id }, feedbackScope(viewer)] },
    include: { legalEntity: true, region: true, product: { include: { vendor: true } }, category: true },
  });
  if (!found) return null;
  const own = viewer.userId !== null && found.userId === viewer.userId;
  const named = own || may(viewer, 'issues.internal');
  const [hidden, visibleLab, issue, parts, origin] = await Promise.all([
    hiddenNames(viewer),
    found.legalEntityFiness === null
      ? 0
      : db().legalEntity.count({ where: { AND: [{ finess: found.legalEntityFiness }, labScope(viewer)] } }),
    found.issueId === null ? null : readIssue(viewer, found.issueId),
    db().feedback.findMany({
      where: { AND: [{ splitFromId: id }, feedbackScope(viewer)] },
      select: { id: true },
      orderBy: { id: 'asc' },
    }),
    found.splitFromId === null
      ? 0
      : db().feedback.count({ where: { AND: [{ id: found.splitFromId }, feedbackScope(viewer)] } }),
  ]);
  const received = dayOf(found.createdAt);
  const lab = found.legalEntity;
  return {
    number: feedbackNumber(found.id),
    own,
    receivedAt: found.createdAt,
    qualifiedBefore: qualifiedBefore(received),
    answeredBefore: answeredBefore(received),
    late: { qualification: qualifiedBefore(received) < today(), answer: answeredBefore(received) < today() },
    author: named ? found.authorLabel : null,
    organisation: maskNames(found.organisation, hidden),
    lab: lab && {
      finess: visibleLab > 0 ? lab.finess : null,
      name: visibleLab > 0 || own ? lab.name : null,
      town: visibleLab > 0 || own ? lab.town : null,
    },
    region: found.region?.name ?? null,
    product: found.product && `${found.product.name} (${found.product.vendor.name})`,
    category: found.category.label,
    severity: SEVERITY_WORDS[found.severity],
    channel: CHANNEL_WORDS[found.channel],
    body: own ? found.body : maskNames(found.body, hidden),
    meToo: found.meToo,
    state: found.state,
    reason: found.reason && maskNames(found.reason, hidden),
    qualified: found.qualifiedAt && {
      at: found.qualifiedAt,
      by: may(viewer, 'issues.internal') ? found.qualifiedBy : null,
    },
    splitFrom: found.splitFromId !== null && origin > 0 ? feedbackNumber(found.splitFromId) : null,
    parts: parts.map((part) => feedbackNumber(part.id)),
    issue,
  };
}
