import { z } from 'zod';
import { may } from '../access/policy';
import { labScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate, formatMonthLong } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import type { IsoDate } from '../month';
import { plainText } from '../plain-text';
import { lockedBy } from '../uploads/equipment/locked';
import { correction } from '../uploads/equipment/plan';
import { readCertificates, readInstallations } from '../uploads/equipment/read-sql';
import { certificateOf, type EquipmentChange, storyKey } from '../uploads/equipment/state';
import { writeEquipment } from '../uploads/equipment/write-sql';
import { readLockedMonths } from '../uploads/locked-months';
import { readDate } from '../uploads/read-date';
import { inWritingLine, queueForWriting, WRITING_TRANSACTION } from '../uploads/writing-queue';

type Tx = Prisma.TransactionClient;

/** `message`: in French, what keeps the correction from being written and what to do. */
export type CorrectionResult = { ok: true } | { ok: false; message: string };

export type InstallationCorrection = {
  finess: string;
  /** Null: the whole EJ. */
  site: string | null;
  product: string;
  version: string | null;
  /** Days as people write them; an empty `removedOn` or `endedOn` is «still there». */
  installedOn: string;
  removedOn: string | null;
  reason: string;
};

export type CertificateCorrection = { finess: string; equippedOn: string; endedOn: string | null; reason: string };

const refused = (message: string): CorrectionResult => ({ ok: false, message });
const NOT_FOUND = refused('Ce laboratoire n’est pas dans votre périmètre.');

function pastDay(name: string, text: string, context: z.RefinementCtx): IsoDate {
  const day = readDate(text);
  if (day && day <= today()) return day;
  context.addIssue(
    day
      ? `${name}\u00A0: le ${formatDate(day)} est à venir. Saisissez une date passée.`
      : `${name} illisible. Saisissez par exemple 17/03/2023.`,
  );
  return z.NEVER;
}
const day = (name: string) => z.string().transform((text, context) => pastDay(name, text, context));
const dayOrNone = (name: string) =>
  z
    .string()
    .nullable()
    .transform((text, context) => (text ? pastDay(name, text, context) : null));
const typed = z.string().overwrite(plainText);
const reason = typed
  .trim()
  .min(1, 'Motif absent. Dites pourquoi vous corrigez.')
  .max(500, 'Motif trop long. Saisissez 500 caractères au plus.');

const installationInput = z.object({
  finess: typed,
  site: typed.nullable(),
  product: typed,
  version: typed
    .trim()
    .max(60, 'Version trop longue. Saisissez 60 caractères au plus.')
    .nullable()
    .transform((text) => text || null),
  installedOn: day('Date d’installation'),
  removedOn: dayOrNone('Date de retrait'),
  reason,
});
const certificateInput = z.object({
  finess: typed,
  equippedOn: day('Date du certificat'),
  endedOn: dayOrNone('Date de fin du certificat'),
  reason,
});

const firstIssue = (error: z.ZodError) => refused(error.issues[0]?.message ?? 'Saisie illisible.');

/**
 * Sets what is known of a product at an EJ or one of its sites: its latest installation there takes these values, or a first one is
 * added. What stood before stays in the trail, with the reason. A correction that changes nothing writes nothing.
 */
