import { db } from '../db';
import type { Perimeter, SeriesRow, Split } from '../figures/types';
import { Prisma } from '../generated/prisma/client';
import type { Month } from '../month';

/**
 * Points of the newest version of each series of the perimeter, one group a key of the split. A target that is a ratio and
 * that no series sets for the perimeter itself is the one of France: it holds everywhere. Aggregates: no scope.
 */
export async function readSeriesRows(perimeter: Perimeter, by: Split | null): Promise<(SeriesRow & { key: string })[]> {
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
  return db().$queryRaw<(SeriesRow & { key: string })[]>`
    with fit as (
      select s.*, ${key} as key,
             ${sector !== 'SEL'}
             and (s.region_code is not distinct from ${region}::varchar or ${by === 'region' && region === null})
             and (s.vendor_slug is not distinct from ${vendor}::text or ${by === 'vendor' && vendor === null})
             and (s.sector is not distinct from ${only}::sector or ${by === 'sector' && sector === null}) as exact
      from series s
      where (s.corridor_code = ${corridor} or (s.indicator = 'documents-by-emitter' and ${national}))
        and ${has}
    ), newest as (
      select distinct on (indicator, kind, key, emitter, exact) *
      from fit
      where (exact and key is not null) or (unit = 'ratio' and kind = 'TARGET' and region_code is null and vendor_slug is null and sector is null and ${by === null})
      order by indicator, kind, key, emitter, exact, version desc
    )
    select n.indicator, n.kind::text as kind, n.emitter, n.key, sp.month, sp.value, n.source
    from newest n
    join series_point sp on sp.series_id = n.id
    where n.exact or not exists (
      select 1 from newest m where m.exact and m.indicator = n.indicator and m.kind = n.kind
    )`;
}

/** Figures that documents have published, by indicator and month. */
export async function readPublished(months: readonly Month[]) {
  return db().publishedFigure.findMany({ where: { month: { in: [...months] } }, orderBy: { id: 'asc' } });
}
