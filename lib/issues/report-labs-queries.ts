import { labScope, labScopeSql } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { db } from '../db';
import { Prisma } from '../generated/prisma/client';
import { ownVendor } from '../labs/lab-sql';
import { wordsCondition } from '../labs/list-sql';
import type { IsoDate } from '../month';
import type { CategoryChoice, LabChoice } from './report';

const MOST_FOUND = 8;
const MOST_NEAR = 6;
/** Kilometres: farther labs are not «près de moi». */
const NEAR_KM = 50;
const EARTH_KM = 6_371;
const MOST_WORDS = 6;
/** Of a region's labs that a plain form can list. */
const MOST_LISTED = 600;

type LabRow = {
  finess: string;
  name: string;
  town: string;
  product: string | null;
  closedOn: IsoDate | null;
  successor: string | null;
  successorName: string | null;
  successorTown: string | null;
  distance: number | null;
};

/**
 * The laboratory system that runs in a lab on a day, or for a vendor its own product: that of the whole lab first, then the one
 * installed last. Lateral over `le.finess`, as `runs (code, label)`.
 */
function runsSql(viewer: Viewer, finess: Prisma.Sql): Prisma.Sql {
  const vendor = ownVendor(viewer);
  const own = vendor === null ? Prisma.sql`p.device_code = 'SGL'` : Prisma.sql`p.vendor_slug = ${vendor}`;
  const day = Prisma.sql`${today()}::date`;
  return Prisma.sql`
    select p.code, p.name || ' (' || v.name || ')' as label
    from lab_member mem
    join installation i on i.legal_entity_finess = mem.finess
    join product p on p.code = i.product_code
    join vendor v on v.slug = p.vendor_slug
    where mem.lab_finess = ${finess} and mem.since <= ${day} and mem.until > ${day}
      and i.installed_on <= ${day} and (i.removed_on is null or i.removed_on > ${day}) and ${own}
    order by p.device_code <> 'SGL', mem.finess <> mem.lab_finess, i.site_finess is not null, i.installed_on desc, p.code
    limit 1`;
}

/** The labs of `source` (finess, distance, place) in the viewer's scope, as the form shows them. */
function choicesSql(viewer: Viewer, source: Prisma.Sql): Prisma.Sql {
  const day = Prisma.sql`${today()}::date`;
  return Prisma.sql`
    select le.finess, le.name, le.town, runs.label as product,
           case when le.closed_on <= ${day} then to_char(le.closed_on, 'YYYY-MM-DD') end as "closedOn",
           next.finess as successor, next.name as "successorName", next.town as "successorTown", src.distance
    from (${source}) src
    join legal_entity le on le.finess = src.finess
    left join lateral (${runsSql(viewer, Prisma.sql`le.finess`)}) runs on true
    left join lateral (
      select n.finess, n.name, n.town from legal_entity_successor s join legal_entity n on n.finess = s.successor
      where s.finess = le.finess and s.since <= ${day} and s.until > ${day}
        and n.finess in (select le.finess from legal_entity le where ${labScopeSql(viewer)})
    ) next on true
    where ${labScopeSql(viewer)}
    order by src.place, (le.closed_on is not null and le.closed_on <= ${day}), le.name collate "fr-x-icu", le.finess`;
}

function choiceOf(row: LabRow): LabChoice {
  const { finess, name, town, product, closedOn, successor, successorName, successorTown, distance } = row;
  return {
    finess,
    name,
    town,
    product,
    distance,
    closed: closedOn && {
      on: closedOn,
      successor: successor ? { finess: successor, name: successorName ?? '', town: successorTown ?? '' } : null,
    },
  };
}

/** One lab of the viewer's scope, closed or not; null when there is none. */
export async function readLabChoice(viewer: Viewer, finess: string): Promise<LabChoice | null> {
  if (!/^\d[\dAB]\d{7}$/.test(finess)) return null;
  const [row] = await db().$queryRaw<LabRow[]>(
    choicesSql(viewer, Prisma.sql`select ${finess} as finess, null::float8 as distance, 0 as place`),
  );
  return row ? choiceOf(row) : null;
}

