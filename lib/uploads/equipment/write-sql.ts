import { now } from '../../clock';
import { Prisma } from '../../generated/prisma/client';
import type { CertificateChange, EquipmentChange, InstallationChange } from './state';

type Tx = Prisma.TransactionClient;

/** Who changes the installed base: a deposit (with `CANCELLED_DEPOSIT` when it is undone), or a person who says why. */
export type Hand = { actorLabel: string; uploadId: string | null; reason: string | null };

/** Writes changes of the installed base, and each of them to its trail. The caller has checked that the rows still are as `before` says. */
export async function writeEquipment(tx: Tx, changes: readonly EquipmentChange[], hand: Hand): Promise<void> {
  const installations = await withIds(
    tx,
    'installation',
    changes.filter((c) => c.of === 'installation'),
  );
  const certificates = await withIds(
    tx,
    'dmp_certificate',
    changes.filter((c) => c.of === 'certificate'),
  );
  await writeInstallations(tx, installations);
  await writeCertificates(tx, certificates);
  const trail = {
    actorLabel: hand.actorLabel,
    uploadId: hand.uploadId,
    reason: hand.reason,
    recordedAt: now(),
  };
  const values = ({ before, after }: EquipmentChange) => ({
    before: before ?? Prisma.DbNull,
    after: after ?? Prisma.DbNull,
  });
  await tx.equipmentRevision.createMany({
    data: [
      ...installations.map((c) => ({ ...trail, legalEntityFiness: c.legalEntity, installationId: c.id, ...values(c) })),
      ...certificates.map((c) => ({ ...trail, legalEntityFiness: c.legalEntity, certificateId: c.id, ...values(c) })),
    ],
  });
}

type Numbered<C> = C & { id: number; isNew: boolean };

/** Ids are drawn before the rows are written, so that the trail names them. */
async function withIds<C extends EquipmentChange>(
  tx: Tx,
  table: 'installation' | 'dmp_certificate',
  changes: readonly C[],
): Promise<Numbered<C>[]> {
  const fresh = changes.filter(({ id }) => id === null).length;
  const drawn = fresh
    ? await tx.$queryRaw<{ id: number }[]>`
        select nextval(pg_get_serial_sequence(${table}, 'id'))::int as id from generate_series(1, ${fresh}::int)`
    : [];
  return changes.map((change) => {
    if (change.id !== null) return { ...change, id: change.id, isNew: false };
    const id = drawn.pop()?.id;
    if (id === undefined) throw new Error('the sequence gave too few ids');
    return { ...change, id, isNew: true };
  });
}

/** What the statements below read a change as: the columns, flat. */
function rowsOf<C extends EquipmentChange>(changes: readonly Numbered<C>[], isNew: boolean): string {
  return JSON.stringify(
    changes
      .filter((change) => change.isNew === isNew && change.after !== null)
      .map(({ id, legalEntity, after }) => ({ id, legalEntity, ...after })),
  );
}

const gone = (changes: readonly Numbered<EquipmentChange>[]) =>
  changes.filter(({ after }) => after === null).map(({ id }) => id);

async function writeInstallations(tx: Tx, changes: readonly Numbered<InstallationChange>[]): Promise<void> {
  const columns = Prisma.sql`(id int, "legalEntity" char(9), site char(9), product text, version text, "installedOn" date, "removedOn" date, "uploadId" uuid)`;
  await tx.installation.deleteMany({ where: { id: { in: gone(changes) } } });
  await tx.$executeRaw`
    update installation i
    set version = c.version, installed_on = c."installedOn", removed_on = c."removedOn", upload_id = c."uploadId"
    from json_to_recordset(${rowsOf(changes, false)}::json) as c ${columns}
    where i.id = c.id`;
  await tx.$executeRaw`
    insert into installation (id, legal_entity_finess, site_finess, product_code, version, installed_on, removed_on, upload_id)
    select id, "legalEntity", site, product, version, "installedOn", "removedOn", "uploadId"
    from json_to_recordset(${rowsOf(changes, true)}::json) as c ${columns}`;
}

async function writeCertificates(tx: Tx, changes: readonly Numbered<CertificateChange>[]): Promise<void> {
  const columns = Prisma.sql`(id int, "legalEntity" char(9), "equippedOn" date, "endedOn" date, "uploadId" uuid)`;
  await tx.dmpCertificate.deleteMany({ where: { id: { in: gone(changes) } } });
  await tx.$executeRaw`
    update dmp_certificate d set equipped_on = c."equippedOn", ended_on = c."endedOn", upload_id = c."uploadId"
    from json_to_recordset(${rowsOf(changes, false)}::json) as c ${columns}
    where d.id = c.id`;
  await tx.$executeRaw`
    insert into dmp_certificate (id, legal_entity_finess, equipped_on, ended_on, upload_id)
    select id, "legalEntity", "equippedOn", "endedOn", "uploadId"
    from json_to_recordset(${rowsOf(changes, true)}::json) as c ${columns}`;
}
