import { labScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { db } from '../db';
import { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate } from '../month';
import type { LabDetailDocument, LabDocument, LabsQuery } from './api-schema';

const FINESS = /^[0-9A-Z]{9}$/;

const FIELDS = {
  finess: true,
  name: true,
  sector: true,
  sel: true,
  town: true,
  departmentCode: true,
  department: { select: { regionCode: true } },
  closedOn: true,
  mergedIntoFiness: true,
} satisfies Prisma.LegalEntitySelect;

type Row = Prisma.LegalEntityGetPayload<{ select: typeof FIELDS }>;
type ProductRow = { lab: string; code: string; name: string; device: string; since: Date };
type DateRow = { lab: string; since: Date };
type FedRow = { lab: string; first: string; last: string };

export type LabsAnswer =
  | { ok: true; items: LabDocument[]; next: string | null }
  | { ok: false; reason: 'unknown-cursor' };

/** What a key may know of products: a vendor its own, over the alias `p`. */
function productCondition({ role, vendor }: Viewer): Prisma.Sql {
  return role === 'VENDOR' ? Prisma.sql`p.vendor_slug = ${vendor?.slug ?? ''}` : Prisma.sql`true`;
}

function filter({ region, department, sector }: LabsQuery): Prisma.LegalEntityWhereInput {
  return {
    ...(region && { department: { regionCode: region } }),
    ...(department && { departmentCode: department }),
    ...(sector && (sector === 'SEL' ? { sel: true } : { sector })),
  };
}

/** Labs in the scope of the key, open or not, in the order of their numbers: `limit` after the one that `cursor` names. */
export async function readLabsPage(viewer: Viewer, query: LabsQuery): Promise<LabsAnswer> {
  const { cursor, limit } = query;
  const scope = labScope(viewer);
  if (cursor !== undefined) {
    const known =
      FINESS.test(cursor) &&
      (await db().legalEntity.findFirst({ where: { AND: [{ finess: cursor }, scope] }, select: { finess: true } }));
    if (!known) return { ok: false, reason: 'unknown-cursor' };
  }
  const rows = await db().legalEntity.findMany({
    where: { AND: [scope, filter(query), cursor === undefined ? {} : { finess: { gt: cursor } }] },
    orderBy: { finess: 'asc' },
    take: limit + 1,
    select: FIELDS,
  });
  const page = rows.slice(0, limit);
  return {
    ok: true,
    items: await documentsOf(viewer, page),
    next: rows.length > limit ? (page.at(-1)?.finess ?? null) : null,
  };
}

/** One lab in the scope of the key, with its sites and counts; null when there is none. */
export async function readLabDocument(viewer: Viewer, finess: string): Promise<LabDetailDocument | null> {
  if (!FINESS.test(finess)) return null;
  const row = await db().legalEntity.findFirst({
    where: { AND: [{ finess }, labScope(viewer)] },
    select: FIELDS,
  });
  if (!row) return null;
  const [[lab], sites, feeds] = await Promise.all([
    documentsOf(viewer, [row]),
    db().site.findMany({
      where: { legalEntityFiness: { in: await readCurrentMembers(finess) } },
      orderBy: { finess: 'asc' },
    }),
    readFeeds(viewer, finess),
  ]);
  if (!lab) return null;
  return {
    ...lab,
    sites: sites.map(({ finess: number, name, town, departmentCode, category, closedOn }) => ({
      finess: number,
      name,
      town,
      department: departmentCode,
      category,
      closedOn: closedOn && isoDate(closedOn),
    })),
    feeds,
  };
}

/** The EJ that are this lab today: itself, and those it has absorbed, whose sites an extraction may still name. */
async function readCurrentMembers(lab: string): Promise<string[]> {
  const rows = await db().$queryRaw<{ finess: string }[]>`
    select finess from lab_member where lab_finess = ${lab} and until = 'infinity'`;
  return rows.map(({ finess }) => finess);
}

/** The EJ that were or are these labs': an index then finds their counts, which no condition on the view's lab would. */
async function readMembers(labs: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ finess: string }[]>`
    select distinct finess from lab_member where lab_finess = any(${labs})`;
  return rows.map(({ finess }) => finess);
}

async function readFeeds(viewer: Viewer, lab: string): Promise<LabDetailDocument['feeds']> {
  return db().$queryRaw<LabDetailDocument['feeds']>`
    select f.month, f.channel::text as channel, f.level::text as level, sum(f.count)::int as count, f.source::text as source
    from lab_feed_count f left join product p on p.code = f.product_code
    where f.legal_entity_finess = any(${await readMembers([lab])}) and f.lab_finess = ${lab} and ${productCondition(viewer)}
    group by f.month, f.channel, f.level, f.source
    order by f.month, f.channel, f.level, f.source`;
}

/** The rows as documents, with the facts of the EJ that each has taken over; four queries whatever their number. */
async function documentsOf(viewer: Viewer, rows: readonly Row[]): Promise<LabDocument[]> {
  const labs = rows.map(({ finess }) => finess);
  const day = Prisma.sql`${today()}::date`;
  const own = productCondition(viewer);
  const [products, certificates, fed] = await Promise.all([
    db().$queryRaw<ProductRow[]>`
      select mem.lab_finess as lab, p.code, p.name, p.device_code as device, min(i.installed_on) as since
      from lab_member mem
      join installation i on i.legal_entity_finess = mem.finess and i.installed_on <= ${day}
        and (i.removed_on is null or i.removed_on > ${day})
      join product p on p.code = i.product_code
      where mem.lab_finess = any(${labs}) and mem.since <= ${day} and mem.until > ${day} and ${own}
      group by 1, 2, 3, 4
      order by 1, 4 desc, 2`,
    db().$queryRaw<DateRow[]>`
      select mem.lab_finess as lab, min(c.equipped_on) as since
      from lab_member mem
      join dmp_certificate c on c.legal_entity_finess = mem.finess and c.equipped_on <= ${day}
        and (c.ended_on is null or c.ended_on > ${day})
      where mem.lab_finess = any(${labs}) and mem.since <= ${day} and mem.until > ${day}
      group by 1`,
    readMembers(labs).then(
      (members) => db().$queryRaw<FedRow[]>`
        select f.lab_finess as lab, min(f.month) as first, max(f.month) as last
        from lab_feed_count f left join product p on p.code = f.product_code
        where f.legal_entity_finess = any(${members}) and f.lab_finess = any(${labs})
          and f.channel = 'DMP' and f.count > 0 and ${own}
        group by 1`,
    ),
  ]);
  return rows.map((row): LabDocument => {
    const months = fed.find(({ lab }) => lab === row.finess);
    const equipped = certificates.find(({ lab }) => lab === row.finess);
    return {
      finess: row.finess,
      name: row.name,
      sector: row.sector,
      sel: row.sel,
      region: row.department.regionCode,
      department: row.departmentCode,
      town: row.town,
      closedOn: dayOf(row.closedOn),
      mergedInto: row.mergedIntoFiness,
      products: products
        .filter(({ lab }) => lab === row.finess)
        .map(({ code, name, device, since }) => ({ code, name, device, since: isoDate(since) })),
      equippedSince: dayOf(equipped?.since ?? null),
      firstFeedMonth: months?.first ?? null,
      lastFeedMonth: months?.last ?? null,
    };
  });
}

function dayOf(date: Date | null): IsoDate | null {
  return date && isoDate(date);
}
