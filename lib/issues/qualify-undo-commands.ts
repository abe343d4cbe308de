import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { now, today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { recordIssueEvent } from './event-commands';
import { saidAt } from './qualified-words';
import {
  auditFeedback,
  FORBIDDEN,
  type QualifyResult,
  refusedQualification,
  UNKNOWN_FEEDBACK,
} from './qualify-commands';
import { numbersInput } from './qualify-input';
import { type HeldFeedback, holdFeedbacks, holdIssues, movedMessage } from './qualify-lock-commands';
import { feedbackNumber } from './words';

type Tx = Prisma.TransactionClient;

const undoInput = z.object({ feedbacks: numbersInput, at: z.iso.datetime() });
// What attaching wrote beside the feedback's own particulars.
const attachedDetails = z.object({
  feedback: z.number(),
  labAdded: z.string().nullish(),
  productAdded: z.string().nullish(),
});

const absorbedDetails = z.object({ labsAdded: z.array(z.string()), productsAdded: z.array(z.string()) });

const openedDetails = z.object({ feedbacks: z.number() });

/**
 * The lab and the product that a feedback brought to its issue: when it was attached, to this issue or to one that was merged into it since
 * and brought them along.
 */
async function broughtBy(tx: Tx, feedback: number, issueId: number) {
  const event = await tx.issueEvent.findFirst({
    where: { kind: 'FEEDBACK_ATTACHED', details: { path: ['feedback'], equals: feedback } },
    orderBy: { id: 'desc' },
    select: { issueId: true, details: true },
  });
  const { labAdded, productAdded } = attachedDetails.safeParse(event?.details).data ?? {};
  if (event?.issueId === issueId) return { labAdded, productAdded };
  const mergers = await tx.issueEvent.findMany({ where: { issueId, kind: 'ABSORBED' }, select: { details: true } });
  const moved = mergers.flatMap(({ details }) => absorbedDetails.safeParse(details).data ?? []);
  return {
    labAdded: moved.some(({ labsAdded }) => labsAdded.includes(labAdded ?? '')) ? labAdded : null,
    productAdded: moved.some(({ productsAdded }) => productsAdded.includes(productAdded ?? '')) ? productAdded : null,
  };
}

/** Takes a held feedback back from its issue, with the lab and the product that it alone had brought. */
async function detach(tx: Tx, viewer: Viewer, feedback: HeldFeedback, issueId: number): Promise<void> {
  const { labAdded, productAdded } = await broughtBy(tx, feedback.id, issueId);
  await recordIssueEvent(tx, viewer, {
    issueId,
    kind: 'FEEDBACK_DETACHED',
    details: { feedback: feedback.id, organisation: feedback.organisation, meToo: feedback.meToo },
  });
  const others = { issueId, NOT: { id: feedback.id } };
  if (labAdded && (await tx.feedback.count({ where: { ...others, legalEntityFiness: labAdded } })) === 0) {
    const { count } = await tx.issueLab.deleteMany({ where: { issueId, legalEntityFiness: labAdded } });
    if (count > 0) await recordIssueEvent(tx, viewer, { issueId, kind: 'LABS', details: { added: 0, removed: count } });
  }
  if (productAdded && (await tx.feedback.count({ where: { ...others, productCode: productAdded } })) === 0) {
    const { count } = await tx.issueProduct.deleteMany({ where: { issueId, productCode: productAdded } });
    const details = { added: [], removed: [productAdded] };
    if (count > 0) await recordIssueEvent(tx, viewer, { issueId, kind: 'PRODUCTS', details });
  }
}

/** Whether an issue was opened from the one feedback that has just left it, and nothing else has happened to it. */
async function onlyOpened(tx: Tx, issueId: number): Promise<boolean> {
  const events = await tx.issueEvent.findMany({
    where: { issueId },
    orderBy: { id: 'asc' },
    select: { kind: true, details: true },
  });
  const opened = openedDetails.safeParse(events[0]?.details).data;
  const kinds = events.map(({ kind }) => kind).join(' ');
  return opened?.feedbacks === 1 && /^OPENED FEEDBACK_ATTACHED FEEDBACK_DETACHED( LABS)?( PRODUCTS)?$/.test(kinds);
}

/**
 * Takes a qualification back: the feedbacks wait again. `at` is the instant of the qualification that is undone: refused when it was undone
 * or done anew since. An issue that was opened by it and has nothing else is closed.
 */
export async function undoQualification(
  viewer: Viewer,
  input: { feedbacks: readonly number[]; at: string },
): Promise<QualifyResult> {
  if (!may(viewer, 'issues.triage')) return FORBIDDEN;
  const parsed = undoInput.safeParse(input);
  if (!parsed.success) return UNKNOWN_FEEDBACK;
  const { feedbacks: ids } = parsed.data;
  const at = new Date(parsed.data.at);
  return db().$transaction(async (tx): Promise<QualifyResult> => {
    const attached = await tx.feedback.findMany({ where: { id: { in: ids } }, select: { issueId: true } });
    const issues = await holdIssues(tx, [...new Set(attached.flatMap(({ issueId }) => issueId ?? []))]);
    const held = await holdFeedbacks(tx, ids);
    if (held.length === 0) return UNKNOWN_FEEDBACK;
    const changed = held.find(({ qualifiedAt }) => qualifiedAt?.getTime() !== at.getTime());
    if (changed) {
      return refusedQualification(
        movedMessage(changed) ?? `${feedbackNumber(changed.id)} est déjà de nouveau à qualifier.`,
      );
    }
    for (const feedback of held) {
      const { issueId, state } = feedback;
      const issue = issues.find((one) => one.id === issueId);
      if (issue?.closedOn) {
        return refusedQualification(
          `L’irritant n°\u00A0${issue.id} a été clos depuis\u202F: rouvrez-le avant d’en détacher une remontée.`,
        );
      }
      // Merged while this waited: the undoing can be asked again.
      if (state === 'ATTACHED' && !issue) return refusedQualification(movedMessage(feedback) ?? '');
    }
    for (const feedback of held) {
      await tx.feedback.update({
        where: { id: feedback.id },
        data: { state: 'TO_QUALIFY', issueId: null, reason: null, qualifiedAt: null, qualifiedBy: null },
      });
      if (feedback.issueId !== null) await detach(tx, viewer, feedback, feedback.issueId);
      await auditFeedback(tx, viewer, feedback.id, 'requalify', { issue: feedback.issueId });
    }
    for (const { id } of issues) {
      if (!(await onlyOpened(tx, id))) continue;
      const closingReason = `Ouverture annulée ${saidAt(now(), today())}.`;
      await tx.issue.update({ where: { id }, data: { state: 'CLOSED', closedOn: new Date(today()), closingReason } });
      await recordIssueEvent(tx, viewer, { issueId: id, kind: 'CLOSED', details: { reason: closingReason } });
    }
    await bumpDataVersion(tx);
    return { ok: true, feedbacks: held.map(({ id }) => id), issueId: null, left: [] };
  }, WRITING_TRANSACTION);
}
