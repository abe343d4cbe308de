import { depositableVendor, labScopeSql } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { db } from '../db';
import { readFirstFeedMonth } from '../feeds/queries';
import { difference, ratio } from '../figures/point';
import { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate, lastDay, type Month } from '../month';
import {
  conditionsOf,
  entitiesOn,
  type LabFact,
  labFacts,
  membersSql,
  type Owner,
  orderOf,
  relevanceOf,
  wordsCondition,
} from './list-sql';
import { defaultOrder, type LabSort, type LabsParams, PAGE_SIZES } from './search-params';

/** What the viewer may know of a lab at the end of the month; null is not known, or none. */
export type LabLine = {
  finess: string;
  name: string;
  town: string;
  department: { code: string; name: string };
  region: { code: string; name: string };
  sector: 'PRIVATE' | 'HOSPITAL';
  sel: boolean;
  sites: number;
  products: { code: string; name: string; device: string }[];
  equippedSince: IsoDate | null;
  orderedOn: IsoDate | null;
  verifiedOn: IsoDate | null;
  /** Documents in the month; null: not declared. */
  documents: number | null;
  /** Documents more than the month before. */
  change: number | null;
  /** N3 ÷ (N1 + N3), a ratio. */
  level3Share: number | null;
  firstFeedMonth: Month | null;
  lastFeedMonth: Month | null;
};

export type LabList = {
  month: Month;
  sort: LabSort;
  order: 'asc' | 'desc';
  lines: LabLine[];
  /** Labs that the filters keep, on all pages. */
  total: number;
  page: number;
  pages: number;
  size: number;
  /** The words were found nowhere as they are: these labs are near them. */
  approximate: boolean;
};

/** Trigrams shared under which a word is another one: «renes» is near «rennes» (0.83), «brets» near «brest» (0.5). */
const LEAST_LIKENESS = 0.45;
const MOST_WORDS = 8;
const MOST_PAGE_MEMBERS = 5_000;

/** A vendor reads its own counts whatever the address asks; the State, those of the vendor that it looks at. */
function ownerOf(viewer: Viewer, { vendor }: LabsParams): Owner {
  return { vendor: depositableVendor(viewer) ?? vendor };
}

type Found = { finess: string; total: number };
type Window = { limit: number; offset: number } | null;

async function wordsOf(text: string): Promise<string[]> {
  if (text.trim() === '') return [];
  const [row] = await db().$queryRaw<{ words: string }[]>`select search_text(${text.slice(0, 200)}) as words`;
  return (row?.words ?? '').split(' ').filter(Boolean).slice(0, MOST_WORDS);
}

/** The query of the list: the labs' numbers in order, each with how many there are in all. */
function listSql(
  viewer: Viewer,
  params: LabsParams,
  asked: {
    month: Month;
    sort: LabSort;
    order: 'asc' | 'desc';
    words: readonly string[];
    exact: boolean;
    window: Window;
    only: readonly string[];
  },
): Prisma.Sql {
  const { month, sort, order, words, exact, window, only } = asked;
  const facts = labFacts(month, ownerOf(viewer, params), null);
  const conditions = conditionsOf(params, month, facts);
  const sorted = orderOf(sort, order, words.length > 0 ? relevanceOf(words, exact) : null);
  const reads = [...new Set<LabFact>([...conditions.flatMap(({ reads }) => (reads ? [reads] : [])), ...sorted.reads])];
  const where = [
    labScopeSql(viewer),
    ...conditions.map(({ sql }) => sql),
    ...(words.length > 0 ? [wordsCondition(words, exact)] : []),
    ...(only.length > 0 ? [Prisma.sql`le.finess = any(${only})`] : []),
  ];
  const name = (fact: LabFact) => Prisma.raw(fact);
  const tables = [
    Prisma.sql`member as (${membersSql(month, null)})`,
    ...reads.map((fact) => Prisma.sql`${name(fact)} as (${facts[fact]})`),
  ];
  // A lab may run several products: they are looked up, not joined.
  const joins = reads
    .filter((fact) => fact !== 'running')
    .map((fact) => Prisma.sql`left join ${name(fact)} on ${name(fact)}.finess = le.finess`);
  return Prisma.sql`
    with ${Prisma.join(tables)}
    select le.finess, count(*) over ()::int as total
    from ${entitiesOn(lastDay(month))}
    join department d on d.code = le.department_code
    join region r on r.code = d.region_code
    ${joins.length > 0 ? Prisma.join(joins, ' ') : Prisma.empty}
    where ${Prisma.join(where, ' and ')}
    order by ${sorted.sql}
    ${window ? Prisma.sql`limit ${window.limit}::int offset ${window.offset}::int` : Prisma.empty}`;
}