/** The labs of the viewer's scope that each word names, by themselves or by one of their sites; the open ones first. */
export async function findLabChoices(viewer: Viewer, text: string): Promise<LabChoice[]> {
  const [said] = await db().$queryRaw<{ words: string }[]>`select search_text(${text.slice(0, 200)}) as words`;
  const words = (said?.words ?? '').split(' ').filter(Boolean).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  for (const exact of [true, false]) {
    const rows = await db().$queryRaw<LabRow[]>(
      choicesSql(
        viewer,
        Prisma.sql`
          select le.finess, null::float8 as distance,
                 rank() over (order by (le.closed_on is not null and le.closed_on <= ${today()}::date),
                   case when le.search like ${`${words.join(' ')}%`} then 0 when le.search like ${`%${words.join(' ')}%`} then 1 else 2 end) as place
          from legal_entity le
          where (${wordsCondition(words, exact)}) and ${labScopeSql(viewer)}
            and (le.opened_on is null or le.opened_on <= ${today()}::date)
          order by place, le.name collate "fr-x-icu", le.finess
          limit ${MOST_FOUND}`,
      ),
    );
    if (rows.length > 0) return rows.map(choiceOf);
  }
  return [];
}

/** The open labs of the viewer's scope that have a site within 50 km of a place, the nearest first. The place is not kept. */
export async function findLabsNear(viewer: Viewer, at: { latitude: number; longitude: number }): Promise<LabChoice[]> {
  const day = Prisma.sql`${today()}::date`;
  const rows = await db().$queryRaw<LabRow[]>(
    choicesSql(
      viewer,
      Prisma.sql`
        select finess, distance, rank() over (order by distance) as place from (
          select w.legal_entity_finess as finess,
                 min(2 * ${EARTH_KM} * asin(least(1, sqrt(
                   sin(radians(s.latitude - ${at.latitude}::float8) / 2) ^ 2
                   + cos(radians(${at.latitude}::float8)) * cos(radians(s.latitude)) * sin(radians(s.longitude - ${at.longitude}::float8) / 2) ^ 2)))) as distance
          from site s join site_ownership w on w.site_finess = s.finess and w.valid_to = 'infinity'
          join legal_entity le on le.finess = w.legal_entity_finess
          where s.latitude is not null and s.longitude is not null and (s.closed_on is null or s.closed_on > ${day})
            and (le.closed_on is null or le.closed_on > ${day}) and (le.opened_on is null or le.opened_on <= ${day}) and ${labScopeSql(viewer)}
          group by 1
        ) sited
        where distance <= ${NEAR_KM} order by distance, finess limit ${MOST_NEAR}`,
    ),
  );
  return rows.map(choiceOf);
}

/** The open labs of the viewer's scope by name, for a plain form; empty when they are too many to be listed. */
export async function listLabChoices(viewer: Viewer): Promise<{ finess: string; name: string; town: string }[]> {
  const day = new Date(today());
  const rows = await db().legalEntity.findMany({
    where: { AND: [labScope(viewer), { OR: [{ closedOn: null }, { closedOn: { gt: day } }] }] },
    select: { finess: true, name: true, town: true },
    orderBy: [{ name: 'asc' }, { finess: 'asc' }],
    take: MOST_LISTED + 1,
  });
  return rows.length > MOST_LISTED ? [] : rows;
}

/** What `runsSql` finds for one lab; for a vendor who names none, its only product. */
export async function productOfLab(viewer: Viewer, finess: string | null): Promise<{ code: string } | null> {
  if (finess !== null) {
    const [row] = await db().$queryRaw<{ code: string }[]>(runsSql(viewer, Prisma.sql`${finess}`));
    return row ?? null;
  }
  const vendor = ownVendor(viewer);
  if (vendor === null) return null;
  const own = await db().product.findMany({ where: { vendorSlug: vendor }, select: { code: true }, take: 2 });
  return own.length === 1 ? (own[0] ?? null) : null;
}

/** What blocks, to be chosen from, in the programme's order. */
export async function readCategoryChoices(): Promise<CategoryChoice[]> {
  const rows = await db().issueCategory.findMany({ orderBy: { position: 'asc' } });
  const plain = ({ code, label, shortLabel, help }: (typeof rows)[number]) => ({ code, label, shortLabel, help });
  return rows
    .filter(({ parentCode }) => parentCode === null)
    .map((row) => ({
      ...plain(row),
      family: row.family,
      children: rows.filter(({ parentCode }) => parentCode === row.code).map(plain),
    }));
}
