import { z } from 'zod';
import { may } from '../access/policy';
import { labScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { now, today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { findPatientNumber } from '../patient-number';
import { plainText } from '../plain-text';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';

const LONGEST = 2_000;

/** What the form sends; its texts as typed. */
export type NoteInput = { finess: string; kind: string; occurredOn: string; body: string };

export type NoteResult =
  | { ok: true; id: number }
  | { ok: false; field: 'kind' | 'occurredOn' | 'body' | null; message: string };

const noteSchema = z.object({
  finess: z.string().overwrite(plainText),
  kind: z.enum(['CALL', 'VISIT', 'EMAIL', 'MEETING'], 'Choisissez un type de contact.'),
  occurredOn: z.iso.date('Date illisible. Saisissez le jour du contact.'),
  body: z
    .string()
    .overwrite(plainText)
    .trim()
    .min(1, 'La note est vide. Écrivez ce qui s’est dit.')
    .max(LONGEST, 'La note dépasse 2\u202F000 caractères. Raccourcissez-la.'),
});

const FIELDS = ['kind', 'occurredOn', 'body'] as const;

/**
 * Keeps a note of a contact with a lab of the viewer's scope. Refused without the right, out of scope, for a day to come,
 * an empty or long text, or one with a number that looks like a patient's; `message` says why, in French.
 */
export async function addNote(viewer: Viewer, input: NoteInput): Promise<NoteResult> {
  if (!may(viewer, 'notes.read')) {
    return { ok: false, field: null, message: 'Vous n’avez pas le droit d’écrire une note.' };
  }
  const parsed = noteSchema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      field: FIELDS.find((field) => field === issue?.path[0]) ?? null,
      message: issue?.message ?? '',
    };
  }
  const { finess, kind, occurredOn, body } = parsed.data;
  if (occurredOn > today()) {
    return { ok: false, field: 'occurredOn', message: 'Ce jour est à venir. Saisissez le jour du contact.' };
  }
  const number = findPatientNumber(body);
  if (number !== null) {
    return {
      ok: false,
      field: 'body',
      message: `«\u00A0${number.trim()}\u00A0» ressemble à un numéro de sécurité sociale (NIR, INS). Retirez-le\u202F: une note ne contient aucune donnée de patient. Rien n’a été enregistré.`,
    };
  }
  return db().$transaction(async (tx): Promise<NoteResult> => {
    const lab = await tx.legalEntity.findFirst({
      where: { AND: [{ finess }, labScope(viewer)] },
      select: { finess: true },
    });
    if (!lab) return { ok: false, field: null, message: 'Laboratoire introuvable.' };
    const note = await tx.contactNote.create({
      data: {
        legalEntityFiness: lab.finess,
        userId: viewer.userId,
        authorLabel: viewer.name,
        kind,
        occurredOn: new Date(occurredOn),
        body,
        createdAt: now(),
      },
    });
    await audit(tx, viewer, {
      action: 'lab.note',
      subjectType: 'lab',
      subjectId: lab.finess,
      details: { note: note.id, kind, occurredOn },
    });
    await bumpDataVersion(tx);
    return { ok: true, id: note.id };
  }, WRITING_TRANSACTION);
}
