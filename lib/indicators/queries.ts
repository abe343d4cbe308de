import { mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { readFeedRows, readFirstFeedMonth } from '../feeds/queries';
import { EMITTERS } from '../figures/emitters';
import { ofCategory } from '../figures/issues';
import { figureOf } from '../figures/registry';
import type { Definition, Facts, Figure, Perimeter, Point, Split } from '../figures/types';
import { readIssueFacts } from '../issues/figure-queries';
import { readLabRows } from '../labs/queries';
import { type Month, monthRange } from '../month';
import { readOrderRows } from '../orders/queries';
import { readStageRows } from '../orders/stage-queries';
import { readSeriesRows } from '../targets/queries';
import { readSplitLabels } from './labels-queries';

// The labs' registry, their orders and their counts are biology's; other corridors have national series only.
export const CORRIDOR_OF_LABS = 'biologie';
const ALL_EMITTERS = EMITTERS.map(({ key }) => key);

export type SplitPoint = Point & { key: string; label: string };

export type IndicatorAnswer =
  | { found: false }
  | { found: true; splitAllowed: false; definition: Definition }
  | { found: true; splitAllowed: true; definition: Definition; points: (Point | SplitPoint)[] };

/** Inhabitants by key of the split; none where a population makes no sense. */
async function populations({ region, sector, vendor }: Perimeter, by: Split | null): Promise<Map<string, number>> {
  if (sector !== null || vendor !== null || (by !== null && by !== 'region')) return new Map();
  const regions = await db().region.findMany({ where: region === null ? {} : { code: region } });
  if (by === 'region') return new Map(regions.map(({ code, population }) => [code, population]));
  return new Map([['', regions.reduce((sum, { population }) => sum + population, 0)]]);
}

/** The perimeter of one key of a split. */
function narrowed(perimeter: Perimeter, by: Split | null, key: string): Perimeter {
  if (by === 'region') return { ...perimeter, region: key };
  if (by === 'sector' && (key === 'PRIVATE' || key === 'HOSPITAL')) return { ...perimeter, sector: key };
  return perimeter;
}

function grouped<T extends { key: string }>(rows: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.key);
    if (group) group.push(row);
    else groups.set(row.key, [row]);
  }
  return groups;
}

type FactsByKey = { exists: false } | { exists: true; facts: Map<string, Facts> };

async function exists({ corridor, region, vendor }: Perimeter): Promise<boolean> {
  const [corridors, regions, vendors] = await Promise.all([
    db().corridor.count({ where: { code: corridor } }),
    region === null ? 1 : db().region.count({ where: { code: region } }),
    vendor === null ? 1 : db().vendor.count({ where: { slug: vendor } }),
  ]);
  return corridors > 0 && regions > 0 && vendors > 0;
}

/** Loads what the figures of a perimeter need, one `Facts` a key of the split ('' without one); none when the perimeter does not exist. */
async function loadFacts(perimeter: Perimeter, by: Split | null, lastMonth: Month): Promise<FactsByKey> {
  if (!(await exists(perimeter))) return { exists: false };
  const ofLabs = perimeter.corridor === CORRIDOR_OF_LABS;
  const first = (ofLabs && (await readFirstFeedMonth())) || lastMonth;
  // These split what is sent, not the labs that send it: all their keys rest on the same declarations.
  const labsBy = by === 'level' || by === 'documentType' || by === 'emitter' || by === 'stage' ? null : by;
  const [feeds, labs, orders, stages, series] = await Promise.all([
    ofLabs && by !== 'stage' ? readFeedRows(perimeter, by === 'emitter' ? null : by, lastMonth) : [],
    ofLabs ? readLabRows(perimeter, labsBy, first, lastMonth) : [],
    ofLabs && labsBy === by ? readOrderRows(perimeter, by, lastMonth) : [],
    ofLabs && (labsBy === by || by === 'stage') ? readStageRows(perimeter, by, lastMonth) : [],
    readSeriesRows(perimeter, by),
  ]);
  const byKey = {
    feeds: grouped(feeds),
    labs: grouped(labs),
    orders: grouped(orders),
    stages: grouped(stages),
    series: grouped(series),
  };
  const keys =
    by === 'emitter'
      ? ALL_EMITTERS
      : by === null
        ? ['']
        : [
            ...new Set(
              [byKey.feeds, byKey.orders, byKey.stages, byKey.series, ...(labsBy === by ? [byKey.labs] : [])].flatMap(
                (map) => [...map.keys()],
              ),
            ),
          ];
  const inhabitants = await populations(perimeter, by);
  const facts = new Map(
    keys.map((key): [string, Facts] => [
      key,
      {
        perimeter: narrowed(perimeter, by, key),
        lastMonth,
        population: inhabitants.get(key) ?? null,
        feeds: byKey.feeds.get(by === 'emitter' && key === 'lab' ? '' : key) ?? [],
        labs: by === 'emitter' && key !== 'lab' ? [] : (byKey.labs.get(labsBy === by ? key : '') ?? []),
        orders: byKey.orders.get(key) ?? [],
        stages: byKey.stages.get(key) ?? [],
        series: byKey.series.get(key) ?? [],
        emitters: by === 'emitter' ? [key] : ALL_EMITTERS,
      },
    ]),
  );
  return { exists: true, facts };
}

