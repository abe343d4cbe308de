import { mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { readFirstFeedMonth } from '../feeds/queries';
import { reportingCompleteness } from '../figures/adoption';
import { dmpDocuments, level3Share } from '../figures/feeds';
import { ordersDeployed, ordersSigned } from '../figures/orders';
import { labsAt, ratio } from '../figures/point';
import type { Definition, LabCounts, Perimeter, Point } from '../figures/types';
import { readSplitLabels } from '../indicators/labels-queries';
import { readFacts, readSplit, type SplitPoint } from '../indicators/queries';
import { readLabRows } from '../labs/queries';
import { addMonths, type Month, monthRange, monthsOfYear } from '../month';
import { incompleteSentence, vendorSentence, vendorsDetail, vendorsFinding } from './findings';
import { readReferenced, readVersions, type VersionCount } from './installed-queries';
import { readProducts, type VendorProduct } from './product-queries';
import { FRANCE, type VendorsParams } from './search-params';
import { firstOrder, type SortOrder, type SortValues, sortLines } from './sort';

const CORRIDOR = 'biologie';
const HISTORY = 12;

export type Choice = { code: string; label: string };

export type VendorLine = {
  /** As the viewer may read them. */
  key: string;
  label: string;
  own: boolean;
  /** Null: another vendor, anonymised. */
  slug: string | null;
  productCount: number;
  /** Null: another vendor's, not told. */
  products: VendorProduct[] | null;
  /** Legal entities that run its laboratory system at the month's end; shares are ratios. */
  labs: number;
  share: number | null;
  equipped: number;
  equippedShare: number | null;
  /** Null: nothing declared in the month. */
  feeding: number | null;
  documents: Point | null;
  level3: Point | null;
  reporting: Point | null;
  /** The declarations of the twelve months that end with the month. */
  history: Point[];
  values: SortValues;
};

export type VendorsPage = {
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  /** Null: France. */
  region: Choice | null;
  regions: Choice[];
  finding: string;
  detail: string | null;
  sort: NonNullable<VendorsParams['sort']>;
  order: SortOrder;
  lines: VendorLine[];
};

const SLUG = /^[a-z0-9-]{1,80}$/;

const perimeterOf = (change: Partial<Perimeter>): Perimeter => ({
  corridor: CORRIDOR,
  region: null,
  sector: null,
  vendor: null,
  ...change,
});

/** All labs by key at the month's end. Aggregates, the same for every role. */
async function readLabs(perimeter: Perimeter, by: 'vendor' | 'region', at: Month): Promise<Map<string, LabCounts>> {
  const rows = await cached('vendors-labs', [perimeter.region, perimeter.vendor, by, at], () =>
    readLabRows(perimeter, by, at, at),
  );
  return new Map(rows.map(({ key, all }) => [key, all]));
}

/** Labs with a document; null when nothing was declared, as for the figures of adoption. */
function feedingOf(labs: LabCounts | undefined): number | null {
  return labs && (labs.reported > 0 || labs.feeding > 0) ? labs.feeding : null;
}

/** The month asked for, or the last one that is over; null when no data can be known of it. */
async function readMonths(asked: Month | null): Promise<{ month: Month; firstMonth: Month; lastMonth: Month } | null> {
  const lastMonth = lastCompleteMonth();
  const firstMonth = (await readFirstFeedMonth()) ?? lastMonth;
  const month = asked ?? lastMonth;
  return month > lastMonth || month < firstMonth ? null : { month, firstMonth, lastMonth };
}

/** The vendors as the viewer may see them, for the month and region asked; null when one of these does not exist. */
export async function readVendors(viewer: Viewer, params: VendorsParams): Promise<VendorsPage | null> {
  const months = await readMonths(params.month);
  if (!months) return null;
  const { month } = months;
  const region = params.region === FRANCE ? null : params.region;
  const perimeter = perimeterOf({ region });
  const split = (id: string, over: readonly Month[]) => readSplit(viewer, id, perimeter, 'vendor', over);
  const [facts, regions, labels, labs, products, referenced, reporting, documents, level3] = await Promise.all([
    readFacts(viewer, perimeter),
    db().region.findMany({ orderBy: { name: 'asc' } }),
    readSplitLabels(viewer, 'vendor'),
    readLabs(perimeter, 'vendor', month),
    readProducts(month),
    readReferenced(month, region),
    split('reporting-completeness', monthRange(addMonths(month, 1 - HISTORY), month)),
    split('dmp-documents', [month]),
    split('level-3-share', [month]),
  ]);
  if (!facts || !reporting) return null;
  const open = labsAt(facts, month)?.open ?? null;
  const pointOf = (points: SplitPoint[] | null, key: string) => points?.find((point) => point.key === key) ?? null;

  const lines = labels.map(({ key, shownKey, label }): VendorLine => {
    const own = labs.get(key);
    const named = mayNameVendor(viewer, key);
    const made = products.get(key) ?? [];
    const history = reporting.filter((point) => point.key === shownKey);
    const counted = { labs: own?.open ?? 0, equipped: own?.equipped ?? 0, feeding: feedingOf(own) };
    const points = {
      documents: pointOf(documents, shownKey),
      level3: pointOf(level3, shownKey),
      reporting: history.find((point) => point.month === month) ?? null,
    };
    const equippedShare = ratio(counted.equipped, counted.labs);
    return {
      key: shownKey,
      label,
      own: viewer.vendor !== null && key === viewer.vendor.slug,
      slug: named ? key : null,
      productCount: made.length,
      products: named ? made : null,
      ...counted,
      ...points,
      share: ratio(counted.labs, open),
      equippedShare,
      history,
      values: {
        ...counted,
        equippedShare,
        documents: points.documents?.value ?? null,
        level3Share: points.level3?.value ?? null,
        reporting: points.reporting?.value ?? null,
      },
    };
  });
  // A vendor finds itself first, then the others under the names they have on every page.
  const sort = params.sort ?? (viewer.role === 'VENDOR' ? 'vendor' : 'labs');
  const order = (params.sort ? params.order : null) ?? firstOrder(sort);
  const name = regions.find(({ code }) => code === region)?.name ?? null;
  return {
    ...months,
    region: region !== null && name !== null ? { code: region, label: name } : null,
    regions: regions.map(({ code, name: label }) => ({ code, label })),
    finding: vendorsFinding(referenced, open, month, name),
    detail: vendorsDetail(referenced, open, month),
    sort,
    order,
    lines: sortLines(lines, sort, order),
  };
}

/** A figure of the vendor over months. */
export type VendorSeries = { definition: Definition; points: Point[] };

export type VendorRegion = {
  code: string;
  name: string;
  labs: number;
  /** Of the region's labs, a ratio. */
  share: number | null;
  /** Labs with a document, null when nothing was declared, and their part of `labs`. */
  feeding: number | null;
  feedingRate: number | null;
  reported: number;
  expected: number;
  documents: number | null;
};

/** A product with the labs that run it at the month's end. */
export type FieldProduct = VendorProduct & { labs: number; versions: VersionCount[] };

export type VendorPage = {
  slug: string;
  name: string;
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  own: boolean;
  labs: number;
  sentence: string;
  incomplete: string | null;
  products: FieldProduct[];
  regions: VendorRegion[];
  /** Over the year of the month. */
  documents: VendorSeries;
  /** Month by month, from the first that this vendor's labs were expected to declare; the three go together. */
  record: { reporting: VendorSeries; documents: VendorSeries; level3: VendorSeries };
  orders: { signed: Point | null; deployed: Point | null };
};

/** All that a vendor's page shows at a month's end; null when it does not exist, or not for this viewer. */
export async function readVendor(viewer: Viewer, slug: string, asked: Month | null): Promise<VendorPage | null> {
  if (!SLUG.test(slug)) return null;
  const perimeter = perimeterOf({ vendor: slug });
  const [months, facts, vendor] = await Promise.all([
    readMonths(asked),
    readFacts(viewer, perimeter),
    db().vendor.findUnique({ where: { slug } }),
  ]);
  if (!months || !facts || !vendor) return null;
  const { month, firstMonth } = months;
  const [france, products, installed, regions] = await Promise.all([
    readFacts(viewer, perimeterOf({})),
    readProducts(month),
    readVersions(slug, month),
    readVendorRegions(viewer, slug, month),
  ]);
  const labs = labsAt(facts, month);
  const known = monthRange(firstMonth, month);
  const since = known.find((at) => (labsAt(facts, at)?.expected ?? 0) > 0) ?? month;
  const over = monthRange(since, month);
  const own = viewer.vendor?.slug === slug;
  const sentence = { at: month, own, labs, feeding: feedingOf(labs) };
  return {
    ...months,
    slug,
    name: vendor.name,
    own,
    labs: labs?.open ?? 0,
    sentence: vendorSentence({ ...sentence, open: france ? (labsAt(france, month)?.open ?? null) : null }),
    incomplete: incompleteSentence(labs),
    products: (products.get(slug) ?? []).map((product) => ({
      ...product,
      labs: installed.products.find((count) => count.product === product.code)?.labs ?? 0,
      versions: installed.versions.filter((count) => count.product === product.code),
    })),
    regions,
    documents: { definition: dmpDocuments.definition, points: dmpDocuments.compute(facts, monthsOfYear(month)) },
    record: {
      reporting: { definition: reportingCompleteness.definition, points: reportingCompleteness.compute(facts, over) },
      documents: { definition: dmpDocuments.definition, points: dmpDocuments.compute(facts, over) },
      level3: { definition: level3Share.definition, points: level3Share.compute(facts, over) },
    },
    orders: {
      signed: ordersSigned.compute(facts, [month])[0] ?? null,
      deployed: ordersDeployed.compute(facts, [month])[0] ?? null,
    },
  };
}

/** The regions where the vendor has labs at the month's end, the most labs first. */
async function readVendorRegions(viewer: Viewer, slug: string, at: Month): Promise<VendorRegion[]> {
  const [labels, own, all, documents] = await Promise.all([
    readSplitLabels(viewer, 'region'),
    readLabs(perimeterOf({ vendor: slug }), 'region', at),
    readLabs(perimeterOf({}), 'region', at),
    readSplit(viewer, 'dmp-documents', perimeterOf({ vendor: slug }), 'region', [at]),
  ]);
  return labels
    .flatMap(({ key, label }): VendorRegion[] => {
      const labs = own.get(key);
      if (!labs || labs.open === 0) return [];
      const feeding = feedingOf(labs);
      return [
        {
          code: key,
          name: label,
          labs: labs.open,
          share: ratio(labs.open, all.get(key)?.open ?? null),
          feeding,
          feedingRate: ratio(feeding, labs.open),
          reported: labs.reported,
          expected: labs.expected,
          documents: documents?.find((point) => point.key === key)?.value ?? null,
        },
      ];
    })
    .sort((a, b) => b.labs - a.labs);
}
