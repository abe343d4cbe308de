import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { Prisma } from '../generated/prisma/client';
import { addMonths, lastDay, type Month, monthRange } from '../month';
import type { FeedMonth, LabFeed, LabSite } from './lab';
import { membersOn, ownProduct, ownVendor } from './lab-sql';

const SHOWN_MONTHS = 12;

type Row = {
  month: Month;
  documents: number;
  n1: number;
  n3: number;
  unlevelled: number;
  cnam: boolean;
  /** Sites with a count of their own, when no count is the whole lab's. */
  sites: number | null;
};

// A vendor sees what it has declared, whether the Cnam has measured the same month or not.
function counts(viewer: Viewer): Prisma.Sql {
  return ownVendor(viewer) === null ? Prisma.sql`effective_feed_count` : Prisma.sql`feed_count`;
}

/** SQL for a lab's counts up to a month, those of the EJ that it had absorbed by each month's end included. */
function countsOf(viewer: Viewer, finess: string, until: Month): Prisma.Sql {
  return Prisma.sql`
    from ${counts(viewer)} f
    join lab_member m on m.finess = f.legal_entity_finess and m.since <= last_day(f.month) and m.until > last_day(f.month)
    left join product p on p.code = f.product_code
    where m.lab_finess = ${finess} and f.month <= ${until} and ${ownProduct(viewer)}`;
}

async function readMessages(viewer: Viewer, finess: string, at: Month): Promise<LabFeed['messages']> {
  const rows = await db().$queryRaw<{ channel: string; count: number }[]>`
    select f.channel::text as channel, sum(f.count)::float8 as count
    ${countsOf(viewer, finess, at)} and f.month = ${at} and f.channel <> 'DMP'
    group by 1`;
  const of = (channel: string) => rows.find((row) => row.channel === channel)?.count ?? null;
  return { pro: of('MSS_PRO'), citizen: of('MSS_CITIZEN') };
}

/** Sites of a lab that are open at the end of each month. */
async function readOpenSites(finess: string, from: Month, until: Month): Promise<Map<Month, number>> {
  const rows = await db().$queryRaw<{ month: Month; open: number }[]>`
    with at as (
      select to_char(day, 'YYYY-MM') as month, last_day(to_char(day, 'YYYY-MM')) as last
      from generate_series(${`${from}-01`}::date, ${`${until}-01`}::date, interval '1 month') day
    )
    select at.month, count(distinct s.finess)::int as open
    from at
    join lab_member m on m.lab_finess = ${finess} and m.since <= at.last and m.until > at.last
    join site_ownership o on o.legal_entity_finess = m.finess and o.valid_from <= at.last and o.valid_to > at.last
    join site s on s.finess = o.site_finess
      and coalesce(s.opened_on, '-infinity') <= at.last and coalesce(s.closed_on, 'infinity') > at.last
    group by 1`;
  return new Map(rows.map(({ month, open }) => [month, open]));
}

function feedMonth(month: Month, row: Row | undefined, open: number): FeedMonth {
  if (!row) return { month, documents: null, n1: null, n3: null, sites: null, complete: false, source: null };
  const levelled = row.unlevelled === 0;
  return {
    month,
    documents: row.documents,
    n1: levelled ? row.n1 : null,
    n3: levelled ? row.n3 : null,
    sites: row.sites === null ? null : { reported: row.sites, open: Math.max(open, row.sites) },
    complete: row.sites === null || row.sites >= open,
    source: row.cnam ? 'CNAM' : 'VENDOR',
  };
}

/**
 * DMP documents of the twelve months that end with `at`, and the landmarks of all that is known up to it. A vendor: its own
 * products only. The viewer must have been let in by `findLab`.
 */
export async function readFeed(viewer: Viewer, finess: string, at: Month): Promise<LabFeed> {
  const months = monthRange(addMonths(at, 1 - SHOWN_MONTHS), at);
  const [rows, open, messages] = await Promise.all([
    db().$queryRaw<Row[]>`
      select f.month, sum(f.count)::float8 as documents,
             coalesce(sum(f.count) filter (where f.level = 'N1'), 0)::float8 as n1,
             coalesce(sum(f.count) filter (where f.level = 'N3'), 0)::float8 as n3,
             coalesce(sum(f.count) filter (where f.level is null), 0)::float8 as unlevelled,
             bool_or(f.source = 'CNAM') as cnam,
             case when bool_and(f.site_finess is not null) then count(distinct f.site_finess)::int end as sites
      ${countsOf(viewer, finess, at)} and f.channel = 'DMP'
      group by 1 order by 1`,
    readOpenSites(finess, addMonths(at, 1 - SHOWN_MONTHS), at),
    readMessages(viewer, finess, at),
  ]);
  const fed = rows.filter(({ documents }) => documents > 0);
  return {
    months: months.map((month) =>
      feedMonth(
        month,
        rows.find((row) => row.month === month),
        open.get(month) ?? 0,
      ),
    ),
    firstMonth: fed[0]?.month ?? null,
    firstStructured: rows.find(({ n3 }) => n3 > 0)?.month ?? null,
    lastMonth: fed.at(-1)?.month ?? null,
    lastDeclared: rows.at(-1)?.month ?? null,
    messages,
  };
}

/** The sites of a lab open at the end of `at`, with their documents where its counts are by site. */
export async function readSites(viewer: Viewer, finess: string, at: Month): Promise<LabSite[]> {
  const on = lastDay(at);
  return db().$queryRaw<LabSite[]>`
    with sent as (
      select f.site_finess as finess, sum(f.count)::float8 as documents,
             bool_or(f.level = 'N3' and f.count > 0) as structured, bool_or(f.level = 'N1' and f.count > 0) as plain
      ${countsOf(viewer, finess, at)} and f.month = ${at} and f.channel = 'DMP' and f.site_finess is not null
      group by 1
    )
    select s.finess, s.name, s.town, s.longitude, s.latitude, sent.documents,
           case when sent.structured then 'N3' when sent.plain then 'N1' end as level
    from site_ownership o
    join site s on s.finess = o.site_finess
    left join sent on sent.finess = s.finess
    where o.legal_entity_finess in ${membersOn(finess, on)}
      and o.valid_from <= ${on}::date and o.valid_to > ${on}::date
      and coalesce(s.opened_on, '-infinity') <= ${on}::date and coalesce(s.closed_on, 'infinity') > ${on}::date
    order by sent.documents desc nulls last, s.name collate "fr-x-icu", s.finess`;
}
