import { z } from 'zod';
import { labScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { lastCompleteMonth, now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { parseMonth } from '../month';
import { findPatientNumber } from '../patient-number';
import { plainText } from '../plain-text';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';

const LONGEST = 1_000;

/** What the form sends, as typed; '' for all vendors, all labs. */
export type ExplanationInput = { month: string; vendor: string; finess: string; body: string };

export type ExplanationResult = { ok: true } | { ok: false; field: 'finess' | 'body' | null; message: string };

const bodySchema = z
  .string()
  .overwrite(plainText)
  .trim()
  .min(1, 'La note est vide. Écrivez ce qui explique l’écart.')
  .max(LONGEST, 'La note dépasse 1\u202F000 caractères. Raccourcissez-la.');

const refused = (field: 'finess' | 'body' | null, message: string): ExplanationResult => ({
  ok: false,
  field,
  message,
});

/**
 * Keeps a note on why a month's declarations and measures differ: of the month, of a vendor, of a lab. The task force writes on all, a
 * vendor on its own labs and under its own name alone. `message` says in French why it is refused.
 */
export async function explainDifference(viewer: Viewer, input: ExplanationInput): Promise<ExplanationResult> {
  const own = viewer.role === 'VENDOR' ? (viewer.vendor?.slug ?? '') : null;
  if (own === null && viewer.role !== 'ADMIN' && viewer.role !== 'TASKFORCE') {
    return refused(null, 'Vous n’avez pas le droit d’écrire une note.');
  }
  const month = parseMonth(input.month);
  if (!month || month > lastCompleteMonth()) return refused(null, 'Ce mois n’existe pas. Rechargez la page.');
  const body = bodySchema.safeParse(input.body);
  if (!body.success) return refused('body', body.error.issues[0]?.message ?? '');
  if (findPatientNumber(body.data) !== null) {
    return refused('body', 'La note contient un numéro qui ressemble à celui d’un patient (NIR, INS). Retirez-le.');
  }
  const finess = plainText(input.finess).trim() || null;
  const vendorSlug = own ?? (plainText(input.vendor).trim() || null);
  return db().$transaction(async (tx): Promise<ExplanationResult> => {
    const lab =
      finess === null
        ? null
        : await tx.legalEntity.findFirst({ where: { AND: [{ finess }, labScope(viewer)] }, select: { finess: true } });
    if (finess !== null && !lab) return refused('finess', 'Laboratoire introuvable.');
    if (vendorSlug !== null && (await tx.vendor.count({ where: { slug: vendorSlug } })) === 0) {
      return refused(null, 'Cet éditeur n’existe pas. Rechargez la page.');
    }
    const note = await tx.reconciliationNote.create({
      data: {
        month,
        vendorSlug,
        legalEntityFiness: lab?.finess ?? null,
        body: body.data,
        authorLabel: viewer.name,
        createdAt: now(),
      },
    });
    await audit(tx, viewer, {
      action: 'feeds.note',
      subjectType: 'month',
      subjectId: month,
      details: { note: note.id, vendor: vendorSlug, finess },
    });
    await bumpDataVersion(tx);
    return { ok: true };
  }, WRITING_TRANSACTION);
}
