import type { Prisma } from '../../generated/prisma/client';
import { isoDate } from '../../month';
import type { KnownCertificate, KnownInstallation } from './state';

type Tx = Prisma.TransactionClient;

const dayOrNull = (date: Date | null) => (date ? isoDate(date) : null);

/** The installations of these EJ and of these sites, the oldest first. */
export async function readInstallations(
  tx: Tx,
  legalEntities: readonly string[],
  sites: readonly string[],
): Promise<KnownInstallation[]> {
  const rows = await tx.installation.findMany({
    where: {
      OR: [{ legalEntityFiness: { in: [...legalEntities] }, siteFiness: null }, { siteFiness: { in: [...sites] } }],
    },
    orderBy: [{ installedOn: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    legalEntity: row.legalEntityFiness,
    product: row.productCode,
    site: row.siteFiness,
    version: row.version,
    installedOn: isoDate(row.installedOn),
    removedOn: dayOrNull(row.removedOn),
    uploadId: row.uploadId,
  }));
}

/** The DMP certificates of these EJ, the oldest first. */
export async function readCertificates(tx: Tx, legalEntities: readonly string[]): Promise<KnownCertificate[]> {
  const rows = await tx.dmpCertificate.findMany({
    where: { legalEntityFiness: { in: [...legalEntities] } },
    orderBy: [{ equippedOn: 'asc' }, { id: 'asc' }],
  });
  return rows.map((row) => ({
    id: row.id,
    legalEntity: row.legalEntityFiness,
    equippedOn: isoDate(row.equippedOn),
    endedOn: dayOrNull(row.endedOn),
    uploadId: row.uploadId,
  }));
}
