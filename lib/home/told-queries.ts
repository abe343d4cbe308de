import { may } from '../access/policy';
import { feedbackScope, issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { dayOf, today } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import type { FeedbackState } from '../generated/prisma/enums';
import { feedbackExcerpt } from '../issues/excerpt';
import { readFamily } from '../issues/family-queries';
import { waitOf } from '../issues/inbox-age';
import { feedbackNumber, ownerName } from '../issues/words';
import { type IsoDate, isoDate } from '../month';
import { issueStateWords, lastDeed } from './told';

const MOST = 5;

/** A feedback of the region or of the person, and what has come of it. */
export type ToldFeedback = {
  number: string;
  on: IsoDate;
  /** Its first words, else what it is about. */
  excerpt: string;
  /** Lab, else region. */
  place: string;
  own: boolean;
  state: FeedbackState;
  /** Days since it was given, while nobody has qualified it. */
  waiting: number | null;
  reason: string | null;
  issue: { id: number; title: string; state: string } | null;
  /** What was done last; null: nothing yet. */
  deed: string | null;
};

async function loadTold(viewer: Viewer): Promise<ToldFeedback[]> {
  const day = today();
  const rows = await db().feedback.findMany({
    where: { AND: [feedbackScope(viewer), { meToo: false }] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST,
    include: { legalEntity: { select: { name: true } }, region: { select: { name: true } }, category: true },
  });
  const issues = await db().issue.findMany({
    where: { AND: [issueScope(viewer), { id: { in: rows.flatMap(({ issueId }) => issueId ?? []) } }] },
    include: {
      actions: { include: { ownerRegion: true, ownerVendor: true } },
    },
  });
  const answers = new Map(
    await Promise.all(
      issues.map(async ({ id }) => {
        const issueId = { in: await readFamily(viewer, id) };
        return [id, await db().vendorAnswer.findMany({ where: { issueId }, include: { vendor: true } })] as const;
      }),
    ),
  );
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  return rows.map((row) => {
    const issue = row.issueId === null ? undefined : byId.get(row.issueId);
    return {
      number: feedbackNumber(row.id),
      on: dayOf(row.createdAt),
      excerpt: feedbackExcerpt(row),
      place: row.legalEntity?.name ?? row.region?.name ?? 'France',
      own: viewer.userId !== null && row.userId === viewer.userId,
      state: row.state,
      waiting: row.state === 'TO_QUALIFY' ? waitOf(row.createdAt, day).days : null,
      reason: row.reason,
      issue: issue ? { id: issue.id, title: issue.title, state: issueStateWords(issue.state) } : null,
      deed: issue
        ? lastDeed([
            ...(answers.get(issue.id) ?? []).map((answer) => ({
              kind: 'answer' as const,
              vendor: answer.vendor.name,
              answer: answer.kind,
              version: answer.version,
              on: dayOf(answer.createdAt),
            })),
            ...issue.actions.map((action) => ({
              kind: 'action' as const,
              what: action.what,
              owner: ownerName({
                kind: action.ownerKind,
                region: action.ownerRegion?.name ?? null,
                vendor: action.ownerVendor?.name ?? null,
              }),
              state: action.state,
              dueOn: isoDate(action.dueOn),
              doneOn: action.doneOn && isoDate(action.doneOn),
            })),
          ])
        : null,
    };
  });
}

/** The last feedbacks of the viewer's regions, or its own, with what was answered; vendors are named, so for the State only. */
export async function readTold(viewer: Viewer): Promise<ToldFeedback[]> {
  if (!may(viewer, 'issues.internal')) return [];
  const regions = viewer.regions.map(({ code }) => code).join();
  return cached('home-told', [viewer.role, regions, viewer.userId, today()], () => loadTold(viewer));
}
