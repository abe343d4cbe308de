import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate } from '../month';
import { EFFECTIVE_EVENT } from '../orders/effective';
import type { LabInstallation, LabOrder, LabProduct } from './lab';
import { membersOn, ownProduct, ownVendor } from './lab-sql';

type ProductColumns = {
  code: string;
  product: string;
  device: string;
  deviceLabel: string;
  vendor: string;
  vendorName: string;
};

// Over the aliases `p` (product), `v` (vendor) and `dv` (device).
const PRODUCT = Prisma.sql`p.code, p.name as product, dv.code as device, dv.label as "deviceLabel", v.slug as vendor, v.name as "vendorName"`;
const PRODUCT_JOINS = Prisma.sql`join vendor v on v.slug = p.vendor_slug join device dv on dv.code = p.device_code`;

function productOf({ code, product, device, deviceLabel, vendor, vendorName }: ProductColumns): LabProduct {
  return { code, name: product, device, deviceLabel, vendor: { slug: vendor, name: vendorName } };
}

type InstallationRow = ProductColumns & {
  id: number;
  version: string | null;
  siteFiness: string | null;
  siteName: string | null;
  absorbedName: string | null;
  installedOn: Date;
  removedOn: Date | null;
  referencedOn: Date | null;
  versionReferencedOn: Date | null;
};

/** What runs or has run in a lab by a day, laboratory systems first, its own before those of an EJ it absorbed, then the newest. A vendor: its own products. */
export async function readInstallations(viewer: Viewer, finess: string, on: IsoDate): Promise<LabInstallation[]> {
  const rows = await db().$queryRaw<InstallationRow[]>`
    select i.id, i.version, i.site_finess as "siteFiness", s.name as "siteName",
           case when i.legal_entity_finess <> ${finess} then e.name end as "absorbedName", i.installed_on as "installedOn",
           i.removed_on as "removedOn",
           (select min(r.referenced_on) from referencing r where r.product_code = p.code) as "referencedOn",
           (select min(r.referenced_on) from referencing r where r.product_code = p.code and r.version = i.version) as "versionReferencedOn",
           ${PRODUCT}
    from installation i
    join product p on p.code = i.product_code ${PRODUCT_JOINS}
    join legal_entity e on e.finess = i.legal_entity_finess
    left join site s on s.finess = i.site_finess
    where i.legal_entity_finess in ${membersOn(finess, on)} and i.installed_on <= ${on}::date and ${ownProduct(viewer)}
    order by p.device_code = 'SGL' desc, i.legal_entity_finess <> ${finess}, i.installed_on desc, i.id desc`;
  return rows.map((row) => {
    const removedOn = row.removedOn && isoDate(row.removedOn);
    return {
      id: row.id,
      product: productOf(row),
      version: row.version,
      site: row.siteFiness && row.siteName ? { finess: row.siteFiness, name: row.siteName } : null,
      absorbedName: row.absorbedName,
      installedOn: isoDate(row.installedOn),
      removedOn,
      referencedOn: row.referencedOn && isoDate(row.referencedOn),
      versionReferencedOn: row.versionReferencedOn && isoDate(row.versionReferencedOn),
      inPlace: removedOn === null || removedOn > on,
    };
  });
}

/** Since when a lab holds a DMP server certificate on a day; null: it holds none. */
export async function readEquippedOn(finess: string, on: IsoDate): Promise<IsoDate | null> {
  const [row] = await db().$queryRaw<{ since: Date | null }[]>`
    select min(c.equipped_on) as since from dmp_certificate c
    where c.legal_entity_finess in ${membersOn(finess, on)}
      and c.equipped_on <= ${on}::date and (c.ended_on is null or c.ended_on > ${on}::date)`;
  return row?.since ? isoDate(row.since) : null;
}

/** The orders of a lab with what had happened to them by a day, the oldest first. A vendor: those of its own products. */
export async function readOrders(viewer: Viewer, finess: string, on: IsoDate): Promise<LabOrder[]> {
  const members = await db().$queryRaw<{ finess: string }[]>`select e.finess from ${membersOn(finess, on)} e`;
  const vendor = ownVendor(viewer);
  const orders = await db().order.findMany({
    where: {
      legalEntityFiness: { in: members.map((member) => member.finess) },
      ...(vendor !== null && { product: { vendorSlug: vendor } }),
    },
    select: {
      number: true,
      amountCents: true,
      site: { select: { name: true } },
      product: { select: { code: true, name: true, vendor: true } },
      device: true,
      events: {
        where: { occurredOn: { lte: new Date(on) }, ...EFFECTIVE_EVENT },
        orderBy: [{ occurredOn: 'asc' }, { stage: 'asc' }, { id: 'asc' }],
        select: { stage: true, occurredOn: true, amountCents: true, cause: true },
      },
    },
    orderBy: { number: 'asc' },
  });
  return orders
    .filter(({ events }) => events.length > 0)
    .map(({ number, amountCents, site, product, device, events }) => ({
      number,
      amountCents,
      siteName: site?.name ?? null,
      product: {
        code: product.code,
        name: product.name,
        device: device.code,
        deviceLabel: device.label,
        vendor: { slug: product.vendor.slug, name: product.vendor.name },
      },
      events: events.map(({ occurredOn, ...event }) => ({ ...event, on: isoDate(occurredOn) })),
    }))
    .sort((a, b) => ((a.events[0]?.on ?? '') < (b.events[0]?.on ?? '') ? -1 : 1));
}

/** Every product, for a form that corrects what runs in a lab: code, and name with its vendor's. */
export async function readProductChoices(): Promise<{ code: string; label: string }[]> {
  const products = await db().product.findMany({
    include: { vendor: true },
    orderBy: [{ deviceCode: 'desc' }, { name: 'asc' }],
  });
  return products.map(({ code, name, vendor, deviceCode }) => ({
    code,
    label: `${name} (${vendor.name}, ${deviceCode})`,
  }));
}
