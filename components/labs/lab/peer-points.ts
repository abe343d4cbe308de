import type { PeerMonth } from '@/lib/figures/peers';
import type { FeedMonth, LabFeed, LabPeers } from '@/lib/labs/lab';

/** A month of the lab beside its peers'. */
export type PeerPoint = FeedMonth & Omit<PeerMonth, 'month'>;

/** The months of the chart and of its table. */
export function peerPoints({ months }: LabFeed, peers: LabPeers): PeerPoint[] {
  return months.map((own) => {
    const found = peers.months.find(({ month }) => month === own.month);
    return {
      ...own,
      peers: found?.peers ?? 0,
      median: found?.median ?? null,
      low: found?.low ?? null,
      high: found?.high ?? null,
    };
  });
}
