import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { recordIssueEvent } from './event-commands';
import { attachLabOf } from './feedback-commands';
import { openIssue } from './open-commands';
import {
  codeInput,
  LONGEST_TEXT,
  numberInput,
  numbersInput,
  SHORTEST_REASON,
  severityInput,
  statementInput,
  titleInput,
  typedText,
} from './qualify-input';
import {
  closedMessage,
  type HeldFeedback,
  type HeldIssue,
  holdFeedbacks,
  holdSurvivor,
  isOtherRegion,
  movedMessage,
} from './qualify-lock-commands';

type Tx = Prisma.TransactionClient;

/** What was done: the feedbacks it was done to, the issue if any, and what others had done of the rest. Or why not, in French. */
export type QualifyResult =
  | { ok: true; feedbacks: number[]; issueId: number | null; left: string[] }
  | { ok: false; field: string | null; message: string };

export const refusedQualification = (message: string, field: string | null = null): QualifyResult => ({
  ok: false,
  field,
  message,
});

export const FORBIDDEN = refusedQualification('Seule la task force qualifie les remontées.');
export const UNKNOWN_FEEDBACK = refusedQualification('Remontée introuvable.');

/** The first fault of an input, with the field it is in. */
export function faultOf(error: z.ZodError): QualifyResult {
  const [first] = error.issues;
  return refusedQualification(first?.message ?? '', typeof first?.path[0] === 'string' ? first.path[0] : null);
}

/** One audit line a feedback: who decided what of it. */
export async function auditFeedback(tx: Tx, viewer: Viewer, id: number, verb: string, details: Prisma.InputJsonObject) {
  await audit(tx, viewer, { action: `feedback.${verb}`, subjectType: 'feedback', subjectId: String(id), details });
}

/**
 * Adds a feedback's product to an issue, once. A vendor that the issue is not about yet would read all that was said of it: its product comes
 * only when asked (`opens`). @returns whether it was not there yet.
 */
async function addProductOf(tx: Tx, viewer: Viewer, issueId: number, code: string, opens: boolean): Promise<boolean> {
  const { vendorSlug } = await tx.product.findUniqueOrThrow({ where: { code }, select: { vendorSlug: true } });
  if (!opens && (await tx.issueProduct.count({ where: { issueId, product: { vendorSlug } } })) === 0) return false;
  const { count } = await tx.issueProduct.createMany({ data: [{ issueId, productCode: code }], skipDuplicates: true });
  if (count === 0) return false;
  await recordIssueEvent(tx, viewer, { issueId, kind: 'PRODUCTS', details: { added: [code], removed: [] } });
  return true;
}

/** Attaches one held feedback; the event says which lab and product came with it, for an undoing to take them back. */
async function attachOne(
  tx: Tx,
  viewer: Viewer,
  feedback: HeldFeedback,
  { issueId, at, opens }: { issueId: number; at: Date; opens: boolean },
): Promise<void> {
  const { id, lab, productCode, organisation, meToo } = feedback;
  await tx.feedback.update({
    where: { id },
    data: { state: 'ATTACHED', issueId, reason: null, qualifiedAt: at, qualifiedBy: viewer.name },
  });
  const labAdded = lab !== null && (await attachLabOf(tx, issueId, lab));
  const productAdded = productCode !== null && (await addProductOf(tx, viewer, issueId, productCode, opens));
  await recordIssueEvent(tx, viewer, {
    issueId,
    kind: 'FEEDBACK_ATTACHED',
    details: {
      feedback: id,
      organisation,
      meToo,
      labAdded: labAdded ? lab : null,
      productAdded: productAdded ? productCode : null,
    },
  });
  await auditFeedback(tx, viewer, id, 'attach', { issue: issueId });
}

/** Why a feedback of one region cannot join an issue of another: its author could not read what came of it. */
function otherRegion(feedback: HeldFeedback, issue: HeldIssue): string | null {
  if (!isOtherRegion(issue.regionCode, feedback.regionCode)) return null;
  return `L’irritant n°\u00A0${issue.id} est propre à une autre région que cette remontée\u202F: rendez-le national pour l’y rattacher.`;
}

const attachInput = z.object({
  feedbacks: numbersInput,
  issue: numberInput,
  /** The issue is opened to the vendors of the feedbacks' products. */
  opens: z.boolean().default(false),
});

/**
 * Attaches feedbacks to an issue, or to what it was merged into. Those that somebody else has qualified meanwhile are left as they are, and
 * told in `left`; refused when none is left, and for a closed issue. `opens`: vendors that the issue was not about yet read it from now on.
 */
