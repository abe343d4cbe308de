import type { LabSplit, Perimeter } from './figures/types';
import { Prisma } from './generated/prisma/client';

/**
 * SQL for what a perimeter restricts and how a split groups, over the aliases `le` (legal_entity_state), `d` (department) and
 * `p` (product: the row's own for counts and orders, the laboratory system in place for labs).
 */
export function perimeterCondition({ region, sector, vendor }: Perimeter): Prisma.Sql {
  const conditions = [
    region === null ? null : Prisma.sql`d.region_code = ${region}`,
    sector === null ? null : sector === 'SEL' ? Prisma.sql`le.sel` : Prisma.sql`le.sector = ${sector}::sector`,
    vendor === null ? null : Prisma.sql`p.vendor_slug = ${vendor}`,
  ].filter((condition) => condition !== null);
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ');
}

/** The key of a split that labs, orders and counts all have; '' without a split. */
export function splitKey(by: LabSplit | null): Prisma.Sql {
  switch (by) {
    case 'region':
      return Prisma.sql`d.region_code`;
    case 'department':
      return Prisma.sql`d.code`;
    case 'sector':
      return Prisma.sql`le.sector::text`;
    case 'vendor':
      return Prisma.sql`p.vendor_slug`;
    case 'product':
      return Prisma.sql`p.code`;
    default:
      return Prisma.sql`''`;
  }
}

/** Whether the perimeter or the split needs to know whose product a lab runs. */
export function needsProduct({ vendor }: Perimeter, by: LabSplit | null): boolean {
  return vendor !== null || by === 'vendor' || by === 'product';
}
