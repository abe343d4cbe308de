import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate } from '../format/date';
import { type IsoDate, isoDate } from '../month';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { FORBIDDEN, finessInput, lockedMessage, lockedSince, type MergerResult, refused } from './merger-commands';

const closingInput = z.object({
  finess: finessInput,
  /** First day on which it no longer exists; empty: open again. */
  closedOn: z.union([z.literal(''), z.iso.date({ error: 'Saisissez une date.' })]).transform((day) => day || null),
});

/**
 * Closes an EJ that nobody has taken over, on a day, or opens it again. The months before keep it. Refused in a locked month,
 * on a day to come, and for an EJ that was taken over: its merger says when it closed.
 */
export async function closeEntity(viewer: Viewer, given: unknown): Promise<MergerResult> {
  if (!may(viewer, 'registry.manage')) return FORBIDDEN;
  const parsed = closingInput.safeParse(given);
  if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '');
  const { finess } = parsed.data;
  const closedOn = parsed.data.closedOn as IsoDate | null;
  return db().$transaction(async (tx): Promise<MergerResult> => {
    await tx.$queryRaw`select 1 from legal_entity where finess = ${finess} for update`;
    const entity = await tx.legalEntity.findUnique({ where: { finess } });
    if (!entity) return refused(`Aucune entité juridique ne porte le numéro ${finess}.`);
    if (entity.mergedIntoFiness) return refused(`${entity.name} a été reprise\u00A0: annulez d’abord sa reprise.`);
    const before = entity.closedOn ? isoDate(entity.closedOn) : null;
    if (before === closedOn) {
      return refused(closedOn ? `${entity.name} est déjà fermée à cette date.` : `${entity.name} est déjà ouverte.`);
    }
    if (closedOn && closedOn > today())
      return refused('La date de fermeture est à venir. Enregistrez-la une fois passée.');
    if (closedOn && entity.openedOn && closedOn <= isoDate(entity.openedOn)) {
      return refused(`${entity.name} n’existait pas encore le ${formatDate(closedOn)}. Vérifiez la date.`);
    }
    const since = [before, closedOn].filter((day) => day !== null).sort()[0];
    const locked = since ? await lockedSince(tx, since) : null;
    if (locked) return refused(lockedMessage(locked));
    await tx.legalEntity.update({ where: { finess }, data: { closedOn: closedOn ? new Date(closedOn) : null } });
    await audit(tx, viewer, {
      action: closedOn ? 'legal-entity.close' : 'legal-entity.reopen',
      subjectType: 'legal-entity',
      subjectId: finess,
      details: { before, after: closedOn },
    });
    await bumpDataVersion(tx);
    return { ok: true };
  }, WRITING_TRANSACTION);
}
