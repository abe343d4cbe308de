import { db } from '../db';
import type { FeedRow, Perimeter, Split } from '../figures/types';
import { Prisma } from '../generated/prisma/client';
import type { Month } from '../month';
import { perimeterCondition, splitKey } from '../perimeter-sql';
import { countTables } from './counts-sql';

function keyOf(by: Split | null): Prisma.Sql {
  if (by === 'level') return Prisma.sql`coalesce(fc.level::text, '')`;
  if (by === 'documentType') return Prisma.sql`fc.document_type`;
  return Prisma.sql`coalesce(${splitKey(by)}, '')`;
}

/** Documents by month, channel and level in the perimeter, Cnam measures first, by vendor or product declarations alone; one group of rows a key of the split. A count is its lab's of that month's end. Aggregates: no scope. */
export async function readFeedRows(
  perimeter: Perimeter,
  by: Split | null,
  until: Month,
): Promise<(FeedRow & { key: string })[]> {
  const rows = await db().$queryRaw<(Omit<FeedRow, 'count'> & { key: string; count: bigint })[]>`
    select fc.month, ${keyOf(by)} as key, fc.channel::text as channel, fc.level::text as level, fc.source::text as source,
           sum(fc.count) as count
    from ${countTables(perimeter, by).byLab} fc
    join legal_entity_state le on le.finess = fc.lab_finess and le.valid_from <= last_day(fc.month) and le.valid_to > last_day(fc.month)
    join department d on d.code = le.department_code
    left join product p on p.code = fc.product_code
    where fc.month <= ${until} and ${perimeterCondition(perimeter)}
    group by 1, 2, 3, 4, 5`;
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** The first month with a declared count; null when there is none. */
export async function readFirstFeedMonth(): Promise<Month | null> {
  const { _min } = await db().feedCount.aggregate({ _min: { month: true } });
  return _min.month as Month | null;
}