async function near(sql: Prisma.Sql): Promise<Found[]> {
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`select set_config('pg_trgm.word_similarity_threshold', ${String(LEAST_LIKENESS)}, true)`;
    return tx.$queryRaw<Found[]>(sql);
  });
}

type LineRow = Omit<
  LabLine,
  'equippedSince' | 'orderedOn' | 'verifiedOn' | 'level3Share' | 'change' | 'region' | 'department'
> & {
  departmentCode: string;
  departmentName: string;
  regionCode: string;
  regionName: string;
  equippedSince: Date | null;
  orderedOn: Date | null;
  verifiedOn: Date | null;
  before: number | null;
  structured: number | null;
  levelled: number | null;
};

const dayOf = (date: Date | null): IsoDate | null => (date ? isoDate(date) : null);

async function readLines(viewer: Viewer, params: LabsParams, month: Month, finess: string[]): Promise<LabLine[]> {
  if (finess.length === 0) return [];
  const few = finess.length <= MOST_PAGE_MEMBERS ? finess : null;
  const members =
    few && (await db().$queryRaw<{ finess: string }[]>(membersSql(month, few))).map((member) => member.finess);
  const facts = labFacts(month, ownerOf(viewer, params), members);
  const rows = await db().$queryRaw<LineRow[]>`
    with member as materialized (${membersSql(month, few)}), sent as (${facts.sent}), before as (${facts.before}), span as (${facts.span}), holding as (${facts.holding}),
         ordered as (${facts.ordered}), housed as (${facts.housed}),
         products as (
           select finess, json_agg(json_build_object('code', code, 'name', name, 'device', device_code) order by device_code desc, name) as list
           from (select distinct finess, code, name, device_code from (${facts.running}) x) y group by 1
         )
    select le.finess, le.name, le.town, d.code as "departmentCode", d.name as "departmentName", r.code as "regionCode", r.name as "regionName",
           le.sector::text as sector, le.sel, coalesce(housed.sites, 0) as sites, coalesce(products.list, '[]') as products,
           holding.equipped_on as "equippedSince", ordered.ordered_on as "orderedOn", ordered.verified_on as "verifiedOn",
           sent.documents::float8 as documents, before.documents::float8 as before, sent.structured::float8 as structured,
           sent.levelled::float8 as levelled, span.first_fed as "firstFeedMonth", span.last_fed as "lastFeedMonth"
    from ${entitiesOn(lastDay(month))}
    join unnest(${finess}::char(9)[]) with ordinality as asked (finess, place) on asked.finess = le.finess
    join department d on d.code = le.department_code
    join region r on r.code = d.region_code
    left join sent on sent.finess = le.finess
    left join before on before.finess = le.finess
    left join span on span.finess = le.finess
    left join holding on holding.finess = le.finess
    left join ordered on ordered.finess = le.finess
    left join housed on housed.finess = le.finess
    left join products on products.finess = le.finess
    order by asked.place`;
  return rows.map(
    ({
      departmentCode,
      departmentName,
      regionCode,
      regionName,
      equippedSince,
      orderedOn,
      verifiedOn,
      before,
      structured,
      levelled,
      ...row
    }) => ({
      ...row,
      department: { code: departmentCode, name: departmentName },
      region: { code: regionCode, name: regionName },
      equippedSince: dayOf(equippedSince),
      orderedOn: dayOf(orderedOn),
      verifiedOn: dayOf(verifiedOn),
      change: difference(row.documents, before),
      level3Share: levelled ? ratio(structured ?? 0, levelled) : null,
    }),
  );
}

