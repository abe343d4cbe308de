import { growth } from '../figures/point';
import type { FeedMonth, LabFeed, LabPeers } from './lab';

/** Less than so much of its usual documents is a fall; the same as on the home page of the regions. */
const DROP = 0.5;
const LEAST_MEDIAN = 30;
/** Months before the one shown that say what is usual. */
const USUAL_MONTHS = 3;
/** So many months with documents and none structured is being stuck. */
const STUCK_MONTHS = 6;

/** What the months of a lab say of its last one. Documents; null: not known. */
export type FeedFacts = {
  current: FeedMonth | null;
  /** The last of the twelve months with a declaration. */
  known: FeedMonth | null;
  /** Median of the three months before; null with fewer than three declared. */
  usual: number | null;
  dropped: boolean;
  /** Declared zeros that end the year shown; 0 when the last month has documents or is not declared. */
  silentMonths: number;
  /** Six months with documents, their level known, none structured. */
  stuck: boolean;
  /** Median of the peers in `known`. */
  peersMedian: number | null;
  /** known ÷ median − 1. */
  besidePeers: number | null;
  /** The same for the declared month before. */
  besidePeersBefore: number | null;
};

function silentTail(months: readonly FeedMonth[]): number {
  const last = months.findLastIndex(({ documents }) => documents !== 0);
  return months.length - 1 - last;
}

function beside(month: FeedMonth | undefined, peers: LabPeers): number | null {
  const median = peers.months.find((one) => one.month === month?.month)?.median ?? null;
  // What some sites have not declared yet is neither above nor under anything.
  if (month === undefined || !month.complete || month.documents === null || median === null) return null;
  return growth(month.documents, median);
}

/** Reads the twelve months of a lab beside its peers'. */
export function feedFacts({ months }: LabFeed, peers: LabPeers): FeedFacts {
  const current = months.at(-1) ?? null;
  const declared = months.filter(({ documents }) => documents !== null);
  const known = declared.at(-1) ?? null;
  const before = months
    .slice(0, -1)
    .slice(-USUAL_MONTHS)
    .flatMap(({ documents }) => (documents === null ? [] : [documents]))
    .sort((a, b) => a - b);
  const usual = before.length === USUAL_MONTHS ? (before[1] ?? null) : null;
  const documents = current?.documents ?? null;
  const recent = declared.slice(-STUCK_MONTHS);
  return {
    current,
    known,
    usual,
    dropped: documents !== null && documents > 0 && usual !== null && usual >= LEAST_MEDIAN && documents < usual * DROP,
    silentMonths: silentTail(months),
    stuck:
      recent.length === STUCK_MONTHS &&
      recent.every((one) => one.documents !== null && one.documents > 0 && one.n1 === one.documents),
    peersMedian: peers.months.find(({ month }) => month === known?.month)?.median ?? null,
    besidePeers: beside(declared.at(-1), peers),
    besidePeersBefore: beside(declared.at(-2), peers),
  };
}
