import { may } from '../access/policy';
import { depositableVendor, mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { db } from '../db';
import { STAGE_DUE } from '../figures/closings';
import type { AgeingRow, CauseCount, Euros, FunnelStep, Stage } from '../figures/order-stages';
import { hasReached, rankOf, STAGES } from '../figures/order-stages';
import { ordersDeployed, ordersSigned } from '../figures/orders';
import type { Definition, Perimeter, Point } from '../figures/types';
import { readSplitLabels } from '../indicators/labels-queries';
import { readFacts } from '../indicators/queries';
import { type IsoDate, lastDay, type Month, monthOf, monthsOfYear } from '../month';
import { readPublished } from '../targets/queries';
import {
  ageing,
  type ClosingRow,
  cancelledCount,
  closingRows,
  euros,
  expectedLate,
  filedOf,
  funnel,
  type LateOrder,
  missedOrders,
  missedVersions,
  monthWithin,
  type NextClosing,
  nextClosing,
  type PlaceRow,
  paceOf,
  placeRows,
  refusals,
  type Shares,
  type StandingOrder,
  sharesOf,
  standingOrders,
} from './board';
import { readsEuros } from './board-access';
import { inPerimeter, type LabTotal, type OrderFact, readBoardFacts, readVisibleOrders } from './board-facts-queries';
import { boardSentence, expectedTitle, missedTitle, type Sentence } from './board-findings';
import { type ClosingAsked, FRANCE, type OrdersParams } from './board-search-params';
import { SECTOR_LABELS } from './board-words';
import { balanceOf, type LateLine, lateLines } from './list-line';
import { listOrders, type OrderList } from './list-orders';
import { withReadableCauses } from './refusal-causes';

type Choice = { code: string; label: string };

/** A figure of the year beside its target and its trajectory. */
export type YearChart = { definition: Definition; title: string; points: Point[]; published: boolean[] };

export type LateTable = { title: string; count: number; lines: LateLine[] };

/** All that /orders shows, as the viewer may read it. */
export type Board = {
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  asOf: IsoDate;
  /** The day that closing dates are seen from: today for the last month, else the month's end. */
  seenFrom: IsoDate;
  region: Choice | null;
  /** Named only for who may choose one. */
  vendor: Choice | null;
  choices: { regions: Choice[]; vendors: Choice[] };
  signed: number;
  filed: number;
  vendors: number;
  cancelled: number;
  sentence: Sentence;
  funnel: FunnelStep[];
  /** Null where the viewer may not read sums in euros. */
  euros: { all: Euros; devices: { device: string; euros: Euros }[] } | null;
  closings: ClosingRow[];
  next: NextClosing | null;
  ageing: { rows: AgeingRow[]; all: Omit<AgeingRow, 'stage'> };
  /** Null for who sees no order one by one. */
  missed: LateTable | null;
  expected: LateTable | null;
  /** Median days in France of the stages left before the next closing date, for its device. */
  usual: { stage: Stage; days: number | null }[];
  refusals: CauseCount[];
  /** Null where the figures cannot follow the filter by device. */
  year: { deployed: YearChart; signed: YearChart } | null;
  byRegion: PlaceRow[];
  byVendor: PlaceRow[];
  bySector: PlaceRow[];
  /** Null for one device or one vendor: labs are those of all. */
  shares: Shares | null;
  list: OrderList | null;
};

/** The region that the address asks for, or the role's own; null: France. */
function regionAsked(viewer: Viewer, asked: string | null): string | null {
  if (asked === FRANCE) return null;
  return asked || (viewer.regions[0]?.code ?? null);
}

/** The vendor that the page is about: a vendor's own, whatever the address asks. */
function vendorAsked(viewer: Viewer, asked: string | null): string | null {
  // A form without scripts sends an empty choice.
  return depositableVendor(viewer) ?? (asked || null);
}

const inPlace = (labs: readonly LabTotal[], { region, sector }: Perimeter) =>
  labs.filter(
    (row) =>
      (region === null || row.region === region) &&
      (sector === null || (sector === 'SEL' ? row.sel : row.sector === sector)),
  );

async function readYear(viewer: Viewer, perimeter: Perimeter, month: Month): Promise<Board['year']> {
  const year = monthsOfYear(month);
  const [facts, published] = await Promise.all([readFacts(viewer, perimeter), readPublished(year)]);
  if (!facts) return null;
  // Documents publish national figures.
  const national = perimeter.region === null && perimeter.sector === null && perimeter.vendor === null;
  const chart = (figure: typeof ordersSigned, title: string): YearChart => {
    const points = figure.compute(facts, year);
    const said = (point: Point) =>
      national &&
      published.some(
        ({ indicator, month: of, value }) =>
          indicator === figure.definition.id && of === point.month && value === point.value,
      );
    return { definition: figure.definition, title, points, published: points.map(said) };
  };
  return {
    deployed: chart(ordersDeployed, 'VA signées, cumul'),
    signed: chart(ordersSigned, 'Commandes signées et déposées, cumul'),
  };
}

/**
 * The board of orders at the end of the month asked; null when its region or vendor does not exist, or may not be named.
 * `all`: the whole list, for an export.
 */
export async function readBoard(
  viewer: Viewer,
  params: OrdersParams,
  { all }: { all: boolean },
): Promise<Board | null> {
  const region = regionAsked(viewer, params.region);
  const vendor = vendorAsked(viewer, params.vendor);
  if (vendor !== null && !mayNameVendor(viewer, vendor)) return null;
  const last = lastCompleteMonth();
  const { firstSignedOn } = await readBoardFacts(lastDay(last));
  const firstMonth = firstSignedOn && monthOf(firstSignedOn) <= last ? monthOf(firstSignedOn) : last;
  const month = monthWithin(params.month, firstMonth, last);
  const asOf = lastDay(month);
  const perimeter: Perimeter = { corridor: 'biologie', region, sector: params.sector, vendor };

  const [facts, regions, vendors, visible, regionLabels, vendorLabels, year] = await Promise.all([
    readBoardFacts(asOf),
    db().region.findMany({ orderBy: { name: 'asc' } }),
    db().vendor.findMany({ orderBy: { name: 'asc' } }),
    readVisibleOrders(viewer),
    readSplitLabels(viewer, 'region'),
    readSplitLabels(viewer, 'vendor'),
    params.device === null ? readYear(viewer, perimeter, month) : null,
  ]);
  const regionNamed = regions.find(({ code }) => code === region);
  const vendorNamed = vendors.find(({ slug }) => slug === vendor);
  if ((region !== null && !regionNamed) || (vendor !== null && !vendorNamed)) return null;

  const ofDevice = (order: Pick<OrderFact, 'device'>) => params.device === null || order.device === params.device;
  const everywhere = standingOrders(facts.orders, asOf);
  const asked = facts.orders.filter((order) => ofDevice(order) && inPerimeter(order, perimeter));
  const orders = standingOrders(asked, asOf);
  const filed = filedOf(orders);
  const milestones = facts.milestones.filter(ofDevice);
  const seenFrom = month === last ? today() : asOf;
  const missed = missedOrders(orders, milestones, seenFrom);
  const expected = expectedLate(orders, everywhere, milestones, seenFrom);
  const next = nextClosing(orders, milestones, asOf, seenFrom);
  const numbersOf = (late: readonly LateOrder[]) => new Set(late.map(({ order }) => order.number));
  const closingNumbers = (closing: ClosingAsked): ReadonlySet<string> => {
    if (closing === 'missed') return numbersOf(missed);
    return closing === 'expected' ? numbersOf(expected) : missedVersions(orders, milestones, closing, seenFrom);
  };
  const readsSums = readsEuros(viewer, perimeter);
  const listed = may(viewer, 'orders.read');
  const lateTable = (title: string, late: readonly LateOrder[]): LateTable => ({
    title,
    count: late.length,
    lines: lateLines(late, visible, asOf),
  });
  // A vendor sees its rivals' orders counted, and never named.
  const ofAllVendors = standingOrders(
    facts.orders.filter((order) => ofDevice(order) && inPerimeter(order, { ...perimeter, vendor: null })),
    asOf,
  );

  return {
    month,
    firstMonth,
    lastMonth: last,
    asOf,
    seenFrom,
    region: regionNamed ? { code: regionNamed.code, label: regionNamed.name } : null,
    vendor: vendorNamed ? { code: vendorNamed.slug, label: vendorNamed.name } : null,
    choices: {
      regions: regions.map(({ code, name }) => ({ code, label: name })),
      vendors: depositableVendor(viewer) === null ? vendors.map(({ slug, name }) => ({ code: slug, label: name })) : [],
    },
    signed: orders.length,
    filed: filed.length,
    vendors: new Set(orders.map((order) => order.vendor.slug)).size,
    cancelled: cancelledCount(asked, asOf),
    sentence: boardSentence(
      regionNamed?.name ?? null,
      filed.length,
      filed.filter(({ standing }) => hasReached(standing, 'VA_SIGNED')).length,
      next,
      missed,
    ),
    funnel: funnel(orders),
    euros: readsSums ? euros(asked, asOf) : null,
    closings: closingRows(orders, milestones, seenFrom),
    next,
    ageing: ageing(orders, asOf),
    missed: listed ? lateTable(missedTitle(missed, readsSums ? balanceOf : null), missed) : null,
    expected: listed ? lateTable(expectedTitle(expected, next), expected) : null,
    usual: next ? usualOf(next, everywhere) : [],
    refusals: refusals(withReadableCauses(asked, visible), asOf),
    year,
    byRegion: region === null ? placeRows(orders, asOf, regionOf, regionLabels) : [],
    byVendor:
      vendor === null || depositableVendor(viewer) !== null
        ? placeRows(ofAllVendors, asOf, vendorOf, vendorLabels)
        : [],
    bySector:
      params.sector === null
        ? placeRows(
            orders,
            asOf,
            ({ sector }) => sector,
            Object.entries(SECTOR_LABELS).map(([key, label]) => ({ key, shownKey: key, label })),
          )
        : [],
    shares:
      vendor === null && params.device === null && params.sector !== 'SEL'
        ? sharesOf(filed, inPlace(facts.labs, perimeter))
        : null,
    list: listed ? listOrders(orders, visible, closingNumbers, params, asOf, { all }) : null,
  };
}

const regionOf = ({ region }: StandingOrder) => region.code;
const vendorOf = ({ vendor }: StandingOrder) => vendor.slug;

/** The medians that the expected days rest on, from the service on: every filed order has passed the stages before. */
function usualOf({ milestone }: NextClosing, orders: readonly StandingOrder[]): Board['usual'] {
  const pace = paceOf(orders, milestone.device);
  return STAGES.slice(rankOf('ADVANCE_PAID'), rankOf(STAGE_DUE[milestone.code]) + 1).map((stage) => ({
    stage,
    days: pace[stage] ?? null,
  }));
}
