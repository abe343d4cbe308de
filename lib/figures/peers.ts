import type { Month } from '../month';

/** Under so many peers that feed, no median is shown: it would be about somebody. */
export const LEAST_PEERS = 5;

/** Sizes of a lab by its open sites, from and to both included; a null end has none. */
export const SIZE_BANDS = [
  { from: 1, to: 1, label: '1 site' },
  { from: 2, to: 4, label: '2 à 4 sites' },
  { from: 5, to: 9, label: '5 à 9 sites' },
  { from: 10, to: 19, label: '10 à 19 sites' },
  { from: 20, to: null, label: '20 sites et plus' },
] as const;
export type SizeBand = (typeof SIZE_BANDS)[number];

/** The band of a lab with so many open sites; null without any. */
export function sizeBandOf(sites: number): SizeBand | null {
  return SIZE_BANDS.find(({ from, to }) => sites >= from && (to === null || sites <= to)) ?? null;
}

/** Documents of a peer in a month. */
export type PeerCount = { month: Month; documents: number };

/** What the peers have sent in a month. The middle half lies between `low` and `high`; all documents. */
export type PeerMonth = {
  month: Month;
  /** Peers with at least one document in the month. */
  peers: number;
  median: number | null;
  low: number | null;
  high: number | null;
};

/** The value under which a share of the sorted values lies, on a straight line between two of them; null without values. */
function quantile(sorted: readonly number[], share: number): number | null {
  const at = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return below === undefined || above === undefined ? null : below + (above - below) * (at - Math.floor(at));
}

/**
 * Median and middle half of the peers, month by month, among those that have sent at least one document in it. All null
 * in a month with fewer than `LEAST_PEERS` of them.
 */
export function peerMonths(months: readonly Month[], counts: readonly PeerCount[]): PeerMonth[] {
  return months.map((month) => {
    const sorted = counts
      .flatMap((count) => (count.month === month && count.documents > 0 ? [count.documents] : []))
      .sort((a, b) => a - b);
    const known = sorted.length >= LEAST_PEERS;
    return {
      month,
      peers: sorted.length,
      median: known ? quantile(sorted, 0.5) : null,
      low: known ? quantile(sorted, 0.25) : null,
      high: known ? quantile(sorted, 0.75) : null,
    };
  });
}
