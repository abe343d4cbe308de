import type { Prisma } from '../../generated/prisma/client';
import type { Month } from '../../month';
import type { UploadNotice } from '../report';
import { differsFromCnam, levelThreeWithoutLoinc, monthIncomplete, notInstalled, type SensedLab } from './notice-words';

type Tx = Prisma.TransactionClient;

/** Names told of each notice; the others are counted. */
const NAMED = 3;
/** Lines told of each notice. */
const LINES = 100;
/** Of the Cnam's measure, and in documents: both must be passed. */
const UNLIKE_RATIO = 0.1;
const UNLIKE_DOCUMENTS = 30;

type Sensed = { month: Month; labs: number; named: SensedLab[] | null; lines: number[] | null };

/**
 * What the staged declarations leave to be asked, against the installed base and the Cnam's measures: one notice a code and a month.
 * Notices never keep a deposit from being written.
 */
export async function readNotices(tx: Tx): Promise<UploadNotice[]> {
  await gather(tx);
  const structured = await readLevelThree(tx);
  const unlike = await readUnlike(tx);
  const strangers = await readStrangers(tx);
  const incomplete = await readIncomplete(tx);
  return [
    ...structured.map(levelThreeWithoutLoinc),
    ...unlike.map(differsFromCnam),
    ...strangers.map(notInstalled),
    ...incomplete.map(monthIncomplete),
  ].sort((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0));
}

/** Temporary tables, a thousandth of a long file: its sums by lab, and what is installed at the end of its months. Small, known, hashed. */
async function gather(tx: Tx): Promise<void> {
  await tx.$executeRaw`
    create temporary table incoming_sum on commit drop as
    select i.month, i.legal_entity_finess as finess, i.product_code, i.channel, sum(i.count) as documents,
           coalesce(sum(i.count) filter (where i.level = 'N3'), 0) as structured, min(i.line) as line
    from incoming i group by 1, 2, 3, 4`;
  await tx.$executeRaw`analyze incoming_sum`;
  await tx.$executeRaw`
    create temporary table incoming_lab on commit drop as
    select i.*, coalesce(s.successor, i.finess) as lab, p.vendor_slug
    from incoming_sum i
    join product p on p.code = i.product_code
    left join legal_entity_successor s on s.finess = i.finess and s.since <= last_day(i.month) and s.until > last_day(i.month)`;
  await tx.$executeRaw`analyze incoming_lab`;
  await tx.$executeRaw`
    create temporary table placed on commit drop as
    with m as materialized (select month, last_day(month) as last from (select distinct month from incoming_sum) a)
    select distinct m.month, mem.lab_finess as lab, p.vendor_slug, p.device_code
    from m
    join installation n on n.installed_on <= m.last and (n.removed_on is null or n.removed_on > m.last)
    join product p on p.code = n.product_code
    join lab_member mem on mem.finess = n.legal_entity_finess and mem.since <= m.last and mem.until > m.last`;
  await tx.$executeRaw`analyze placed`;
}

/** Labs that declare N3 in a month at whose end no product that transcodes to LOINC is installed. */
function readLevelThree(tx: Tx): Promise<Sensed[]> {
  return tx.$queryRaw<Sensed[]>`
    with lab as (
      select month, lab as finess, sum(structured) as declared, min(line) as line
      from incoming_lab where structured > 0 group by 1, 2
    ), found as (
      select l.month, le.name, l.declared::float8 as declared, l.line,
             row_number() over (partition by l.month order by l.declared desc, l.finess) as nth
      from lab l join legal_entity le on le.finess = l.finess
      where not exists (select from placed p where p.month = l.month and p.lab = l.finess and p.device_code = 'LOINC')
    )
    select month, count(*)::int as labs,
           json_agg(json_build_object('name', name, 'declared', declared) order by nth) filter (where nth <= ${NAMED}::int) as named,
           (array_agg(line order by line))[1:${LINES}::int] as lines
    from found group by 1 order by 1`;
}