export async function attachFeedbacks(
  viewer: Viewer,
  input: { feedbacks: readonly number[]; issue: string; opens?: boolean },
): Promise<QualifyResult> {
  if (!may(viewer, 'issues.triage')) return FORBIDDEN;
  const parsed = attachInput.safeParse(input);
  if (!parsed.success) {
    return parsed.error.issues[0]?.path[0] === 'issue'
      ? refusedQualification('Saisissez le numéro d’un irritant.', 'issue')
      : refusedQualification('Cochez au moins une remontée.');
  }
  return db().$transaction(async (tx): Promise<QualifyResult> => {
    const issue = await holdSurvivor(tx, parsed.data.issue);
    if (!issue) return refusedQualification(`Aucun irritant ne porte le n°\u00A0${parsed.data.issue}.`, 'issue');
    if (issue.closedOn) return refusedQualification(closedMessage(issue), 'issue');
    const held = await holdFeedbacks(tx, parsed.data.feedbacks);
    if (held.length === 0) return UNKNOWN_FEEDBACK;
    const left = held.flatMap((feedback) => movedMessage(feedback) ?? []);
    const waiting = held.filter(({ state }) => state === 'TO_QUALIFY');
    if (waiting.length === 0) return refusedQualification(left.join(' '));
    const elsewhere = waiting.map((feedback) => otherRegion(feedback, issue)).find((message) => message !== null);
    if (elsewhere) return refusedQualification(elsewhere, 'issue');
    const how = { issueId: issue.id, at: now(), opens: parsed.data.opens };
    for (const feedback of waiting) await attachOne(tx, viewer, feedback, how);
    await bumpDataVersion(tx);
    return { ok: true, feedbacks: waiting.map(({ id }) => id), issueId: issue.id, left };
  }, WRITING_TRANSACTION);
}

const openInput = z.object({
  feedback: numberInput,
  title: titleInput,
  statement: statementInput,
  category: codeInput.min(1, 'Choisissez une catégorie.'),
  severity: severityInput,
  reach: z.enum(['national', 'region'], 'Choisissez une portée.'),
  product: codeInput, // '' for none
});

/** Opens an issue from a feedback, and attaches the feedback to it. `reach` is national, or the feedback's own region. */
export async function openFromFeedback(
  viewer: Viewer,
  input: { [field in keyof z.input<typeof openInput>]: string },
): Promise<QualifyResult> {
  if (!may(viewer, 'issues.triage')) return FORBIDDEN;
  const parsed = openInput.safeParse(input);
  if (!parsed.success) return faultOf(parsed.error);
  const { feedback: id, title, statement, category, severity, reach, product } = parsed.data;
  return db().$transaction(async (tx): Promise<QualifyResult> => {
    const [feedback] = await holdFeedbacks(tx, [id]);
    if (!feedback) return UNKNOWN_FEEDBACK;
    const moved = movedMessage(feedback);
    if (moved) return refusedQualification(moved);
    const [known, runs] = await Promise.all([
      tx.issueCategory.count({ where: { code: category } }),
      product === '' ? 1 : tx.product.count({ where: { code: product } }),
    ]);
    if (known === 0) return refusedQualification('Choisissez une catégorie.', 'category');
    if (runs === 0) return refusedQualification('Choisissez un logiciel de la liste.', 'product');
    const issueId = await openIssue(tx, viewer, {
      title,
      statement,
      categoryCode: category,
      severity,
      regionCode: reach === 'region' ? feedback.regionCode : null,
      labs: [],
      products: product === '' ? [] : [product],
      feedbacks: 1,
    });
    const opened = { ...feedback, productCode: product || null };
    await attachOne(tx, viewer, opened, { issueId, at: now(), opens: false });
    await bumpDataVersion(tx);
    return { ok: true, feedbacks: [id], issueId, left: [] };
  }, WRITING_TRANSACTION);
}

const rejectInput = z.object({
  feedback: numberInput,
  reason: typedText(
    SHORTEST_REASON,
    LONGEST_TEXT,
    'Dites pourquoi en 10\u00A0caractères au moins\u202F: la personne qui a signalé le lira.',
    'Le motif dépasse 2\u202F000\u00A0caractères. Raccourcissez-le.',
  ),
});

/** Turns a feedback away, with a reason that its author reads. */
export async function rejectFeedback(
  viewer: Viewer,
  input: { feedback: string; reason: string },
): Promise<QualifyResult> {
  if (!may(viewer, 'issues.triage')) return FORBIDDEN;
  const parsed = rejectInput.safeParse(input);
  if (!parsed.success) return faultOf(parsed.error);
  const { feedback: id, reason } = parsed.data;
  return db().$transaction(async (tx): Promise<QualifyResult> => {
    const [feedback] = await holdFeedbacks(tx, [id]);
    if (!feedback) return UNKNOWN_FEEDBACK;
    const moved = movedMessage(feedback);
    if (moved) return refusedQualification(moved);
    await tx.feedback.update({
      where: { id },
      data: { state: 'REJECTED', reason, qualifiedAt: now(), qualifiedBy: viewer.name },
    });
    await auditFeedback(tx, viewer, id, 'reject', { reason });
    await bumpDataVersion(tx);
    return { ok: true, feedbacks: [id], issueId: null, left: [] };
  }, WRITING_TRANSACTION);
}
