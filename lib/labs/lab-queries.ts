import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { type IsoDate, isoDate, lastDay, type Month, monthOf } from '../month';
import { type FeedFacts, feedFacts } from './feed-facts';
import type { HistoryLine, LabFeed, LabIdentity, LabInstallation, LabNote, LabOrder, LabPeers, LabSite } from './lab';
import { readEquippedOn, readInstallations, readOrders } from './lab-equipment-queries';
import { readFeed, readSites } from './lab-feed-queries';
import { readHistory } from './lab-history-queries';
import { findLab, readIdentity } from './lab-identity-queries';
import { readNotes } from './lab-notes-queries';
import { readPeers } from './lab-peers-queries';
import { type LabSentence, labSentence } from './lab-sentence';
import { ownVendor } from './lab-sql';
import { type LabStatus, labStatuses } from './lab-status';
import { type LadderStep, ladderOf } from './ladder';
import { type NextStep, nextSteps } from './next-steps';

const DAY_MS = 86_400_000;

export type Lab = {
  identity: LabIdentity;
  /** The month shown, and the last one that can be. */
  month: Month;
  lastMonth: Month;
  /** The day that the page is about: today, or the month's last day for an earlier month. */
  asOf: IsoDate;
  /** A vendor sees what went through its own products. */
  ownProductsOnly: boolean;
  sites: LabSite[];
  installations: LabInstallation[];
  equippedOn: IsoDate | null;
  orders: LabOrder[];
  feed: LabFeed;
  peers: LabPeers;
  facts: FeedFacts;
  sentence: LabSentence;
  statuses: LabStatus[];
  ladder: LadderStep[];
  steps: NextStep[];
  history: HistoryLine[];
  /** Null where the viewer may not read any. */
  notes: LabNote[] | null;
};

/** The last month in which the lab existed, and that is over. */
function lastMonthOf(closedOn: IsoDate | null): Month {
  const over = lastCompleteMonth();
  const last = closedOn === null ? over : monthOf(isoDate(new Date(Date.parse(closedOn) - DAY_MS)));
  if (last < over) return last;
  return over;
}

/**
 * A lab in a month as the viewer may see it: identity, sites, equipment, orders, twelve months of feed beside its peers', and
 * what follows from them. A month after the last one it existed in, or none, is that last one.
 * @param finess of the EJ. @returns null when there is none, or when it is out of scope.
 */
export async function readLab(viewer: Viewer, finess: string, asked: Month | null): Promise<Lab | null> {
  const found = await findLab(viewer, finess);
  if (found?.finess !== finess) return null;
  const lastMonth = lastMonthOf(found.closedOn);
  const month = asked !== null && asked < lastMonth ? asked : lastMonth;
  const asOf = month === lastCompleteMonth() ? today() : lastDay(month);
  const identity = await readIdentity(viewer, finess, lastDay(month));
  const [sites, installations, equippedOn, orders, feed, notes] = await Promise.all([
    readSites(viewer, finess, month),
    readInstallations(viewer, finess, asOf),
    readEquippedOn(finess, asOf),
    readOrders(viewer, finess, asOf),
    readFeed(viewer, finess, month),
    readNotes(viewer, finess),
  ]);
  const peers = await readPeers(identity, sites.length, feed.months[0]?.month ?? month, month);
  const facts = feedFacts(feed, peers);
  const known = { identity, installations, orders, feed, equippedOn };
  // What was to be done at the end of an earlier month is nobody's business now.
  const steps =
    asOf !== today()
      ? []
      : nextSteps({
          ...known,
          month,
          asOf,
          sites,
          facts,
          lastContact: notes?.[0]?.occurredOn ?? null,
          deposits: viewer.role === 'VENDOR' && may(viewer, 'uploads.deposit'),
        });
  return {
    identity,
    month,
    lastMonth,
    asOf,
    ownProductsOnly: ownVendor(viewer) !== null,
    sites,
    installations,
    equippedOn,
    orders,
    feed,
    peers,
    facts,
    sentence: labSentence(month, feed, facts, peers),
    statuses: labStatuses(equippedOn, orders, feed, facts),
    ladder: ladderOf({ installations, orders, feed, asOf }),
    steps,
    history: await readHistory(viewer, known),
    notes,
  };
}
