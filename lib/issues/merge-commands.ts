import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { recordIssueEvent } from './event-commands';
import { changedMeanwhile } from './last-change-queries';
import { OPEN_ACTION_STATES } from './open-action';
import { numberInput } from './qualify-input';
import { type HeldIssue, holdIssues } from './qualify-lock-commands';

type Tx = Prisma.TransactionClient;

/** The issue that stands at the end, or why nothing was done, in French. */
export type MergeResult = { ok: true; issueId: number } | { ok: false; field: string | null; message: string };

const refused = (message: string, field: string | null = null): MergeResult => ({ ok: false, field, message });

const numberOf = (id: number) => `n°\u00A0${id}`;

type Moved = { feedbacks: number; actions: number; labsAdded: string[]; productsAdded: string[] };

/**
 * Moves what hangs on an issue to another: what both have is kept once. The duplicate keeps its products, which say who may read its history.
 * @returns how much, and the labs and products that the other did not have.
 */
async function moveAll(tx: Tx, from: number, into: number): Promise<Moved> {
  const feedbacks = await tx.feedback.updateMany({ where: { issueId: from }, data: { issueId: into } });
  const labs = await tx.$queryRaw<{ code: string }[]>`
    insert into issue_lab (issue_id, legal_entity_finess) select ${into}, legal_entity_finess from issue_lab where issue_id = ${from}
    on conflict do nothing returning legal_entity_finess as code`;
  const products = await tx.$queryRaw<{ code: string }[]>`
    insert into issue_product (issue_id, product_code, versions, fixed_in)
    select ${into}, product_code, versions, fixed_in from issue_product where issue_id = ${from}
    on conflict do nothing returning product_code as code`;
  await tx.issueLab.deleteMany({ where: { issueId: from } });
  await tx.$executeRaw`
    insert into subscription (user_id, issue_id, created_at) select user_id, ${into}, created_at from subscription where issue_id = ${from}
    on conflict do nothing`;
  await tx.subscription.deleteMany({ where: { issueId: from } });
  const actions = await tx.action.updateMany({
    where: { issueId: from, state: { in: OPEN_ACTION_STATES } },
    data: { issueId: into, version: { increment: 1 } },
  });
  return {
    feedbacks: feedbacks.count,
    actions: actions.count,
    labsAdded: labs.map(({ code }) => code),
    productsAdded: products.map(({ code }) => code),
  };
}

const mergeInput = z.object({
  from: z.number().int(),
  into: numberInput,
  /** Version of `from` that the form was made with. */
  version: z.number().int(),
});

/** Why two issues cannot be one; null when they can. */
function unmergeable(from: HeldIssue, into: HeldIssue): MergeResult | null {
  const since = (on: Date) => formatDate(isoDate(on));
  if (from.mergedIntoId !== null) {
    return refused(`L’irritant ${numberOf(from.id)} est déjà un doublon de l’irritant ${numberOf(from.mergedIntoId)}.`);
  }
  if (into.mergedIntoId !== null) {
    return refused(
      `L’irritant ${numberOf(into.id)} est lui-même un doublon\u202F: choisissez l’irritant ${numberOf(into.mergedIntoId)}.`,
      'into',
    );
  }
  if (from.closedOn) {
    return refused(
      `L’irritant ${numberOf(from.id)} est clos depuis le ${since(from.closedOn)}\u202F: rouvrez-le d’abord.`,
    );
  }
  if (into.closedOn) {
    return refused(
      `L’irritant ${numberOf(into.id)} est clos depuis le ${since(into.closedOn)}\u202F: rouvrez-le d’abord.`,
      'into',
    );
  }
  if (into.regionCode !== null && into.regionCode !== from.regionCode) {
    return refused(
      `L’irritant ${numberOf(into.id)} n’est lu que par sa région, qui n’est pas celle de l’irritant ${numberOf(from.id)}\u202F: rendez-le national d’abord.`,
      'into',
    );
  }
  return null;
}

/**
 * Makes an issue a duplicate of another: its feedbacks, labs, products, followers and open actions go to `into`; what is done, commented and
 * answered stays with its history, which the page of `into` tells too. Refused for one and the same, one merged or closed, another region's, and when `from` has changed since
 * the form was made.
 */
export async function mergeIssues(
  viewer: Viewer,
  input: { from: number; into: string; version: number },
): Promise<MergeResult> {
  if (!may(viewer, 'issues.triage')) return refused('Seule la task force réunit des irritants.');
  const parsed = mergeInput.safeParse(input);
  if (!parsed.success) return refused('Saisissez le numéro de l’autre irritant.', 'into');
  const { from: fromId, into: intoId, version } = parsed.data;
  if (fromId === intoId) return refused('Un irritant n’est pas son propre doublon. Saisissez un autre numéro.', 'into');
  return db().$transaction(async (tx): Promise<MergeResult> => {
    const held = await holdIssues(tx, [fromId, intoId]);
    const from = held.find(({ id }) => id === fromId);
    const into = held.find(({ id }) => id === intoId);
    if (!from) return refused('Irritant introuvable.');
    if (!into) return refused(`Aucun irritant ne porte le ${numberOf(intoId)}.`, 'into');
    const no = unmergeable(from, into);
    if (no) return no;
    if (from.version !== version) return refused(await changedMeanwhile(tx, viewer, fromId));
    const moved = await moveAll(tx, fromId, intoId);
    await tx.issue.update({
      where: { id: fromId },
      data: {
        state: 'CLOSED',
        closedOn: new Date(today()),
        closingReason: `Doublon de l’irritant ${numberOf(intoId)}.`,
        mergedIntoId: intoId,
      },
    });
    await recordIssueEvent(tx, viewer, { issueId: fromId, kind: 'MERGED', details: { into: intoId } });
    await recordIssueEvent(tx, viewer, { issueId: intoId, kind: 'ABSORBED', details: { from: fromId, ...moved } });
    await audit(tx, viewer, {
      action: 'issue.merge',
      subjectType: 'issue',
      subjectId: String(fromId),
      details: { into: intoId, ...moved },
    });
    await bumpDataVersion(tx);
    return { ok: true, issueId: intoId };
  }, WRITING_TRANSACTION);
}
