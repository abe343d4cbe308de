import { cached } from '../data-version';
import { db } from '../db';
import { Prisma } from '../generated/prisma/client';
import { lastDay, type Month } from '../month';
import type { Referenced } from './findings';

/** Labs of a month's end (`le`) with what runs in them (`i`, `p`): each its own base and that of the EJ it had absorbed by then. */
function running(at: Month): Prisma.Sql {
  const day = Prisma.sql`${lastDay(at)}::date`;
  return Prisma.sql`
    legal_entity_state le
    join department d on d.code = le.department_code
    join lab_member mem on mem.lab_finess = le.finess and mem.since <= ${day} and mem.until > ${day}
    join installation i on i.legal_entity_finess = mem.finess and i.installed_on <= ${day}
      and (i.removed_on is null or i.removed_on > ${day})
    join product p on p.code = i.product_code
      and le.opened_on <= ${day} and le.closed_on > ${day} and le.valid_from <= ${day} and le.valid_to > ${day}`;
}

/** Labs that run a laboratory system referenced by the month's end, and how many systems and vendors these are. Aggregates: no scope. */
export function readReferenced(at: Month, region: string | null): Promise<Referenced> {
  return cached('vendors-referenced', [at, region], async () => {
    const [counted] = await db().$queryRaw<Referenced[]>`
      select count(distinct p.vendor_slug)::int as vendors, count(distinct p.code)::int as products,
             count(distinct le.finess)::int as labs
      from ${running(at)}
      where p.device_code = 'SGL' and (${region}::text is null or d.region_code = ${region})
        and exists (
          select 1 from referencing r where r.product_code = p.code and r.referenced_on <= ${lastDay(at)}::date
        )`;
    return counted ?? { vendors: 0, products: 0, labs: 0 };
  });
}

/** Labs by version of a product; `version` null: not declared. A lab with two versions counts in both. */
export type VersionCount = { product: string; version: string | null; labs: number };
/** Labs that run a product, each once. */
export type ProductCount = { product: string; labs: number };

/** How many labs run each product of a vendor at the month's end, and each version of it. Aggregates: no scope. */
export function readVersions(
  vendorSlug: string,
  at: Month,
): Promise<{ products: ProductCount[]; versions: VersionCount[] }> {
  return cached('vendor-versions', [vendorSlug, at], async () => {
    const rows = await db().$queryRaw<(VersionCount & { whole: boolean })[]>`
      select p.code as product, i.version, grouping(i.version) = 1 as whole, count(distinct le.finess)::int as labs
      from ${running(at)}
      where p.vendor_slug = ${vendorSlug}
      group by grouping sets ((p.code, i.version), (p.code))
      order by p.code, labs desc, i.version`;
    return {
      products: rows.filter(({ whole }) => whole).map(({ product, labs }) => ({ product, labs })),
      versions: rows.filter(({ whole }) => !whole).map(({ product, version, labs }) => ({ product, version, labs })),
    };
  });
}
