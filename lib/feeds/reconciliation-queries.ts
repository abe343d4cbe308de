import { labScope, labScopeSql, mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { db } from '../db';
import { labsAt } from '../figures/point';
import { type ReconciledGroup, reconcileGroup } from '../figures/reconciliation';
import { Prisma } from '../generated/prisma/client';
import { CORRIDOR_OF_LABS, readFacts } from '../indicators/queries';
import { type Month, monthRange } from '../month';
import { perimeterCondition } from '../perimeter-sql';
import { mayDeposit } from '../uploads/kinds';
import { readFirstFeedMonth } from './queries';
import {
  firstOrder,
  type GroupLine,
  groupLines,
  type LabLine,
  type LabPart,
  type LabSides,
  labLines,
  reconciliationWords,
  sortLabs,
} from './reconciliation';
import type { FeedsParams } from './search-params';

const SHOWN_MONTHS = 12;
const PAGE_SIZE = 50;
const MOST_NOTES = 200;

type Choice = { code: string; label: string };

export type ReconciliationMonth = {
  month: Month;
  group: ReconciledGroup | null;
  /** Labs that have declared to the DMP, and those that should; null: not known, or another channel. */
  labs: { reported: number; expected: number } | null;
};

export type ReconciliationNote = {
  id: number;
  vendor: string | null;
  lab: { finess: string; name: string } | null;
  body: string;
  author: string;
  at: Date;
};

export type Reconciliation = {
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  /** Percent. */
  threshold: number;
  /** What may be chosen; empty: nothing. */
  regions: Choice[];
  vendors: Choice[];
  lead: string;
  follow: string;
  /** Whether the Cnam has measured anything of the month here. */
  measured: boolean;
  mayDepositMeasures: boolean;
  /** The twelve months that end with this one. */
  months: ReconciliationMonth[];
  total: ReconciledGroup | null;
  /** Null: the viewer reads sums by month alone. */
  detail: {
    groups: GroupLine[];
    lines: LabLine[];
    /** Labs of the state asked for, on all pages. */
    count: number;
    page: number;
    pages: number;
    notes: ReconciliationNote[];
    mayExplain: boolean;
  } | null;
};

type Row = {
  month: Month;
  finess: string;
  name: string;
  region: string;
  vendorSlug: string | null;
  vendorName: string | null;
  productCode: string | null;
  productName: string | null;
  declared: number | null;
  measured: number | null;
  /** By product; of the last month asked for only, the one that is shown in detail. */
  declarations: Declaration[] | null;
};

type Declaration = { product: string; productName: string; vendor: string; vendorName: string; declared: number };

/** What each product declares of a lab, and under the one in place what is measured. */
function partsOf({ finess, measured, declarations }: Row, running: Pick<LabPart, 'vendor' | 'product'>): LabPart[] {
  const parts = (declarations ?? []).map(
    (one): LabPart => ({
      finess,
      declared: one.declared,
      measured: one.product === running.product?.code ? measured : null,
      vendor: { code: one.vendor, label: one.vendorName },
      product: { code: one.product, label: one.productName },
    }),
  );
  const told = parts.some(({ product }) => product?.code === running.product?.code);
  return measured === null || told ? parts : [...parts, { finess, declared: null, measured, ...running }];
}

/**
 * Both sides of each lab in the viewer's scope, by month, under the laboratory system in place at the month's end or, without one,
 * the product that declares the most. A vendor: the labs where its system is in place, and its own declarations.
 */
async function readSides(
  viewer: Viewer,
  params: FeedsParams,
  from: Month,
  until: Month,
): Promise<(LabSides & { month: Month })[]> {
  const own = viewer.role === 'VENDOR' ? (viewer.vendor?.slug ?? '') : null;
  // Sums by month of all labs are everybody's.
  const scope = viewer.role === 'OBSERVER' ? Prisma.sql`true` : labScopeSql(viewer);
  const { region, sector } = params;
  const vendor = own ?? params.vendor;
  const rows = await db().$queryRaw<Row[]>`
    with m as (
      select to_char(day, 'YYYY-MM') as month, last_day(to_char(day, 'YYYY-MM')) as last
      from generate_series(${`${from}-01`}::date, ${`${until}-01`}::date, interval '1 month') day
    ), side as (
      select f.month, coalesce(s.successor, f.legal_entity_finess) as finess,
             sum(f.count) filter (where f.source = 'VENDOR' and (${own}::text is null or p.vendor_slug = ${own}::text)) as declared,
             sum(f.count) filter (where f.source = 'CNAM') as measured,
             (array_agg(p.code order by f.count desc, p.code) filter (where p.code is not null))[1] as product_code
      from feed_count f
      left join product p on p.code = f.product_code
      left join legal_entity_successor s on s.finess = f.legal_entity_finess and s.since <= last_day(f.month) and s.until > last_day(f.month)
      where f.month between ${from} and ${until} and f.channel = ${params.channel}::channel
      group by 1, 2
    ), declaring as (
      select f.month, coalesce(s.successor, f.legal_entity_finess) as finess, p.code, p.name, v.slug, v.name as vendor_name, sum(f.count)::float8 as declared
      from feed_count f
      join product p on p.code = f.product_code
      join vendor v on v.slug = p.vendor_slug
      left join legal_entity_successor s on s.finess = f.legal_entity_finess and s.since <= last_day(f.month) and s.until > last_day(f.month)
      where f.month = ${until} and f.source = 'VENDOR' and f.channel = ${params.channel}::channel and (${own}::text is null or p.vendor_slug = ${own}::text)
      group by 1, 2, 3, 4, 5, 6
    ), declarations as (
      select month, finess, jsonb_agg(jsonb_build_object('product', code, 'productName', name, 'vendor', slug, 'vendorName', vendor_name, 'declared', declared) order by code) as list
      from declaring
      group by 1, 2
    ), running as (
      select distinct on (m.month, mem.lab_finess) m.month, mem.lab_finess as finess, ip.code as product_code
      from m
      join installation i on i.installed_on <= m.last and (i.removed_on is null or i.removed_on > m.last)
      join product ip on ip.code = i.product_code and ip.device_code = 'SGL'
      join lab_member mem on mem.finess = i.legal_entity_finess and mem.since <= m.last and mem.until > m.last
      order by m.month, mem.lab_finess, i.installed_on desc, ip.code
    )
    select m.month, le.finess, le.name, r.name as region, v.slug as "vendorSlug", v.name as "vendorName",
           p.code as "productCode", p.name as "productName", side.declared::float8 as declared, side.measured::float8 as measured,
           declarations.list as declarations
    from side
    join m on m.month = side.month
    join legal_entity_state le on le.finess = side.finess and le.valid_from <= m.last and le.valid_to > m.last
    join department d on d.code = le.department_code
    join region r on r.code = d.region_code
    left join running on running.month = side.month and running.finess = side.finess
    left join declarations on declarations.month = side.month and declarations.finess = side.finess
    left join product p on p.code = coalesce(running.product_code, side.product_code)
    left join vendor v on v.slug = p.vendor_slug
    where ${scope} and ${perimeterCondition({ corridor: '', region, sector, vendor })}
      and (side.declared is not null or side.measured is not null)`;
  return rows.map((row) => {
    const { month, finess, name, region, declared, measured, vendorSlug, vendorName, productCode, productName } = row;
    const running = {
      vendor: vendorSlug === null ? null : { code: vendorSlug, label: vendorName ?? vendorSlug },
      product: productCode === null ? null : { code: productCode, label: productName ?? productCode },
    };
    return { month, finess, name, region, declared, measured, ...running, parts: partsOf(row, running) };
  });
}

/** Regions and vendors that the viewer may choose between. */
async function readChoices(viewer: Viewer): Promise<{ regions: Choice[]; vendors: Choice[] }> {
  if (viewer.role === 'OBSERVER') return { regions: [], vendors: [] };
  const [regions, vendors] = await Promise.all([
    viewer.role === 'REGIONAL' ? viewer.regions : db().region.findMany({ orderBy: { name: 'asc' } }),
    viewer.role === 'VENDOR' ? [] : db().vendor.findMany({ orderBy: { name: 'asc' } }),
  ]);
  return {
    regions: regions.map(({ code, name }) => ({ code, label: name })),
    vendors: vendors.map(({ slug, name }) => ({ code: slug, label: name })),
  };
}

/** The notes of the month that the viewer may read, of one vendor when it is asked for, the newest first. */
async function readNotes(viewer: Viewer, { vendor }: FeedsParams, month: Month): Promise<ReconciliationNote[]> {
  const asked = viewer.role === 'VENDOR' ? (viewer.vendor?.slug ?? '') : vendor;
  const ofLab = { legalEntity: labScope(viewer) };
  const ofAll = { legalEntityFiness: null };
  const rows = await db().reconciliationNote.findMany({
    where: {
      AND: [
        { month },
        viewer.role === 'REGIONAL' ? { OR: [ofLab, { ...ofAll, vendorSlug: null }] } : {},
        viewer.role === 'VENDOR' ? { OR: [{ vendorSlug: asked }, { vendorSlug: null, OR: [ofLab, ofAll] }] } : {},
        asked === null ? {} : { OR: [{ vendorSlug: asked }, { vendorSlug: null }] },
      ],
    },
    include: { vendor: true, legalEntity: { select: { finess: true, name: true } } },
    orderBy: { id: 'desc' },
    take: MOST_NOTES,
  });
  return rows.map(({ id, vendor: of, legalEntity, body, authorLabel, createdAt }) => ({
    id,
    vendor: of?.name ?? null,
    lab: legalEntity,
    body,
    author: authorLabel,
    at: createdAt,
  }));
}

/** The labs of the month as the address asks for them, on all pages. */
export async function readReconciledLabs(viewer: Viewer, params: FeedsParams, month: Month): Promise<LabLine[]> {
  if (viewer.role === 'OBSERVER') return [];
  return linesOf(await readSides(viewer, params, month, month), params);
}

function linesOf(labs: readonly LabSides[], { threshold, state, sort, order }: FeedsParams): LabLine[] {
  const lines = labLines(labs, threshold / 100).filter((line) => state === null || line.state === state);
  return sortLabs(lines, sort, order ?? firstOrder(sort));
}

/** By month, how many of the labs of the page have declared to the DMP, and how many should; empty for another channel. */
async function readDeclaring(
  viewer: Viewer,
  { channel, region, sector, vendor }: FeedsParams,
  months: readonly Month[],
): Promise<Map<Month, NonNullable<ReconciliationMonth['labs']>>> {
  if (channel !== 'DMP') return new Map();
  const own = viewer.role === 'VENDOR' ? (viewer.vendor?.slug ?? '') : vendor;
  const regions = region === null && viewer.role === 'REGIONAL' ? viewer.regions.map(({ code }) => code) : [region];
  const parts = await Promise.all(
    regions.map((code) => readFacts(viewer, { corridor: CORRIDOR_OF_LABS, region: code, sector, vendor: own })),
  );
  return new Map(
    months.flatMap((month) => {
      const counts = parts.flatMap((facts) => (facts && labsAt(facts, month)) ?? []);
      if (counts.length === 0) return [];
      const sum = (of: 'reported' | 'expected') => counts.reduce((total, labs) => total + labs[of], 0);
      return [[month, { reported: sum('reported'), expected: sum('expected') }]];
    }),
  );
}

/** The page of reconciliation for the address; null when its month, region or vendor does not exist, or not for this viewer. */
export async function readReconciliation(viewer: Viewer, params: FeedsParams): Promise<Reconciliation | null> {
  const lastMonth = lastCompleteMonth();
  const firstMonth = (await readFirstFeedMonth()) ?? lastMonth;
  const month = params.month ?? lastMonth;
  if (month > lastMonth || month < firstMonth) return null;
  const { regions, vendors } = await readChoices(viewer);
  if (params.region !== null && !regions.some(({ code }) => code === params.region)) return null;
  if (params.vendor !== null && !mayNameVendor(viewer, params.vendor)) return null;
  if (params.vendor !== null && viewer.role !== 'VENDOR' && !vendors.some(({ code }) => code === params.vendor))
    return null;
  const shown = monthRange(firstMonth, month).slice(-SHOWN_MONTHS);
  const [sides, declaring] = await Promise.all([
    readSides(viewer, params, shown[0] ?? month, month),
    readDeclaring(viewer, params, shown),
  ]);
  const labs = sides.filter((row) => row.month === month);
  const threshold = params.threshold / 100;
  const deposits = mayDeposit(viewer, 'cnam-feeds');
  const detailed = viewer.role !== 'OBSERVER';
  const lines = detailed ? linesOf(labs, params) : [];
  const pages = Math.max(1, Math.ceil(lines.length / PAGE_SIZE));
  const page = Math.min(params.page, pages);
  return {
    month,
    firstMonth,
    lastMonth,
    threshold: params.threshold,
    regions,
    vendors,
    ...reconciliationWords(month, labs, threshold, deposits),
    measured: labs.some(({ measured }) => measured !== null),
    mayDepositMeasures: deposits,
    months: shown.map((at) => ({
      month: at,
      group: reconcileGroup(
        sides.filter((row) => row.month === at),
        threshold,
      ),
      labs: declaring.get(at) ?? null,
    })),
    total: reconcileGroup(labs, threshold),
    detail: detailed
      ? {
          groups: groupLines(labs, threshold),
          lines: lines.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
          count: lines.length,
          page,
          pages,
          notes: await readNotes(viewer, params, month),
          mayExplain: viewer.role !== 'REGIONAL',
        }
      : null,
  };
}
