import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { type IsoDate, isoDate } from '../month';

type Named = { finess: string; name: string };

export type Proposal = {
  id: number;
  absorbed: Named;
  successor: Named;
  sites: number;
  /** The extraction's date: when the sites were seen under the other. */
  seenOn: IsoDate;
};

export type Merger = { absorbed: Named; successor: Named; effectiveOn: IsoDate };

/** The mergers to decide on and those recorded, the newest first; null without the right. */
export async function readMergers(viewer: Viewer): Promise<{ proposals: Proposal[]; mergers: Merger[] } | null> {
  if (!may(viewer, 'registry.manage')) return null;
  const named = { select: { finess: true, name: true } } as const;
  const [proposals, merged] = await Promise.all([
    db().mergerProposal.findMany({
      where: { state: 'PROPOSED' },
      include: { absorbed: named, successor: named },
      orderBy: { id: 'desc' },
    }),
    db().legalEntity.findMany({
      where: { mergedIntoFiness: { not: null }, closedOn: { not: null } },
      select: { ...named.select, closedOn: true, mergedInto: named },
      orderBy: [{ closedOn: 'desc' }, { finess: 'asc' }],
    }),
  ]);
  return {
    proposals: proposals.map(({ id, absorbed, successor, siteCount, effectiveOn }) => ({
      id,
      absorbed,
      successor,
      sites: siteCount,
      seenOn: isoDate(effectiveOn),
    })),
    mergers: merged.flatMap(({ finess, name, closedOn, mergedInto }) =>
      closedOn && mergedInto
        ? [{ absorbed: { finess, name }, successor: mergedInto, effectiveOn: isoDate(closedOn) }]
        : [],
    ),
  };
}
