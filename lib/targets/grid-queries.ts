import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { db } from '../db';
import type { Unit } from '../figures/types';
import { readLabRows } from '../labs/queries';
import { type Month, month, monthsBetween, monthsOfYear } from '../month';
import { type NamedPlace, readPlaces } from './places-queries';
import { readSeriesRows } from './queries';
import type { TargetsParams } from './search-params';
import { FRANCE, placeCode, type SeriesKey } from './series-key';
import { settableOf } from './settable';
import { seriesWhere, type Version, versionOf } from './versions-sql';

export type GridMonth = { month: Month; over: boolean; locked: boolean };

/** One place of the grid over the months of its year. Null: no value. */
export type GridRow = {
  code: string;
  label: string;
  /** The newest version; 0 when there is none. */
  version: number;
  /** Of the newest version. */
  values: (number | null)[];
  /** What counts in the figures: a month that is over keeps the value of its time. */
  counted: (number | null)[];
};

/** What a national value is shared in proportion to, by region in the order of the rows, month by month. */
export type Weights = { labs: number[][] | null; population: number[] };

export type Grid = {
  indicator: string;
  label: string;
  unit: Unit;
  corridor: { code: string; label: string };
  corridors: { code: string; label: string }[];
  year: string;
  /** Years that can be chosen, newest first. */
  years: string[];
  months: GridMonth[];
  rows: GridRow[];
  /** Set when the rows are regions. */
  weights: Weights | null;
};

const CORRIDOR_OF_LABS = 'biologie';
const YEARS_AHEAD = 5;

async function readWeights(
  places: readonly NamedPlace[],
  months: readonly Month[],
  corridor: string,
): Promise<Weights> {
  const last = lastCompleteMonth();
  // A month to come is shared by the labs that were open at the last month's end.
  const at = months.map((each) => (monthsBetween(each, last) >= 0 ? each : last));
  const [first = last, until = last] = [at[0], at.at(-1)];
  const perimeter = { corridor, ...FRANCE };
  const [regions, labs] = await Promise.all([
    db().region.findMany(),
    corridor === CORRIDOR_OF_LABS ? readLabRows(perimeter, 'region', first, until) : null,
  ]);
  const population = new Map(regions.map((region) => [region.code, region.population]));
  const open = new Map(labs?.map(({ key, month: of, all }) => [`${key} ${of}`, all.open]));
  const codes = places.flatMap(({ place }) => (place.region === null ? [] : [place.region]));
  return {
    population: codes.map((code) => population.get(code) ?? 0),
    labs: labs && codes.map((code) => at.map((of) => open.get(`${code} ${of}`) ?? 0)),
  };
}

/** The years that hold a point of any series, and those to plan. */
async function readYears(): Promise<string[]> {
  const [first] = await db().$queryRaw<{ year: string | null }[]>`
    select left(min(p.month), 4) as year from series_point p join series s on s.id = p.series_id and s.withdrawn_at is null`;
  const last = Number(lastCompleteMonth().slice(0, 4)) + YEARS_AHEAD;
  const from = Math.min(Number(first?.year ?? last), last - YEARS_AHEAD);
  return Array.from({ length: last - from + 1 }, (_, i) => String(last - i));
}

/** The grid of the address: the newest version of each place's series; null when the corridor or the indicator does not exist. */
export async function readGrid(viewer: Viewer, params: TargetsParams): Promise<Grid | null> {
  const settable = settableOf(params.indicator);
  const last = lastCompleteMonth();
  const months = monthsOfYear(params.year === null ? last : month(`${params.year}-01`));
  const { indicator, kind, corridor: code, by } = params;
  const perimeter = { corridor: code, ...FRANCE };
  const [corridors, places, years, locked, rows, national, local] = await Promise.all([
    db().corridor.findMany({ orderBy: { position: 'asc' } }),
    readPlaces(viewer, by),
    readYears(),
    db().period.findMany({ where: { state: 'LOCKED', month: { in: months } } }),
    db().series.findMany({
      where: { indicator, kind, corridorCode: code, emitter: null, withdrawnAt: null },
      include: { points: { where: { month: { in: months } } } },
      orderBy: { version: 'asc' },
    }),
    readSeriesRows(perimeter, null),
    readSeriesRows(perimeter, by),
  ]);
  const corridor = corridors.find((each) => each.code === code);
  if (!settable || !corridor) return null;
  const newest = new Map(rows.map(versionOf).map((version) => [placeCode(version.key), version]));
  const counted = [...national.map((row) => ({ ...row, key: null })), ...local].filter(
    (row) => row.indicator === indicator && row.kind === kind && row.emitter === null,
  );
  return {
    indicator,
    label: settable.label,
    unit: settable.unit,
    corridor: { code: corridor.code, label: corridor.label },
    corridors: corridors.map((each) => ({ code: each.code, label: each.label })),
    year: months[0]?.slice(0, 4) ?? '',
    years,
    months: months.map((at) => ({ month: at, over: at <= last, locked: locked.some((period) => period.month === at) })),
    rows: places.map(({ place, code: placed, label }) => {
      const version = newest.get(placed);
      const key = place.region ?? place.sector ?? place.vendor;
      return {
        code: placed,
        label,
        version: version?.version ?? 0,
        values: months.map((at) => version?.points.get(at) ?? null),
        counted: months.map((at) => counted.find((row) => row.key === key && row.month === at)?.value ?? null),
      };
    }),
    weights: by === 'region' ? await readWeights(places, months, code) : null,
  };
}

/** One version of a series, the newest when `version` is null; null when there is none. */
export async function readVersion(key: SeriesKey, version: number | null): Promise<Version | null> {
  const row = await db().series.findFirst({
    where: { ...seriesWhere(key), withdrawnAt: null, ...(version !== null && { version }) },
    include: { points: true },
    orderBy: { version: 'desc' },
  });
  return row && versionOf(row);
}