/**
 * Labs in the viewer's scope, open at the end of the month asked (else the last that is over), that the address keeps, in its
 * order. A vendor reads what went through its own products. `all`, for an export: every page, or the lines that are ticked.
 */
export async function readLabs(viewer: Viewer, params: LabsParams, { all }: { all: boolean }): Promise<LabList> {
  const last = lastCompleteMonth();
  const month = params.month && params.month <= last ? params.month : last;
  const words = await wordsOf(params.q);
  const nothing = params.q.trim() !== '' && words.length === 0; // marks alone are in no name
  const sort = params.sort === 'relevance' || !params.sort ? (words.length > 0 ? 'relevance' : 'name') : params.sort;
  const order = params.order ?? defaultOrder(sort);
  const size = PAGE_SIZES.find((known) => known === params.size) ?? PAGE_SIZES[0];

  const search = (exact: boolean, page: number) => {
    const window = all ? null : { limit: size, offset: (page - 1) * size };
    const only = all ? (params.selected ?? []) : [];
    const sql = listSql(viewer, params, { month, sort, order, words, exact, window, only });
    return exact ? db().$queryRaw<Found[]>(sql) : near(sql);
  };
  const asked = all ? 1 : Math.max(1, params.page);
  let page = asked;
  let exact = true;
  let found = nothing ? [] : await search(exact, page);
  if (found.length === 0 && words.length > 0) {
    exact = page > 1 && (await search(true, 1)).length > 0;
    if (!exact) found = await search(false, page);
  }
  if (found.length === 0 && page > 1 && !nothing) {
    // Beyond the last page: the last one.
    const [first] = await search(exact, 1);
    page = Math.max(1, Math.ceil((first?.total ?? 0) / size));
    found = await search(exact, page);
  }
  const total = found[0]?.total ?? 0;
  return {
    month,
    sort,
    order,
    lines: await readLines(
      viewer,
      params,
      month,
      found.map(({ finess }) => finess),
    ),
    total,
    page,
    pages: all ? 1 : Math.max(1, Math.ceil(total / size)),
    size,
    approximate: !exact && total > 0,
  };
}

export type LabChoices = {
  firstMonth: Month;
  lastMonth: Month;
  regions: { code: string; label: string }[];
  departments: { code: string; label: string }[];
  vendors: { code: string; label: string }[];
  products: { code: string; label: string }[];
};

/** What the filters offer to this viewer: its regions, its products. */
export async function readLabChoices(viewer: Viewer, region: string | null): Promise<LabChoices> {
  const own = viewer.role === 'REGIONAL' ? viewer.regions.map(({ code }) => code) : null;
  const vendor = depositableVendor(viewer);
  const [regions, departments, vendors, products, first] = await Promise.all([
    db().region.findMany({ where: own ? { code: { in: own } } : {}, orderBy: { name: 'asc' } }),
    db().department.findMany({
      where: region ? { regionCode: region } : own ? { regionCode: { in: own } } : {},
      orderBy: { code: 'asc' },
    }),
    db().vendor.findMany({ where: vendor === null ? {} : { slug: vendor }, orderBy: { name: 'asc' } }),
    db().product.findMany({ where: vendor === null ? {} : { vendorSlug: vendor }, orderBy: { name: 'asc' } }),
    readFirstFeedMonth(),
  ]);
  const lastMonth = lastCompleteMonth();
  return {
    firstMonth: first ?? lastMonth,
    lastMonth,
    regions: regions.map(({ code, name }) => ({ code, label: name })),
    departments: departments.map(({ code, name }) => ({ code, label: `${code} · ${name}` })),
    vendors: vendors.map(({ slug, name }) => ({ code: slug, label: name })),
    products: products.map(({ code, name }) => ({ code, label: name })),
  };
}
