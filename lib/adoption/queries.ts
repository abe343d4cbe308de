import { lastCompleteMonth } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { readFirstFeedMonth } from '../feeds/queries';
import { type Cohort, cohortsOf, type OrderedLab } from '../figures/cohorts';
import { ratio } from '../figures/point';
import type { LabCounts, Perimeter } from '../figures/types';
import { Prisma } from '../generated/prisma/client';
import { readLabRows } from '../labs/queries';
import { lastDay, type Month, monthRange } from '../month';
import { perimeterCondition } from '../perimeter-sql';
import { readPublished } from '../targets/queries';
import { isComplete, type Measure, POPULATION, type Population, type Share, shareOf, sumLabs } from './measures';
import type { Department, Region, SharesByPlace } from './places';
import type { AdoptionParams } from './search-params';

/** Where the page looks: France, a region, or a department of it. */
export type Focus = { region: Region | null; department: Department | null };

/** A population's labs in the place, month by month; `complete` where all of them have declared. */
export type SectorSeries = { population: Population; shares: Share[]; rates: (number | null)[]; complete: boolean[] };

export type Adoption = {
  months: Month[];
  /** The month asked for, or the last one that is over. */
  month: Month;
  population: Population;
  measure: Measure;
  focus: Focus;
  regions: Region[];
  departments: Department[];
  /** Of all departments, the overseas ones included. */
  shares: SharesByPlace;
  regionShares: SharesByPlace;
  /** The labs of the place, month by month. Of France: SEL are those of metropolitan France, as the published figure counts them. */
  place: LabCounts[];
  /** The rate of the measure in France and in the place, month by month. */
  france: (number | null)[];
  rates: (number | null)[];
  /** The rate of those equipped that feed, in the place, month by month. */
  equippedRates: (number | null)[];
  sectors: SectorSeries[];
  cohorts: Cohort[];
  /** Months whose count in France is a figure that a document has published. */
  published: Month[];
};

/** «Côte d’Azur»: the reference rows have the apostrophe of a keyboard. */

type CountsByDepartment = { [department: string]: LabCounts[] };

const NOWHERE: Perimeter = { corridor: 'biologie', region: null, sector: null, vendor: null };
const SECTORS_SHOWN = ['sel', 'private', 'hospital'] as const;
const PUBLISHED_COUNT = 'labs-feeding';

/** The labs of a population by department and month; aggregates, the same for every role. */
async function readCounts(
  population: Population,
  departments: readonly Department[],
  months: readonly Month[],
  first: Month,
  last: Month,
): Promise<CountsByDepartment> {
  // The SEL are counted beside all labs, in one reading.
  const { sector } = POPULATION[population];
  const asked = sector === 'SEL' ? null : sector;
  const rows = await cached('adoption-labs', [asked, first, last], () =>
    readLabRows({ ...NOWHERE, sector: asked }, 'department', first, last),
  );
  const byKey = new Map(rows.map((row) => [`${row.key} ${row.month}`, row[population === 'sel' ? 'sel' : 'all']]));
  return Object.fromEntries(
    departments.map(({ code }) => [code, months.map((at) => byKey.get(`${code} ${at}`) ?? sumLabs([]))]),
  );
}

/** The labs of a place, month by month. */
function totalsOf(
  counts: CountsByDepartment,
  departments: readonly Department[],
  months: readonly Month[],
): LabCounts[] {
  return months.map((_, i) => sumLabs(departments.flatMap(({ code }) => counts[code]?.[i] ?? [])));
}

/** The departments that a total counts: those of the place; in France, without the overseas ones for SEL. */
function countedIn(
  focus: Focus,
  population: Population,
  departments: readonly Department[],
  regions: readonly Region[],
) {
  if (focus.department) return departments.filter(({ code }) => code === focus.department?.code);
  if (focus.region) return departments.filter(({ region }) => region === focus.region?.code);
  if (population !== 'sel') return departments;
  const overseas = new Set(regions.filter((region) => region.overseas).map(({ code }) => code));
  return departments.filter(({ region }) => !overseas.has(region));
}

function ratesOf(measure: Measure, labs: readonly LabCounts[]): (number | null)[] {
  return labs.map((counts) => {
    const { part, whole } = shareOf(measure, counts);
    return ratio(part, whole);
  });
}

function sharesOf(
  measure: Measure,
  places: readonly (readonly [code: string, labs: readonly LabCounts[]])[],
): SharesByPlace {
  return Object.fromEntries(
    places.map(([code, labs]) => {
      const shares = labs.map((counted) => shareOf(measure, counted));
      return [code, { parts: shares.map(({ part }) => part), wholes: shares.map(({ whole }) => whole) }];
    }),
  );
}

