import type { Prisma } from '../../generated/prisma/client';
import type { IsoDate } from '../../month';
import type { VendorLimits } from '../installations/limits';
import type { KnownCertificate, KnownInstallation } from './state';

type Tx = Prisma.TransactionClient;

/** The EJ whose lab runs a product of the vendor on that day, those it has absorbed included. */
async function readRunning(
  tx: Tx,
  vendorSlug: string,
  legalEntities: readonly string[],
  on: IsoDate,
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ finess: string }[]>`
    select distinct m.finess
    from lab_member m
    join lab_member other on other.lab_finess = m.lab_finess and other.since <= ${on}::date and other.until > ${on}::date
    join installation i on i.legal_entity_finess = other.finess
    join product p on p.code = i.product_code and p.vendor_slug = ${vendorSlug}
    where m.finess = any(${legalEntities}::char(9)[]) and m.since <= ${on}::date and m.until > ${on}::date
      and i.installed_on <= ${on}::date and (i.removed_on is null or i.removed_on > ${on}::date)`;
  return rows.map(({ finess }) => finess);
}

type Last = { installation: number | null; certificate: number | null };

/** The rows whose values were last set by hand. A cancelled deposit and its undoing count for nothing: what stood before stands again. */
async function readByHand(tx: Tx, installations: readonly number[], certificates: readonly number[]): Promise<Last[]> {
  return tx.$queryRaw<Last[]>`
    select installation, certificate
    from (
      select distinct on (r.installation_id, r.certificate_id)
             r.installation_id as installation, r.certificate_id as certificate, r.upload_id
      from equipment_revision r
      left join upload u on u.id = r.upload_id
      where (r.installation_id = any(${installations}::int[]) or r.certificate_id = any(${certificates}::int[]))
        and (r.upload_id is null or (r.reason is null and u.state <> 'CANCELLED'))
      order by r.installation_id, r.certificate_id, r.id desc
    ) last
    where upload_id is null`;
}

/** What keeps a vendor's deposit from changing what is known of these EJ, as it stands before the deposit. */
export async function readVendorLimits(
  tx: Tx,
  vendorSlug: string,
  legalEntities: readonly string[],
  base: { installations: readonly KnownInstallation[]; certificates: readonly KnownCertificate[] },
  on: IsoDate,
): Promise<VendorLimits> {
  const ids = (known: readonly { id: number }[]) => known.map(({ id }) => id);
  const runsIn = await readRunning(tx, vendorSlug, legalEntities, on);
  const byHand = await readByHand(tx, ids(base.installations), ids(base.certificates));
  return {
    runsIn: new Set(runsIn),
    installationsByHand: new Set(byHand.flatMap(({ installation }) => installation ?? [])),
    certificatesByHand: new Set(byHand.flatMap(({ certificate }) => certificate ?? [])),
  };
}
