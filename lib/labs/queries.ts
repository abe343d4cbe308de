import { db } from '../db';
import { countTables } from '../feeds/counts-sql';
import type { LabCounts, LabRow, LabSplit, Perimeter } from '../figures/types';
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
 * Labs (legal entities) of each month from `from` to `until`, counted, one group of rows a key of the split. Each month with
 * the structure of its time: the EJ open at its end, what they were then, and the facts of those they had absorbed by then.
 * SEL are those of metropolitan France unless a region is asked for, or split by place. Aggregates: no scope.
 */
export async function readLabRows(
  perimeter: Perimeter,
  by: LabSplit | null,
  from: Month,
  until: Month,
): Promise<(LabRow & { key: string })[]> {
  const anySel = perimeter.region !== null || by === 'region' || by === 'department';
  const seen = needsProduct(perimeter, by);
  const counted = countTables(perimeter, by);
  // Seen by vendor or product, a lab has sent and declared what went through that system only.
  const owner = !seen
    ? Prisma.sql`''`
    : by === 'product'
      ? Prisma.sql`coalesce(op.code, '')`
      : Prisma.sql`coalesce(op.vendor_slug, '')`;
  // Joined only when asked for: a lab with two systems would otherwise be counted twice.
  const system = seen
    ? Prisma.sql`
        join (
          select distinct s.finess, sm.month, ${by === 'product' ? Prisma.sql`s.code, s.code` : Prisma.sql`s.vendor_slug`} as owner, s.vendor_slug
          from running s join m sm on s.from_on <= sm.last_day and s.to_on > sm.last_day
        ) p on p.finess = le.finess and p.month = m.month`
    : Prisma.empty;
  const sameOwner = seen ? Prisma.sql`and sent.owner = p.owner` : Prisma.empty;
  // The planner cannot guess how many labs are open in a month: its nested loops take half a minute, hashes a quarter of a second.
  const [, rows] = await db().$transaction([
    db().$executeRaw`set local enable_nestloop = off`,
    db().$queryRaw<Counted[]>`
    with m as (
      select to_char(day, 'YYYY-MM') as month, day::date as first_day, (day + interval '1 month' - interval '1 day')::date as last_day
      from generate_series(${`${from}-01`}::date, ${`${until}-01`}::date, interval '1 month') day
    ), member as materialized (
      select lab_finess, finess, since, until from lab_member
    ), running as materialized (
      select mem.lab_finess as finess, ip.code, ip.vendor_slug, greatest(i.installed_on, mem.since) as from_on,
             least(coalesce(i.removed_on, 'infinity'), mem.until) as to_on
      from installation i join product ip on ip.code = i.product_code and ip.device_code = 'SGL'
      join member mem on mem.finess = i.legal_entity_finess
    ), holding as (
      select mem.lab_finess as finess, greatest(c.equipped_on, mem.since) as from_on,
             least(coalesce(c.ended_on, 'infinity'), mem.until) as to_on
      from dmp_certificate c join member mem on mem.finess = c.legal_entity_finess
    ), verification as (
      select o.legal_entity_finess as finess, min(e.occurred_on) filter (where e.stage = 'VA_SIGNED') as day,
             coalesce(min(e.occurred_on) filter (where e.stage = 'CANCELLED'), 'infinity') as cancelled_on
      from sons_order o join effective_order_event e on e.order_number = o.number
      group by o.number
    ), first_document as (
      select fc.legal_entity_finess as finess, ${owner} as owner, min(fc.month) as month
      from ${counted.byEntity} fc left join product op on op.code = fc.product_code
      where fc.channel = 'DMP' and fc.count > 0 group by 1, 2
    ), stood as (
      select finess, month, bool_or(expected) as expected, bool_or(equipped) as equipped, min(verified_on) as verified_on
      from (
        select r.finess, m.month, true as expected, false as equipped, null::date as verified_on
        from running r join m on r.from_on <= m.last_day and r.to_on > m.last_day
        union all
        select h.finess, m.month, false, true, null from holding h join m on h.from_on <= m.last_day and h.to_on > m.last_day
        union all
        select mem.lab_finess, m.month, false, false, v.day
        from verification v join member mem on mem.finess = v.finess
        join m on mem.since <= m.last_day and mem.until > m.last_day and v.cancelled_on > m.last_day
      ) fact
      group by 1, 2
    ), sent as (
      select finess, month, owner, sum(documents) as documents, bool_or(declared) as declared, min(first_fed) as first_fed
      from (
        select fc.lab_finess as finess, fc.month::text, ${owner} as owner, fc.count as documents, false as declared, null as first_fed
        from ${counted.byLab} fc left join product op on op.code = fc.product_code
        where fc.channel = 'DMP'
        union all
        select coalesce(s.successor, fc.legal_entity_finess), fc.month, ${owner}, null, true, null
        from feed_count fc left join product op on op.code = fc.product_code
        left join legal_entity_successor s
          on s.finess = fc.legal_entity_finess and s.since <= last_day(fc.month) and s.until > last_day(fc.month)
        where fc.channel = 'DMP' and fc.source = 'VENDOR'
        union all
        select mem.lab_finess, m.month, f.owner, null, false, f.month
        from first_document f join member mem on mem.finess = f.finess join m on mem.since <= m.last_day and mem.until > m.last_day
      ) fact
      group by 1, 2, 3
    ), lab as (
      select m.month, m.first_day, ${splitKey(by)} as key,
             le.sel and (not r.overseas or ${anySel}) as sel,
             sent.documents, sent.first_fed, sent.declared, stood.verified_on, stood.expected, stood.equipped
      from legal_entity_state le
      join department d on d.code = le.department_code
      join region r on r.code = d.region_code
      join m on le.opened_on <= m.last_day and le.closed_on > m.last_day and le.valid_from <= m.last_day and le.valid_to > m.last_day
      ${system}
      left join stood on stood.finess = le.finess and stood.month = m.month
      left join sent on sent.finess = le.finess and sent.month = m.month ${sameOwner}
      where ${perimeterCondition(perimeter)}
    )
    select month, key, ${counts('all')}, ${counts('sel')}
    from lab
    group by 1, 2
    order by 1, 2`,
  ]);
  return rows.map((row) => ({ month: row.month, key: row.key, all: picked(row, 'all'), sel: picked(row, 'sel') }));
}