/** The labs open at the end of the month that have ordered, with their first signature and their first document. */
async function readOrderedLabs(focus: Focus, population: Population, at: Month): Promise<OrderedLab[]> {
  const perimeter = { ...NOWHERE, region: focus.region?.code ?? null, sector: POPULATION[population].sector };
  const metropolitan = population === 'sel' && focus.region === null;
  const day = Prisma.sql`${lastDay(at)}::date`;
  return db().$queryRaw<OrderedLab[]>`
    with member as materialized (
      select lab_finess, finess from lab_member where since <= ${day} and until > ${day}
    ), signed as (
      select mem.lab_finess as finess, min(e.occurred_on) as day
      from sons_order o
      join effective_order_event e on e.order_number = o.number and e.stage = 'ORDER_SIGNED' and e.occurred_on <= ${day}
      join member mem on mem.finess = o.legal_entity_finess
      where not exists (
        select 1 from effective_order_event c where c.order_number = o.number and c.stage = 'CANCELLED' and c.occurred_on <= ${day}
      )
      group by 1
    ), began as (
      select mem.lab_finess as finess, min(fc.month) as month
      from effective_feed_count fc join member mem on mem.finess = fc.legal_entity_finess
      where fc.channel = 'DMP' and fc.count > 0 and fc.month <= ${at}
      group by 1
    )
    select to_char(signed.day, 'YYYY-MM') as "orderedIn", began.month as "firstFedIn"
    from legal_entity_state le
    join department d on d.code = le.department_code
    join region r on r.code = d.region_code
    join signed on signed.finess = le.finess
    left join began on began.finess = le.finess
    where le.opened_on <= ${day} and le.closed_on > ${day} and le.valid_from <= ${day} and le.valid_to > ${day}
      and ${perimeterCondition(perimeter)}
      and (${!metropolitan} or not r.overseas)
      and (${focus.department === null} or d.code = ${focus.department?.code ?? ''})`;
}

/** All that the page of adoption shows for the address; null when its month or its place does not exist. */
export async function readAdoption(params: AdoptionParams): Promise<Adoption | null> {
  const last = lastCompleteMonth();
  const { month, population, measure, region, department } = params;
  const asked = month ?? last;
  const { adoption } = await cached('adoption', [last, population, measure, region, department], async () => ({
    adoption: await loadAdoption(params, last),
  }));
  return adoption?.months.includes(asked) ? { ...adoption, month: asked } : null;
}

async function loadAdoption(params: AdoptionParams, last: Month): Promise<Adoption | null> {
  const { population, measure } = params;
  const [allRegions, allDepartments, firstFed] = await Promise.all([
    db().region.findMany({ orderBy: { name: 'asc' } }),
    db().department.findMany({ orderBy: { code: 'asc' } }),
    readFirstFeedMonth(),
  ]);
  const regions = allRegions.map(({ code, name, overseas }) => ({ code, name, overseas }));
  const departments = allDepartments.map(({ code, name, regionCode }) => ({
    code,
    name,
    region: regionCode,
  }));
  const department = departments.find(({ code }) => code === params.department) ?? null;
  const region = regions.find(({ code }) => code === (department?.region ?? params.region)) ?? null;
  if ((params.department !== null && !department) || (params.region !== null && !region)) return null;
  const focus: Focus = { region, department };
  const months = monthRange(firstFed ?? last, last);
  const first = months[0] ?? last;

  const readOf = (of: Population) => readCounts(of, departments, months, first, last);
  const [counts, cohortLabs, publishedFigures, ...ofSectors] = await Promise.all([
    readOf(population),
    readOrderedLabs(focus, population, last),
    readPublished(months),
    ...SECTORS_SHOWN.map(readOf),
  ]);
  const totals = (of: Population, from: CountsByDepartment, where: Focus) =>
    totalsOf(from, countedIn(where, of, departments, regions), months);
  const place = totals(population, counts, focus);
  const france = totals(population, counts, { region: null, department: null });
  const isPublished = (at: Month, labs: LabCounts | undefined) =>
    publishedFigures.some(
      ({ indicator, month, value }) => indicator === PUBLISHED_COUNT && month === at && value === labs?.feeding,
    );

  return {
    months,
    month: last,
    population,
    measure,
    focus,
    regions,
    departments,
    shares: sharesOf(
      measure,
      departments.map(({ code }) => [code, counts[code] ?? []]),
    ),
    regionShares: sharesOf(
      measure,
      regions.map(({ code }) => [
        code,
        totalsOf(
          counts,
          departments.filter((one) => one.region === code),
          months,
        ),
      ]),
    ),
    place,
    france: ratesOf(measure, france),
    rates: ratesOf(measure, place),
    equippedRates: ratesOf('equippedFeeding', place),
    sectors: SECTORS_SHOWN.map((of, i) => {
      const labs = totals(of, ofSectors[i] ?? {}, focus);
      return {
        population: of,
        shares: labs.map((counted) => shareOf(measure, counted)),
        rates: ratesOf(measure, labs),
        complete: labs.map((counted) => isComplete(measure, counted)),
      };
    }),
    cohorts: cohortsOf(cohortLabs, last),
    published:
      population === 'sel' && measure === 'feeding' && region === null
        ? months.filter((at, i) => isPublished(at, france[i]))
        : [],
  };
}
