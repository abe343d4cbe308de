import type { IsoDate, Month } from '../month';

/** How a figure can be split. */
export const SPLITS = [
  'emitter',
  'region',
  'sector',
  'vendor',
  'product',
  'documentType',
  'level',
  'stage',
  'category',
] as const;
export type Split = (typeof SPLITS)[number];
/** How labs can be split: the map of adoption also counts them by department. */
export type LabSplit = Split | 'department';

/** SEL: private legal entities that are a société d'exercice libéral; of metropolitan France when the perimeter is France. */
export const SECTORS = ['SEL', 'PRIVATE', 'HOSPITAL'] as const;
export type SectorFilter = (typeof SECTORS)[number];

/** What a figure is asked about. Null: not restricted. */
export type Perimeter = {
  corridor: string; // slug
  region: string | null; // INSEE code
  sector: SectorFilter | null;
  vendor: string | null; // slug
};

export type Unit =
  | 'orders'
  | 'documents'
  | 'messages'
  | 'labs'
  | 'issues'
  | 'documents-per-inhabitant'
  | 'months'
  | 'days'
  | 'ratio';

export type Definition = {
  id: string;
  /** French, as on screen. */
  label: string;
  /** The formula in French words. */
  formula: string;
  /** `ratio` is 0 to 1 and shown as a percentage. */
  unit: Unit;
  /** French: which source wins over which. */
  sources: string;
  /** French: what is counted, over what. */
  perimeter: string;
  /** French: what is said when nothing is known. */
  whenEmpty: string;
  /** French: what is said when some of the expected labs have not reported. */
  whenIncomplete: string;
  splits: readonly Split[];
};

/** One month of a figure. Null: not known, which is never 0. */
export type Point = {
  month: Month;
  value: number | null;
  target: number | null;
  trajectory: number | null;
  /** value ÷ target, a ratio. */
  attainment: number | null;
  /** Labs that have declared, of the labs that should; null where the figure does not rest on declarations. */
  reported: number | null;
  expected: number | null;
  /** False when some of the expected labs have not declared, or when there is no value. */
  complete: boolean;
  /** French. */
  source: string | null;
  asOf: IsoDate | null;
};

/** Documents sent, summed over a month and what the perimeter holds. */
export type FeedRow = {
  month: Month;
  channel: 'DMP' | 'MSS_PRO' | 'MSS_CITIZEN';
  level: 'N1' | 'N3' | null;
  source: 'VENDOR' | 'CNAM';
  count: number;
};

/** Legal entities of one month, counted. */
export type LabCounts = {
  open: number;
  /** Open, and running a laboratory system: its vendor declares every month. */
  expected: number;
  /** Expected, with at least one declaration, a declared zero included. */
  reported: number;
  /** With at least one document in the month. */
  feeding: number;
  /** With at least one document up to the month. */
  everFed: number;
  /** With a DMP server certificate at the month's end. */
  equipped: number;
  equippedFeeding: number;
  /** VA signed before the month, declared, and no document in it. */
  silent: number;
};

export type LabRow = { month: Month; all: LabCounts; sel: LabCounts };

/** Orders that reach a stage in the month; negative when a cancellation takes one back. */
export type OrderRow = { month: Month; filed: number; deployed: number };

/** Orders that enter a stage in the month, less those that leave it. */
export type StageRow = { month: Month; stage: string; change: number };

export type SeriesRow = {
  indicator: string;
  kind: 'TARGET' | 'TRAJECTORY' | 'ACTUAL';
  emitter: string | null;
  month: Month;
  value: number;
  source: string;
};

/** An issue over time; a duplicate is not one, it counts with its target. */
export type IssueRow = {
  id: number;
  category: string; // code
  openedOn: IsoDate;
  /** The first day on which it is no longer open. */
  closedOn: IsoDate | null;
};

/** A lab that an issue concerned at a month's end, and the DMP documents of its last declared month of the three up to it. */
export type IssueLoadRow = { month: Month; issueId: number; finess: string; documents: number | null };

/** A feedback, from its day to the day on which it was attached or rejected. */
export type FeedbackRow = { saidOn: IsoDate; qualifiedOn: IsoDate | null };

/** What the figures of the issues rest on: what the reader may read. One lab may be in several of `loads`. */
export type IssueFacts = {
  /** The first day known, when it is not that of the first of `issues`: of a category, that of all of them. */
  since?: IsoDate;
  issues: readonly IssueRow[];
  loads: readonly IssueLoadRow[];
  feedbacks: readonly FeedbackRow[];
};

/** All that the figures of one perimeter are computed from. */
export type Facts = {
  perimeter: Perimeter;
  /** The last month that is over: nothing is known after it. */
  lastMonth: Month;
  /** Inhabitants; null where it makes no sense (a sector, a vendor). */
  population: number | null;
  feeds: readonly FeedRow[];
  labs: readonly LabRow[];
  orders: readonly OrderRow[];
  stages: readonly StageRow[];
  series: readonly SeriesRow[];
  /** Emitters that the facts cover: all, or the one of a split. */
  emitters: readonly string[];
  /** For the figures `ofIssues` only: unlike the rest, it depends on who reads. */
  sentinel?: IssueFacts;
};

/** A figure carries its own definition. `compute` is pure: one point a month, in the order asked. */
export type Figure = {
  definition: Definition;
  /** Counts the emitters of all corridors: it is the same whichever corridor is asked for. */
  acrossCorridors?: true;
  /** Rests on the issues that the reader may read. */
  ofIssues?: true;
  compute: (facts: Facts, months: readonly Month[]) => Point[];
};
