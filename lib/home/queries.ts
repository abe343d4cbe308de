import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { readFirstFeedMonth } from '../feeds/queries';
import { adoptionRate, adoptionRateEquipped, reportingCompleteness } from '../figures/adoption';
import {
  changeRank,
  dmpDocumentsChange,
  documentsByEmitter,
  type EmitterTable,
  emitterTable,
} from '../figures/emitters';
import { dmpDocuments, level3Share, mssMessages } from '../figures/feeds';
import { ordersDeployed, ordersSigned } from '../figures/orders';
import { project } from '../figures/projection';
import type { Definition, Facts, Figure, Perimeter, Point } from '../figures/types';
import { inRegion } from '../format/region';
import { perimeterOf, readFacts } from '../indicators/queries';
import { addMonths, type IsoDate, lastDay, type Month, monthRange, monthsOfYear } from '../month';
import { readPublished } from '../targets/queries';
import { changeFinding, feedTitle, ordersTitle, type Sentence, sectionTitle, sentenceOf } from './findings';
import { FRANCE, type HomeParams } from './search-params';

const YEAR = 12;

export type TileView = {
  definition: Definition;
  point: Point;
  before: Point | null;
  /** The 12 months that end with the point. */
  history: Point[];
};

export type ChartView = {
  definition: Definition;
  title: string;
  points: Point[];
  /** Which points are a figure that a document published, in their order. */
  published: boolean[];
};

export type Choice = { code: string; label: string };

export type Home = {
  month: Month;
  firstMonth: Month;
  lastMonth: Month;
  corridor: Choice;
  corridors: Choice[];
  /** Null: France. */
  region: Choice | null;
  regions: Choice[];
  asOf: IsoDate;
  completeness: { reported: number; expected: number } | null;
  sentence: Sentence;
  largeTiles: TileView[];
  smallTiles: TileView[];
  finding: string;
  orders: ChartView;
  feed: ChartView;
  emitters: EmitterTable;
  /** Values of the same table as a document published them, by emitter; empty for most months. */
  published: { [key: string]: number };
  change: { definition: Definition; finding: string; points: Point[] };
};

/** The region that the address asks for, or the role's own; null: France. */
function regionAsked(viewer: Viewer, asked: string | null): string | null {
  if (asked === FRANCE) return null;
  return asked ?? viewer.regions[0]?.code ?? null;
}

function pointAt(points: readonly Point[], at: Month): Point {
  const found = points.find((point) => point.month === at);
  if (!found) throw new RangeError(`no point for ${at}`);
  return found;
}

function tileOf(figure: Figure, facts: Facts, at: Month): TileView {
  const history = figure.compute(facts, monthRange(addMonths(at, 1 - YEAR), at));
  return {
    definition: figure.definition,
    point: pointAt(history, at),
    before: history.at(-2) ?? null,
    history,
  };
}

type Published = Awaited<ReturnType<typeof readPublished>>;

function chartOf({ definition }: Figure, title: string, points: Point[], published: Published): ChartView {
  const said = (point: Point) =>
    published.some(
      ({ indicator, month, value }) => indicator === definition.id && month === point.month && value === point.value,
    );
  return { definition, title, points, published: points.map(said) };
}

/**
 * All that the dashboard shows for the month, corridor and region asked; null when one of them does not exist. Aggregates of
 * a place are the same for every role: kept as long as the data do not change.
 */
export async function readHome(viewer: Viewer, params: HomeParams): Promise<Home | null> {
  const region = regionAsked(viewer, params.region);
  const lastMonth = lastCompleteMonth();
  const month = params.month ?? lastMonth;
  const { home } = await cached('home', [params.corridor, region, month, lastMonth], async () => ({
    home: await loadHome(viewer, params.corridor, region, month, lastMonth),
  }));
  return home;
}

async function loadHome(
  viewer: Viewer,
  corridorCode: string,
  regionCode: string | null,
  month: Month,
  lastMonth: Month,
): Promise<Home | null> {
  const perimeter: Perimeter = { corridor: corridorCode, region: regionCode, sector: null, vendor: null };
  const [facts, ofAll, corridors, regions, first, published] = await Promise.all([
    readFacts(viewer, perimeter),
    readFacts(viewer, perimeterOf(documentsByEmitter, perimeter)),
    db().corridor.findMany({ orderBy: { position: 'asc' } }),
    db().region.findMany({ orderBy: { name: 'asc' } }),
    readFirstFeedMonth(),
    readPublished(monthsOfYear(month)),
  ]);
  const firstMonth = first ?? lastMonth;
  const corridor = corridors.find(({ code }) => code === corridorCode);
  if (!facts || !ofAll || !corridor || month > lastMonth || month < firstMonth) return null;
  const region = regions.find(({ code }) => code === regionCode) ?? null;

  // Documents publish national figures of biology.
  const publishedHere = regionCode === null && corridorCode === 'biologie' ? published : [];
  const publishedOfAll = regionCode === null ? published : [];
  const year = monthsOfYear(month);
  const orders = ordersDeployed.compute(facts, year);
  const feed = dmpDocuments.compute(facts, year);
  const all = monthRange(firstMonth, month);
  const change = dmpDocumentsChange.compute(ofAll, all);
  const completeness = pointAt(reportingCompleteness.compute(facts, year), month);
  const ordersNow = pointAt(orders, month);
  const feedNow = pointAt(feed, month);
  const changeNow = pointAt(change, month);

  return {
    month,
    firstMonth,
    lastMonth,
    corridor: { code: corridor.code, label: corridor.label },
    corridors: corridors.map(({ code, label }) => ({ code, label })),
    region: region && { code: region.code, label: region.name },
    regions: regions.map(({ code, name }) => ({ code, label: name })),
    asOf: lastDay(month),
    completeness:
      completeness.reported === null || completeness.expected === null
        ? null
        : { reported: completeness.reported, expected: completeness.expected },
    sentence: sentenceOf(
      month,
      region && inRegion(region.code, region.name),
      ordersNow,
      feedNow,
      project(dmpDocuments.compute(facts, all), month),
    ),
    largeTiles: [ordersDeployed, dmpDocuments].map((figure) => tileOf(figure, facts, month)),
    smallTiles: [ordersSigned, adoptionRate, adoptionRateEquipped, level3Share, mssMessages, reportingCompleteness].map(
      (figure) => tileOf(figure, facts, month),
    ),
    finding: sectionTitle(ordersNow, feedNow),
    orders: chartOf(ordersDeployed, ordersTitle(ordersNow), orders, publishedHere),
    feed: chartOf(dmpDocuments, feedTitle(feedNow), feed, publishedHere),
    emitters: emitterTable(ofAll, month),
    published: Object.fromEntries(
      publishedOfAll.flatMap(({ indicator, month: of, perimeter: key, value }) =>
        indicator === 'documents-by-emitter' && of === month ? [[key, value]] : [],
      ),
    ),
    change: {
      definition: dmpDocumentsChange.definition,
      finding: changeFinding(month, changeNow.value, changeRank(change, month)),
      points: change.slice(-YEAR),
    },
  };
}
