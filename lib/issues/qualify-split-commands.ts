import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { plainText } from '../plain-text';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import {
  auditFeedback,
  FORBIDDEN,
  faultOf,
  type QualifyResult,
  refusedQualification,
  UNKNOWN_FEEDBACK,
} from './qualify-commands';
import { codeInput, LONGEST_TEXT, numberInput, typedText } from './qualify-input';
import { holdFeedbacks, movedMessage } from './qualify-lock-commands';
import { feedbackNumber } from './words';

const EMPTY = 'Chacune des deux parties a un texte.';
const LONG = 'Une partie dépasse 2\u202F000\u00A0caractères. Raccourcissez-la.';

const splitInput = z.object({
  feedback: numberInput,
  before: z.string().overwrite(plainText),
  first: typedText(1, LONGEST_TEXT, EMPTY, LONG),
  second: typedText(1, LONGEST_TEXT, EMPTY, LONG),
  category: codeInput.min(1, 'Choisissez la catégorie de la seconde partie.'),
});

/**
 * Makes two feedbacks of one that says two things: it keeps the first text, a new one of the same author and day takes the second with its
 * own category; both wait. `before` is the text that the form was made with: a second sending, or somebody else's splitting, is refused.
 * @returns both, the new one last.
 */
export async function splitFeedback(
  viewer: Viewer,
  input: { [field in keyof z.input<typeof splitInput>]: string },
): Promise<QualifyResult> {
  if (!may(viewer, 'issues.triage')) return FORBIDDEN;
  const parsed = splitInput.safeParse(input);
  if (!parsed.success) return faultOf(parsed.error);
  const { feedback: id, before, first, second, category } = parsed.data;
  return db().$transaction(async (tx): Promise<QualifyResult> => {
    const [held] = await holdFeedbacks(tx, [id]);
    if (!held) return UNKNOWN_FEEDBACK;
    const moved = movedMessage(held);
    if (moved) return refusedQualification(moved);
    if (plainText(held.body) !== before) {
      return refusedQualification(
        `${feedbackNumber(id)} a été scindée entre-temps. Relisez-la avant d’aller plus loin.`,
      );
    }
    const known = await tx.issueCategory.count({ where: { code: category } });
    if (known === 0) return refusedQualification('Choisissez la catégorie de la seconde partie.', 'category');
    const whole = await tx.feedback.findUniqueOrThrow({
      where: { id },
      select: {
        userId: true,
        authorLabel: true,
        organisation: true,
        regionCode: true,
        vendorSlug: true,
        legalEntityFiness: true,
        productCode: true,
        severity: true,
        channel: true,
        createdAt: true,
      },
    });
    await tx.feedback.update({ where: { id }, data: { body: first } });
    const part = await tx.feedback.create({
      data: { ...whole, clientKey: randomUUID(), categoryCode: category, body: second, splitFromId: id },
      select: { id: true },
    });
    await auditFeedback(tx, viewer, id, 'split', { into: part.id });
    await bumpDataVersion(tx);
    return { ok: true, feedbacks: [id, part.id], issueId: null, left: [] };
  }, WRITING_TRANSACTION);
}
