import type { Prisma } from '../../generated/prisma/client';
import { lockedBy } from '../equipment/locked';
import { readCertificates, readInstallations } from '../equipment/read-sql';
import { CANCELLED_DEPOSIT, certificateState, installationState } from '../equipment/state';
import { writeEquipment } from '../equipment/write-sql';
import type { TakenBack, Writing } from '../kind-spec';
import { readLockedMonths } from '../locked-months';
import {
  certificateRow,
  certificateStory,
  installationRow,
  installationStory,
  type Revision,
  type Row,
  undoing,
} from './take-back';

type Tx = Prisma.TransactionClient;
type Kept = Prisma.EquipmentRevisionGetPayload<object>;

// Of the revisions that name a deposit, those that it wrote, not those that undid it.
const WRITTEN = { reason: null };

/**
 * Undoes what a deposit of installed products wrote, story by story; the trail says that it was cancelled. `locked`: it would reach a
 * locked month, nothing is written.
 */
export async function takeEquipmentBack(tx: Tx, { uploadId, actorLabel }: Writing): Promise<TakenBack | 'locked'> {
  const mine = await tx.equipmentRevision.findMany({ where: { uploadId, ...WRITTEN } });
  const legalEntities = [...new Set(mine.map((revision) => revision.legalEntityFiness))];
  const sites = [...new Set(mine.flatMap((revision) => revisionOf(revision)?.site ?? []))];
  const rows: Row[] = [
    ...(await readInstallations(tx, legalEntities, sites)).map(
      (it): Row => ({
        row: installationRow(it.id),
        story: installationStory(it.legalEntity, it),
        known: { of: 'installation', it },
      }),
    ),
    ...(await readCertificates(tx, legalEntities)).map(
      (it): Row => ({
        row: certificateRow(it.id),
        story: certificateStory(it.legalEntity),
        known: { of: 'certificate', it },
      }),
    ),
  ];
  const told = await tx.equipmentRevision.findMany({
    where: {
      uploadId: { not: null },
      ...WRITTEN,
      OR: [
        { uploadId },
        { installationId: { in: rows.flatMap(({ known }) => (known.of === 'installation' ? [known.it.id] : [])) } },
        { certificateId: { in: rows.flatMap(({ known }) => (known.of === 'certificate' ? [known.it.id] : [])) } },
      ],
    },
    orderBy: { id: 'asc' },
  });
  const cancelled = await tx.upload.findMany({
    where: { state: 'CANCELLED', id: { in: [...new Set(told.flatMap((revision) => revision.uploadId ?? []))] } },
    select: { id: true },
  });
  const { changes, ...taken } = undoing(
    uploadId,
    new Set(cancelled.map(({ id }) => id)),
    rows,
    told.flatMap((revision) => revisionOf(revision)?.done ?? []),
  );
  if (lockedBy(changes, await readLockedMonths(tx))) return 'locked';
  await writeEquipment(tx, changes, { actorLabel, uploadId, reason: CANCELLED_DEPOSIT });
  return taken;
}

/** A line of the trail, typed; null when it is of no deposit. */
function revisionOf(kept: Kept): { done: Revision; site: string | null } | null {
  const { uploadId, legalEntityFiness, installationId, certificateId } = kept;
  if (uploadId === null) return null;
  if (installationId !== null) {
    const [before, after] = [kept.before, kept.after].map((json) => installationState.nullable().parse(json));
    const state = after ?? before;
    if (!state) return null;
    const done = { row: installationRow(installationId), story: installationStory(legalEntityFiness, state), uploadId };
    return { done: { ...done, before: before ?? null, after: after ?? null }, site: state.site };
  }
  if (certificateId === null) return null;
  const [before, after] = [kept.before, kept.after].map((json) => certificateState.nullable().parse(json));
  const done = { row: certificateRow(certificateId), story: certificateStory(legalEntityFiness), uploadId };
  return { done: { ...done, before: before ?? null, after: after ?? null }, site: null };
}