/** Labs whose sum of a channel, once the deposit is written, is far from the Cnam's measure. */
async function readUnlike(tx: Tx): Promise<(Sensed & { channel: string })[]> {
  const measured = await tx.$queryRaw<{ month: string }[]>`
    select m.month from (select distinct month from incoming_sum) m
    where exists (select from feed_count f where f.month = m.month and f.source = 'CNAM')`;
  if (measured.length === 0) return [];
  const months = measured.map(({ month }) => month);
  return tx.$queryRaw<(Sensed & { channel: string })[]>`
    with lab as (
      select month, finess, channel, sum(documents) as documents, min(line) as line
      from incoming_sum where month = any(${months}::char(7)[]) group by 1, 2, 3
    ), stored as (
      select f.month, f.legal_entity_finess as finess, f.channel, sum(f.count) filter (where f.source = 'CNAM') as measured,
             sum(f.count) filter (where f.source = 'VENDOR' and k.id is null) as standing
      from feed_count f left join known k on k.id = f.id
      where f.month = any(${months}::char(7)[])
      group by 1, 2, 3
    ), compared as (
      select l.month, l.channel, l.finess, l.line, l.documents + coalesce(s.standing, 0) as declared, s.measured
      from lab l join stored s on s.month = l.month and s.finess = l.finess and s.channel = l.channel
      where s.measured is not null
    ), found as (
      select c.*, le.name, row_number() over (partition by c.month, c.channel order by abs(c.declared - c.measured) desc, c.finess) as nth
      from compared c join legal_entity le on le.finess = c.finess
      where abs(c.declared - c.measured) > ${UNLIKE_DOCUMENTS}::int and abs(c.declared - c.measured) > c.measured * ${UNLIKE_RATIO}::float8
    )
    select month, channel::text as channel, count(*)::int as labs,
           json_agg(json_build_object('name', name, 'declared', declared, 'measured', measured) order by nth)
             filter (where nth <= ${NAMED}::int) as named,
           (array_agg(line order by line))[1:${LINES}::int] as lines
    from found group by 1, 2 order by 1, 2`;
}

/** Labs declared for a vendor that has no product there at the month's end. */
function readStrangers(tx: Tx): Promise<Sensed[]> {
  return tx.$queryRaw<Sensed[]>`
    with declared as (
      select month, lab, vendor_slug, min(line) as line from incoming_lab group by 1, 2, 3
    ), stranger as (
      select d.month, d.lab, min(d.line) as line
      from declared d
      where not exists (select from placed p where p.month = d.month and p.lab = d.lab and p.vendor_slug = d.vendor_slug)
      group by 1, 2
    ), found as (
      select s.month, le.name, s.line, row_number() over (partition by s.month order by s.line, s.lab) as nth
      from stranger s join legal_entity le on le.finess = s.lab
    )
    select month, count(*)::int as labs,
           json_agg(json_build_object('name', name) order by nth) filter (where nth <= ${NAMED}::int) as named,
           (array_agg(line order by line))[1:${LINES}::int] as lines
    from found group by 1 order by 1`;
}

/** Labs that run a laboratory system of the vendors concerned at the month's end, and of which the DMP has no row in the month. */
function readIncomplete(tx: Tx): Promise<(Sensed & { expected: number })[]> {
  return tx.$queryRaw<(Sensed & { expected: number })[]>`
    with asked as materialized (
      select distinct month, vendor_slug from incoming_lab where channel = 'DMP'
    ), expected as (
      select distinct p.month, le.finess, le.name
      from placed p
      join asked a on a.month = p.month and a.vendor_slug = p.vendor_slug
      join legal_entity_state le on le.finess = p.lab
        and le.opened_on <= last_day(p.month) and le.closed_on > last_day(p.month)
        and le.valid_from <= last_day(p.month) and le.valid_to > last_day(p.month)
      where p.device_code = 'SGL'
    ), stored as materialized (
      select distinct f.month, f.legal_entity_finess as finess
      from feed_count f
      join product p on p.code = f.product_code
      join asked a on a.month = f.month and a.vendor_slug = p.vendor_slug
      where f.source = 'VENDOR' and f.channel = 'DMP'
    ), told as (
      select month, lab from incoming_lab where channel = 'DMP'
      union
      select t.month, coalesce(s.successor, t.finess)
      from stored t
      left join legal_entity_successor s on s.finess = t.finess and s.since <= last_day(t.month) and s.until > last_day(t.month)
    ), judged as (
      select e.month, e.finess, e.name, t.lab is not null as told
      from expected e left join told t on t.month = e.month and t.lab = e.finess
    ), numbered as (
      select *, row_number() over (partition by month, told order by name, finess) as nth from judged
    )
    select month, (count(*) filter (where not told))::int as labs, count(*)::int as expected,
           json_agg(json_build_object('name', name) order by nth) filter (where not told and nth <= ${NAMED}::int) as named,
           null::int[] as lines
    from numbered group by 1 having count(*) filter (where not told) > 0 order by 1`;
}

/** Keeps the notices of a long file, read when it is written, in its report. */
export async function keepNotices(tx: Tx, uploadId: string, notices: readonly UploadNotice[]): Promise<void> {
  await tx.$executeRaw`
    update upload set report = jsonb_set(report, '{notices}', ${JSON.stringify(notices)}::jsonb) where id = ${uploadId}::uuid`;
}
