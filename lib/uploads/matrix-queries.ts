import { lastCompleteMonth, today } from '../clock';
import { db } from '../db';
import { Prisma } from '../generated/prisma/client';
import { addMonths, type Month, monthRange } from '../month';
import { type Cell, type CellFacts, cellState } from './matrix';

type Tx = Prisma.TransactionClient;

/** A lab of which a vendor's month lacks the counts. */
export type MissingLab = { finess: string; name: string; town: string; product: string };

const ofVendor = (vendor: string | null) =>
  vendor === null ? Prisma.empty : Prisma.sql`and p.vendor_slug = ${vendor}`;

/** The labs whose laboratory system is the vendor's at the end of each month, what they had absorbed by then included. */
const expectedSql = (months: readonly Month[], vendor: string | null) => Prisma.sql`
  select p.vendor_slug as vendor, t.month, le.finess, le.name, le.town, min(p.code) as product
  from unnest(${months}::text[]) t (month)
  join legal_entity_state le on le.valid_from <= last_day(t.month) and le.valid_to > last_day(t.month)
    and le.opened_on <= last_day(t.month) and le.closed_on > last_day(t.month)
  join lab_member m on m.lab_finess = le.finess and m.since <= last_day(t.month) and m.until > last_day(t.month)
  join installation i on i.legal_entity_finess = m.finess
    and i.installed_on <= last_day(t.month) and (i.removed_on is null or i.removed_on > last_day(t.month))
  join product p on p.code = i.product_code and p.device_code = 'SGL' ${ofVendor(vendor)}
  group by 1, 2, 3, 4, 5`;

/** The labs of which each vendor has declared a DMP count in the month, 0 included. */
const reportedSql = (months: readonly Month[], vendor: string | null) => Prisma.sql`
  select distinct p.vendor_slug as vendor, f.month::text as month, m.lab_finess as finess
  from feed_count f
  join product p on p.code = f.product_code ${ofVendor(vendor)}
  join lab_member m on m.finess = f.legal_entity_finess and m.since <= last_day(f.month) and m.until > last_day(f.month)
  where f.source = 'VENDOR' and f.channel = 'DMP' and f.month = any(${months})`;

/**
 * Whether the last file of counts that spoke of a month had errors. A file of which no row could be read speaks of the month that was
 * due when it came.
 */
const refusedSql = (months: readonly Month[], vendor: string | null) => Prisma.sql`
  select distinct on (u.vendor, u.month) u.vendor, u.month, u.refused
  from (
    select p.vendor_slug as vendor, p.number, p.state = 'CHECKED' and (p.report ->> 'errorCount')::int > 0 as refused,
      coalesce(said.month, to_char((p.received_at at time zone 'Europe/Paris') - interval '1 month', 'YYYY-MM')) as month
    from upload p
    left join lateral jsonb_to_recordset(p.report -> 'months') as said (month text) on true
    where p.kind = 'feeds' and p.state <> 'CANCELLED' and p.vendor_slug is not null ${ofVendor(vendor)}
  ) u
  where u.month = any(${months})
  order by u.vendor, u.month, u.number desc`;

/** Where each vendor of a laboratory system stands, month by month; `vendor` null: all of them. In the order of vendors, then months. */
export async function readCells(months: readonly Month[], vendor: string | null, tx: Tx = db()): Promise<Cell[]> {
  const facts = await tx.$queryRaw<CellFacts[]>`
    with expected as (${expectedSql(months, vendor)}),
    counted as (
      select e.vendor, e.month, count(*)::int as expected, count(r.finess)::int as reported
      from expected e
      left join (${reportedSql(months, vendor)}) r on r.vendor = e.vendor and r.month = e.month and r.finess = e.finess
      group by 1, 2
    )
    select v.vendor, t.month, coalesce(c.expected, 0) as expected, coalesce(c.reported, 0) as reported,
      coalesce(x.refused, false) as refused, coalesce(q.state = 'LOCKED', false) as locked
    from (select distinct p.vendor_slug as vendor from product p where p.device_code = 'SGL' ${ofVendor(vendor)}) v
    cross join unnest(${months}::text[]) t (month)
    left join counted c on c.vendor = v.vendor and c.month = t.month
    left join (${refusedSql(months, vendor)}) x on x.vendor = v.vendor and x.month = t.month
    left join period q on q.month = t.month
    order by v.vendor, t.month`;
  const on = today();
  return facts.map((cell) => ({ ...cell, state: cellState(cell, on) }));
}

/** The labs expected of a vendor that have no count in the month, by name. */
export async function readMissingLabs(vendor: string, month: Month): Promise<MissingLab[]> {
  return db().$queryRaw<MissingLab[]>`
    select e.finess, e.name, e.town, e.product
    from (${expectedSql([month], vendor)}) e
    where not exists (select from (${reportedSql([month], vendor)}) r where r.finess = e.finess)
    order by e.name, e.finess`;
}

/** A vendor's row of the matrix, and what it was last reminded of each month. */
export type MatrixRow = { slug: string; name: string; cells: MatrixCell[] };
export type MatrixCell = Cell & { remindedAt: Date | null };

/** The matrix of the `count` months that end with `last`, vendors by name. */
export async function readMatrix(last: Month, count: number): Promise<{ months: Month[]; rows: MatrixRow[] }> {
  const months = monthRange(addMonths(last, 1 - count), last);
  const [cells, vendors, reminders] = await Promise.all([
    readCells(months, null),
    db().vendor.findMany({
      where: { products: { some: { deviceCode: 'SGL' } } },
      orderBy: { name: 'asc' },
      select: { slug: true, name: true },
    }),
    db().reminder.findMany({
      where: { month: { in: months } },
      orderBy: { sentAt: 'desc' },
      distinct: ['vendorSlug', 'month'],
      select: { vendorSlug: true, month: true, sentAt: true },
    }),
  ]);
  const latest = new Map(reminders.map((one) => [`${one.vendorSlug} ${one.month}`, one.sentAt]));
  return {
    months,
    rows: vendors.map(({ slug, name }) => ({
      slug,
      name,
      cells: cells
        .filter(({ vendor }) => vendor === slug)
        .map((cell) => ({ ...cell, remindedAt: latest.get(`${slug} ${cell.month}`) ?? null })),
    })),
  };
}

/** The first month that the matrix and the calendar show: that of the first count declared, or the last that is over. */
export async function readFirstMonth(): Promise<Month> {
  const { _min } = await db().feedCount.aggregate({ _min: { month: true }, where: { source: 'VENDOR' } });
  return (_min.month as Month | null) ?? lastCompleteMonth();
}