export async function correctInstallation(viewer: Viewer, given: InstallationCorrection): Promise<CorrectionResult> {
  const parsed = installationInput.safeParse(given);
  if (!parsed.success) return firstIssue(parsed.error);
  const { finess, site, product, reason: why, ...values } = parsed.data;
  if (values.removedOn && values.removedOn <= values.installedOn) {
    return refused('La date de retrait doit suivre la date d’installation.');
  }
  return correct(viewer, finess, why, async (tx) => {
    if (!(await tx.product.findUnique({ where: { code: product } }))) return refused('Ce logiciel n’est pas connu.');
    const owned = { OR: [{ legalEntityFiness: finess }, { pastOwners: { some: { legalEntityFiness: finess } } }] };
    if (site && !(await tx.site.findFirst({ where: { finess: site, ...owned } }))) {
      return refused('Ce site n’est pas de ce laboratoire.');
    }
    const key = storyKey(finess, { site, product });
    const found = await readInstallations(tx, [finess], site ? [site] : []);
    const story = found.filter((known) => storyKey(known.legalEntity, known) === key);
    const latest = story.at(-1);
    if (!latest) {
      const after = { product, site, ...values, uploadId: null };
      return [{ of: 'installation', legalEntity: finess, id: null, before: null, after }];
    }
    const earlier = story.at(-2);
    if (earlier && values.installedOn <= earlier.installedOn) {
      return refused(
        `Une installation plus ancienne est connue depuis le ${formatDate(earlier.installedOn)}. Saisissez une date qui la suit.`,
      );
    }
    const same =
      latest.version === values.version &&
      latest.installedOn === values.installedOn &&
      latest.removedOn === values.removedOn;
    return same ? [] : correction(latest, earlier, values);
  });
}

/** Sets the EJ's latest DMP certificate, or adds its first; like `correctInstallation`. */
export async function correctCertificate(viewer: Viewer, given: CertificateCorrection): Promise<CorrectionResult> {
  const parsed = certificateInput.safeParse(given);
  if (!parsed.success) return firstIssue(parsed.error);
  const { finess, reason: why, ...values } = parsed.data;
  if (values.endedOn && values.endedOn <= values.equippedOn) {
    return refused('La fin du certificat doit suivre son début.');
  }
  return correct(viewer, finess, why, async (tx) => {
    const known = await readCertificates(tx, [finess]);
    const latest = known.at(-1);
    if (!latest) {
      const after = { ...values, uploadId: null };
      return [{ of: 'certificate', legalEntity: finess, id: null, before: null, after }];
    }
    const earlier = known.at(-2);
    if (earlier && values.equippedOn < (earlier.endedOn ?? latest.equippedOn)) {
      return refused(
        `Un certificat plus ancien est connu depuis le ${formatDate(earlier.equippedOn)}. Saisissez une date qui le suit.`,
      );
    }
    const before = certificateOf(latest);
    const same = before.equippedOn === values.equippedOn && before.endedOn === values.endedOn;
    const after = { ...values, uploadId: null };
    return same ? [] : [{ of: 'certificate', legalEntity: finess, id: latest.id, before, after }];
  });
}

/** Right, scope, the months that are locked, then the changes with their trail, in one transaction. */
async function correct(
  viewer: Viewer,
  finess: string,
  why: string,
  plan: (tx: Tx) => Promise<EquipmentChange[] | CorrectionResult>,
): Promise<CorrectionResult> {
  if (!may(viewer, 'labs.correct')) return refused('Vous ne pouvez pas corriger ce laboratoire.');
  return inWritingLine(() =>
    db().$transaction(async (tx) => {
      await queueForWriting(tx);
      if (!(await tx.legalEntity.findFirst({ where: { AND: [{ finess }, labScope(viewer)] } }))) return NOT_FOUND;
      const changes = await plan(tx);
      if (!Array.isArray(changes)) return changes;
      if (changes.length === 0) return { ok: true };
      const locked = lockedBy(changes, await readLockedMonths(tx));
      if (locked) {
        return refused(
          `Mois verrouillé\u00A0: ${formatMonthLong(locked)}. Cette correction changerait ce qui y est compté. Demandez à la DNS de le rouvrir.`,
        );
      }
      await writeEquipment(tx, changes, { actorLabel: viewer.name, uploadId: null, reason: why });
      await audit(tx, viewer, {
        action: 'lab.correct',
        subjectType: 'lab',
        subjectId: finess,
        details: { reason: why, changes: changes.map(({ of, before, after }) => ({ of, before, after })) },
      });
      await bumpDataVersion(tx);
      return { ok: true };
    }, WRITING_TRANSACTION),
  );
}
