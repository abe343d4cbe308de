import type { Prisma } from '../generated/prisma/client';
import type { Month } from '../month';
import type { SeriesKey } from './series-key';
import type { Kind } from './settable';

/** A version of a series with all its points. */
export type Version = {
  key: SeriesKey;
  id: number;
  version: number;
  recordedAt: Date | null;
  authorLabel: string | null;
  reason: string | null;
  source: string;
  points: Map<Month, number>;
};

type Row = Prisma.SeriesGetPayload<{ include: { points: true } }>;

/** A row of the database as a version. */
export function versionOf(row: Row): Version {
  const { id, version, recordedAt, authorLabel, reason, source, regionCode, sector, vendorSlug } = row;
  return {
    key: {
      indicator: row.indicator,
      kind: row.kind as Kind,
      corridor: row.corridorCode,
      region: regionCode,
      sector,
      vendor: vendorSlug,
    },
    id,
    version,
    recordedAt,
    authorLabel,
    reason,
    source,
    points: new Map(row.points.map(({ month, value }) => [month as Month, value])),
  };
}

/** The rows of one series. */
export function seriesWhere({ indicator, kind, corridor, region, sector, vendor }: SeriesKey): Prisma.SeriesWhereInput {
  return {
    indicator,
    kind,
    corridorCode: corridor,
    regionCode: region,
    sector,
    vendorSlug: vendor,
    emitter: null,
  };
}
