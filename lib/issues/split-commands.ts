import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { recordIssueEvent } from './event-commands';
import { changedMeanwhile } from './last-change-queries';
import type { MergeResult } from './merge-commands';
import { openIssue } from './open-commands';
import { codeInput, numbersInput, titleInput } from './qualify-input';
import { closedMessage, holdFeedbacks, holdIssues } from './qualify-lock-commands';

const refused = (message: string, field: string | null = null): MergeResult => ({ ok: false, field, message });

/** Of some products, those of vendors that the issue is about: these have read what leaves it. */
async function readableProducts(tx: Prisma.TransactionClient, issueId: number, codes: readonly string[]) {
  const rows = await tx.product.findMany({
    where: { code: { in: [...codes] }, vendor: { products: { some: { issues: { some: { issueId } } } } } },
    select: { code: true },
  });
  return rows.map(({ code }) => code);
}

const splitInput = z.object({
  issueId: z.number().int(),
  version: z.number().int(),
  feedbackIds: numbersInput,
  title: titleInput,
  category: codeInput.min(1, 'Choisissez une catégorie.'),
});

/**
 * Takes some feedbacks out of an issue into a new one, of the same severity and reach. A lab leaves with its last feedback of the old issue;
 * products go along with the feedbacks that name them and stay where they were, but open the new one to no other vendor. @returns the new issue.
 */
export async function splitIssue(
  viewer: Viewer,
  input: { issueId: number; version: number; feedbackIds: readonly number[]; title: string; category: string },
): Promise<MergeResult> {
  if (!may(viewer, 'issues.triage')) return refused('Seule la task force scinde un irritant.');
  const parsed = splitInput.safeParse(input);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    const field = String(first?.path[0] ?? '');
    return field === 'feedbackIds'
      ? refused('Cochez les remontées qui parlent d’autre chose.', field)
      : refused(first?.message ?? '', field);
  }
  const { issueId, version, feedbackIds, title, category } = parsed.data;
  return db().$transaction(async (tx): Promise<MergeResult> => {
    const [old] = await holdIssues(tx, [issueId]);
    if (!old) return refused('Irritant introuvable.');
    if (old.closedOn) return refused(closedMessage(old));
    if (old.version !== version) return refused(await changedMeanwhile(tx, viewer, issueId));
    const leaving = await holdFeedbacks(tx, feedbackIds);
    if (leaving.length < feedbackIds.length || leaving.some((feedback) => feedback.issueId !== issueId)) {
      return refused(
        'L’une des remontées cochées n’est plus rattachée à cet irritant. Relisez la liste.',
        'feedbackIds',
      );
    }
    const staying = await tx.feedback.findMany({
      where: { issueId, id: { notIn: feedbackIds } },
      select: { legalEntityFiness: true },
    });
    if (staying.length === 0) {
      return refused(
        'Il ne resterait aucune remontée à cet irritant\u00A0: gardez-en une, ou changez son titre.',
        'feedbackIds',
      );
    }
    if ((await tx.issueCategory.count({ where: { code: category } })) === 0) {
      return refused('Choisissez une catégorie.', 'category');
    }
    const { severity } = await tx.issue.findUniqueOrThrow({ where: { id: issueId }, select: { severity: true } });
    const labs = [...new Set(leaving.flatMap(({ lab }) => lab ?? []))];
    const products = await readableProducts(
      tx,
      issueId,
      leaving.flatMap(({ productCode }) => productCode ?? []),
    );
    const newId = await openIssue(tx, viewer, {
      title,
      statement: '',
      categoryCode: category,
      severity,
      regionCode: old.regionCode,
      labs,
      products,
      feedbacks: leaving.length,
    });
    await tx.feedback.updateMany({ where: { id: { in: feedbackIds } }, data: { issueId: newId } });
    const kept = new Set(staying.map(({ legalEntityFiness }) => legalEntityFiness));
    const { count: removed } = await tx.issueLab.deleteMany({
      where: { issueId, legalEntityFiness: { in: labs.filter((lab) => !kept.has(lab)) } },
    });
    for (const { id, organisation, meToo, lab, productCode } of leaving) {
      const said = { feedback: id, organisation, meToo };
      await recordIssueEvent(tx, viewer, { issueId, kind: 'FEEDBACK_DETACHED', details: { ...said, into: newId } });
      const productAdded = productCode !== null && products.includes(productCode) ? productCode : null;
      await recordIssueEvent(tx, viewer, {
        issueId: newId,
        kind: 'FEEDBACK_ATTACHED',
        details: { ...said, from: issueId, labAdded: lab, productAdded },
      });
    }
    if (removed > 0) await recordIssueEvent(tx, viewer, { issueId, kind: 'LABS', details: { added: 0, removed } });
    await audit(tx, viewer, {
      action: 'issue.split',
      subjectType: 'issue',
      subjectId: String(issueId),
      details: { into: newId, feedbacks: feedbackIds },
    });
    await bumpDataVersion(tx);
    return { ok: true, issueId: newId };
  }, WRITING_TRANSACTION);
}