/** The facts of a perimeter, kept as long as the data do not change. Aggregates are the same for every role: no scope in the key. */
function readFactsByKey(perimeter: Perimeter, by: Split | null): Promise<FactsByKey> {
  const last = lastCompleteMonth();
  const { corridor, region, sector, vendor } = perimeter;
  return cached('facts', [corridor, region, sector, vendor, by, last], () => loadFacts(perimeter, by, last));
}

/** A vendor may not name another: for it, the other's perimeter does not exist. */
function mayAsk(viewer: Viewer, { vendor }: Perimeter): boolean {
  return vendor === null || mayNameVendor(viewer, vendor);
}

/** The perimeter that a figure is read in: that of the labs for one that counts all corridors. */
export function perimeterOf({ acrossCorridors }: Figure, perimeter: Perimeter): Perimeter {
  return acrossCorridors ? { ...perimeter, corridor: CORRIDOR_OF_LABS } : perimeter;
}

/** The facts of a perimeter as a whole; null when the viewer may not ask for it or it does not exist. */
export async function readFacts(viewer: Viewer, perimeter: Perimeter): Promise<Facts | null> {
  if (!mayAsk(viewer, perimeter)) return null;
  const found = await readFactsByKey(perimeter, null);
  return found.exists ? (found.facts.get('') ?? null) : null;
}

/** The facts that a figure is computed from: with the issues that the viewer may read, when it rests on them. */
async function factsOf(
  viewer: Viewer,
  figure: Figure,
  perimeter: Perimeter,
  months: readonly Month[],
): Promise<Facts | null> {
  const facts = await readFacts(viewer, perimeterOf(figure, perimeter));
  if (!facts || !figure.ofIssues) return facts;
  return { ...facts, sentinel: await readIssueFacts(viewer, facts.perimeter, months) };
}

/** A figure of the issues by category. */
async function readCategories(
  viewer: Viewer,
  figure: Figure,
  perimeter: Perimeter,
  months: readonly Month[],
): Promise<SplitPoint[] | null> {
  const [facts, labels] = await Promise.all([
    factsOf(viewer, figure, perimeter, months),
    readSplitLabels(viewer, 'category'),
  ]);
  if (!facts?.sentinel) return null;
  const { sentinel } = facts;
  return labels.flatMap(({ key, shownKey, label }) =>
    figure
      .compute({ ...facts, sentinel: ofCategory(sentinel, key) }, months)
      .map((point) => ({ ...point, key: shownKey, label })),
  );
}

/** A figure's points by key of a split, labelled as the viewer may read them; null as for `readFacts`. */
export async function readSplit(
  viewer: Viewer,
  id: string,
  perimeter: Perimeter,
  by: Split,
  months: readonly Month[],
): Promise<SplitPoint[] | null> {
  const figure = figureOf(id);
  if (!figure || !mayAsk(viewer, perimeter)) return null;
  if (by === 'category') return readCategories(viewer, figure, perimeter, months);
  const [found, labels] = await Promise.all([
    readFactsByKey(perimeterOf(figure, perimeter), by),
    readSplitLabels(viewer, by),
  ]);
  if (!found.exists) return null;
  return labels.flatMap(({ key, shownKey, label }) => {
    const own = found.facts.get(key);
    return own ? figure.compute(own, months).map((point) => ({ ...point, key: shownKey, label })) : [];
  });
}

/** An indicator's definition and points over months, split or not: what the API and the exports give. */
export async function readIndicator(
  viewer: Viewer,
  id: string,
  asked: { perimeter: Perimeter; by: Split | null; from: Month | null; to: Month | null },
): Promise<IndicatorAnswer> {
  const figure = figureOf(id);
  if (!figure) return { found: false };
  const { definition } = figure;
  const { perimeter, by } = asked;
  if (by !== null && !definition.splits.includes(by)) return { found: true, splitAllowed: false, definition };
  const to = asked.to ?? lastCompleteMonth();
  const from = asked.from ?? (await readFirstFeedMonth()) ?? to;
  const months = monthRange(from, to);
  if (by !== null) {
    const points = await readSplit(viewer, id, perimeter, by, months);
    return points ? { found: true, splitAllowed: true, definition, points } : { found: false };
  }
  const facts = await factsOf(viewer, figure, perimeter, months);
  return facts
    ? { found: true, splitAllowed: true, definition, points: figure.compute(facts, months) }
    : { found: false };
}
