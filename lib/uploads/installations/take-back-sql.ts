import type { Prisma } from '../../generated/prisma/client';
import { readCertificates, readInstallations } from '../equipment/read-sql';
import { certificateState, installationState } from '../equipment/state';
import { writeEquipment } from '../equipment/write-sql';
import type { TakenBack, Writing } from '../kind-spec';
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

/** Undoes what a deposit of installed products wrote, story by story; the trail says that it was cancelled. */
export async function takeEquipmentBack(tx: Tx, { uploadId, actorLabel }: Writing): Promise<TakenBack> {
  const mine = await tx.equipmentRevision.findMany({ where: { uploadId } });
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
  await writeEquipment(tx, changes, { actorLabel, uploadId: null, reason: 'Dépôt annulé' });
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
