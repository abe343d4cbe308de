import { lastCompleteMonth } from '../clock';
import { db } from '../db';
import type { Perimeter, SeriesRow, Split } from '../figures/types';
import { Prisma } from '../generated/prisma/client';
import type { IsoDate, Month } from '../month';

/**
 * Points of the series of the perimeter, one group a key of the split, each month from the version that counts for it:
 * - a month that is over: the newest version recorded by its last day; when none of them ever had the month, the oldest that
 *   has it. So a later version never changes a past attainment;
 * - a month that is not over: the newest version;
 * - with `asKnownOn`, every month: the newest version recorded by that day.
 * An actual is a measure and may be corrected: its newest version counts in every month, whatever `asKnownOn`.
 * A version without a day of recording is there since always; one that was taken back with its deposit counts nowhere. A target that is a ratio holds everywhere: month by month, that of
 * France counts where the perimeter has none of its own, and keeps a month that is over when the perimeter's own came after its
 * end. In a split it only stands in for such a late value: a key without a value of its own has none. Aggregates: no scope.
 */
export async function readSeriesRows(
  perimeter: Perimeter,
  by: Split | null,
  asKnownOn: IsoDate | null = null,
  client: Pick<Prisma.TransactionClient, '$queryRaw'> = db(),
): Promise<(SeriesRow & { key: string })[]> {
  const { corridor, region, sector, vendor } = perimeter;
  const key =
    by === 'region'
      ? Prisma.sql`s.region_code`
      : by === 'vendor'
        ? Prisma.sql`s.vendor_slug`
        : by === 'sector'
          ? Prisma.sql`s.sector::text`
          : by === 'emitter'
            ? Prisma.sql`s.emitter`
            : Prisma.sql`''`;
  // A split by product, level or type has no series of its own: none matches the impossible key.
  const has = by === null || ['region', 'vendor', 'sector', 'emitter'].includes(by);
  // No series is set for the SEL alone: that of all labs is not theirs.
  const only = sector === 'SEL' ? null : sector;
  const national = region === null && sector === null && vendor === null;
  return client.$queryRaw<(SeriesRow & { key: string })[]>`
    with fit as (
      select s.*, ${key} as key, coalesce((s.recorded_at at time zone 'Europe/Paris')::date, '-infinity') as recorded_on,
             ${sector !== 'SEL'}
             and (s.region_code is not distinct from ${region}::varchar or ${by === 'region' && region === null})
             and (s.vendor_slug is not distinct from ${vendor}::text or ${by === 'vendor' && vendor === null})
             and (s.sector is not distinct from ${only}::sector or ${by === 'sector' && sector === null}) as exact
      from series s
      where s.withdrawn_at is null and (s.corridor_code = ${corridor} or (s.indicator = 'documents-by-emitter' and ${national}))
        and ${has}
    ), known as (
      select *, exact and key is not null as own, dense_rank() over (order by indicator, kind, key, emitter, exact) as series
      from fit
      where ((exact and key is not null)
          or (unit = 'ratio' and kind = 'TARGET' and region_code is null and vendor_slug is null and sector is null
              and ${by !== 'emitter'}))
        and (${asKnownOn}::date is null or kind = 'ACTUAL' or recorded_on <= ${asKnownOn}::date)
    ), said as (
      select k.series, m.month, k.version, k.id, sp.value, k.recorded_on <= last_day(m.month) as in_time,
             k.kind <> 'ACTUAL' and ${asKnownOn}::date is null and m.month <= ${lastCompleteMonth()} as is_over
      from (select distinct a.series, b.month from known a join series_point b on b.series_id = a.id) m
      join known k on k.series = m.series
      left join series_point sp on sp.series_id = k.id and sp.month = m.month
    ), judged as (
      select *, bool_or(in_time and value is not null) over (partition by series, month) as settled from said
    ), counted as (
      select distinct on (series, month) id, month, value, is_over and not settled as late
      from judged
      where case when not is_over then true when settled then in_time else value is not null end
      order by series, month, case when is_over and not settled then version else -version end
    ), valued as (
      select k.indicator, k.kind, k.emitter, k.key, k.own, k.source, c.month, c.value, c.late,
             case when c.late then k.recorded_at end as late_at
      from counted c
      join known k on k.id = c.id
      where c.value is not null
    )
    select distinct on (v.indicator, v.kind, v.emitter, coalesce(v.key, o.key), v.month)
           v.indicator, v.kind::text as kind, v.emitter, coalesce(v.key, o.key) as key, v.month, v.value, v.source
    from valued v
    left join valued o on v.key is null and o.own and o.indicator = v.indicator and o.kind = v.kind and o.month = v.month
    where coalesce(v.key, o.key) is not null
    order by v.indicator, v.kind, v.emitter, coalesce(v.key, o.key), v.month, v.late, v.late_at, v.own desc`;
}

/** Figures that documents have published, by indicator and month. */
export async function readPublished(months: readonly Month[]) {
  return db().publishedFigure.findMany({ where: { month: { in: [...months] } }, orderBy: { id: 'asc' } });
}
