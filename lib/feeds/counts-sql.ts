import type { LabSplit, Perimeter } from '../figures/types';
import { Prisma } from '../generated/prisma/client';
import { needsProduct } from '../perimeter-sql';

const DECLARED_BY_LAB = Prisma.sql`(
  select f.*, coalesce(s.successor, f.legal_entity_finess) as lab_finess
  from feed_count f
  left join legal_entity_successor s
    on s.finess = f.legal_entity_finess and s.since <= last_day(f.month) and s.until > last_day(f.month)
  where f.source = 'VENDOR')`;
const DECLARED = Prisma.sql`(select f.* from feed_count f where f.source = 'VENDOR')`;

/**
 * The counts that a perimeter and a split stand on, by EJ and by lab. By vendor or product: what vendors declare, since the Cnam
 * knows no product and its measure would be nobody's. Otherwise the Cnam's measure first.
 */
export function countTables(perimeter: Perimeter, by: LabSplit | null): { byEntity: Prisma.Sql; byLab: Prisma.Sql } {
  return needsProduct(perimeter, by)
    ? { byEntity: DECLARED, byLab: DECLARED_BY_LAB }
    : { byEntity: Prisma.sql`effective_feed_count`, byLab: Prisma.sql`lab_feed_count` };
}
