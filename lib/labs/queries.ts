import { db } from '../db';
import type { LabCounts, LabRow, Perimeter, Split } from '../figures/types';
import { Prisma } from '../generated/prisma/client';
import type { Month } from '../month';
import { needsProduct, perimeterCondition, splitKey } from '../perimeter-sql';

type Counted = { month: Month; key: string } & { [name in keyof LabCounts as `all_${name}` | `sel_${name}`]: number };

function counts(population: 'all' | 'sel'): Prisma.Sql {
  const among = population === 'sel' ? Prisma.sql`and sel` : Prisma.empty;
  const column = (name: keyof LabCounts, condition: Prisma.Sql) =>
    Prisma.sql`count(*) filter (where ${condition} ${among})::int as ${Prisma.raw(`"${population}_${name}"`)}`;
  return Prisma.join([
    column('open', Prisma.sql`true`),
    column('expected', Prisma.sql`expected`),
    column('reported', Prisma.sql`expected and declared`),
    column('feeding', Prisma.sql`documents > 0`),
    column('everFed', Prisma.sql`first_fed <= month`),
    column('equipped', Prisma.sql`equipped`),
    column('equippedFeeding', Prisma.sql`equipped and documents > 0`),
    column('silent', Prisma.sql`verified_on < first_day and documents = 0`),
  ]);
}

function picked(row: Counted, population: 'all' | 'sel'): LabCounts {
  return {
    open: row[`${population}_open`],
    expected: row[`${population}_expected`],
    reported: row[`${population}_reported`],
    feeding: row[`${population}_feeding`],
    everFed: row[`${population}_everFed`],
    equipped: row[`${population}_equipped`],
    equippedFeeding: row[`${population}_equippedFeeding`],
    silent: row[`${population}_silent`],
  };
}

/**
 * Labs (legal entities) of each month from `from` to `until`, counted, one group of rows a key of the split.
 * SEL are those of metropolitan France unless a region is asked for or split by. Aggregates: no scope.
 */
export async function readLabRows(
  perimeter: Perimeter,
  by: Split | null,
  from: Month,
  until: Month,
): Promise<(LabRow & { key: string })[]> {
  const anySel = perimeter.region !== null || by === 'region';
  // Joined only when asked for: a lab with two systems would otherwise be counted twice.
  const system = needsProduct(perimeter, by)
    ? Prisma.sql`
        join lateral (
          select distinct ${by === 'product' ? Prisma.sql`ip.code,` : Prisma.empty} ip.vendor_slug
          from installation i join product ip on ip.code = i.product_code and ip.device_code = 'SGL'
          where i.legal_entity_finess = le.finess and i.installed_on <= m.last_day and (i.removed_on is null or i.removed_on > m.last_day)
        ) p on true`
    : Prisma.empty;
  // Seen by vendor or product, a lab has sent and declared what went through that system only.
  const [owner, owned] =
    system === Prisma.empty
      ? [Prisma.sql`''`, Prisma.sql`''`]
      : by === 'product'
        ? [Prisma.sql`coalesce(op.code, '')`, Prisma.sql`p.code`]
        : [Prisma.sql`coalesce(op.vendor_slug, '')`, Prisma.sql`p.vendor_slug`];
  const rows = await db().$queryRaw<Counted[]>`
    with m as (
      select to_char(day, 'YYYY-MM') as month, day::date as first_day, (day + interval '1 month' - interval '1 day')::date as last_day
      from generate_series(${`${from}-01`}::date, ${`${until}-01`}::date, interval '1 month') day
    ), fed as materialized (
      select fc.legal_entity_finess as finess, fc.month, ${owner} as owner, sum(fc.count) as documents
      from effective_feed_count fc left join product op on op.code = fc.product_code
      where fc.channel = 'DMP' group by 1, 2, 3
    ), declared as materialized (
      select distinct fc.legal_entity_finess as finess, fc.month, ${owner} as owner
      from feed_count fc left join product op on op.code = fc.product_code
      where fc.channel = 'DMP' and fc.source = 'VENDOR'
    ), began as materialized (
      select finess, owner, min(month) as first_fed from fed where documents > 0 group by 1, 2
    ), verified as materialized (
      select o.legal_entity_finess as finess, min(e.occurred_on) as verified_on
      from sons_order o join sons_order_event e on e.order_number = o.number and e.stage = 'VA_SIGNED'
      where not exists (select 1 from sons_order_event c where c.order_number = o.number and c.stage = 'CANCELLED')
      group by 1
    ), lab as (
      select m.month, m.first_day, ${splitKey(by)} as key,
             le.sel and (not r.overseas or ${anySel}) as sel,
             fed.documents, began.first_fed, verified.verified_on, declared.finess is not null as declared,
             exists (
               select 1 from installation i join product ip on ip.code = i.product_code and ip.device_code = 'SGL'
               where i.legal_entity_finess = le.finess and i.installed_on <= m.last_day and (i.removed_on is null or i.removed_on > m.last_day)
             ) as expected,
             exists (
               select 1 from dmp_certificate c
               where c.legal_entity_finess = le.finess and c.equipped_on <= m.last_day and (c.ended_on is null or c.ended_on > m.last_day)
             ) as equipped
      from legal_entity le
      join department d on d.code = le.department_code
      join region r on r.code = d.region_code
      join m on le.opened_on <= m.last_day and (le.closed_on is null or le.closed_on > m.last_day)
      ${system}
      left join fed on fed.finess = le.finess and fed.month = m.month and fed.owner = ${owned}
      left join declared on declared.finess = le.finess and declared.month = m.month and declared.owner = ${owned}
      left join began on began.finess = le.finess and began.owner = ${owned}
      left join verified on verified.finess = le.finess
      where ${perimeterCondition(perimeter)}
    )
    select month, key, ${counts('all')}, ${counts('sel')}
    from lab
    group by 1, 2
    order by 1, 2`;
  return rows.map((row) => ({ month: row.month, key: row.key, all: picked(row, 'all'), sel: picked(row, 'sel') }));
}
