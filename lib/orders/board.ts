import {
  type ClosingVersion,
  closingVersion,
  expectedOn,
  inForce,
  type Milestone,
  type Outcome,
  outcomeOf,
  type Pace,
  pacePerMonth,
  STAGE_DUE,
} from '../figures/closings';
import {
  type AgeingRow,
  ageingOf,
  type CauseCount,
  daysBetween,
  type Euros,
  eurosOf,
  type FunnelStep,
  funnelOf,
  hasReached,
  type Part,
  refusalsOf,
  STAGES,
  type Standing,
  standingOn,
} from '../figures/order-stages';
import { ratio } from '../figures/point';
import { addMonths, type IsoDate, lastDay, type Month, monthOf } from '../month';
import type { LabTotal, OrderFact } from './board-facts-queries';

/** An order and where it stands on the day of the board. */
export type StandingOrder = OrderFact & { standing: Standing };

/** One version of a closing date, and the orders that it found. */
export type ClosingRow = Milestone & {
  inForce: boolean;
  over: boolean;
  met: number;
  missed: number;
  /** Neither done nor late yet. */
  ahead: number;
};

/** An order that misses a closing date, or is expected to. */
export type LateOrder = { order: StandingOrder; milestone: Milestone; expectedOn: IsoDate | null };

/** The next closing date to come, and what must be done by then. */
export type NextClosing = {
  milestone: Milestone;
  /** Filed orders of the device that have not reached the stage. */
  left: number;
  /** Of those, orders that already missed another closing date that stands in the way. */
  outOfReach: number;
  days: number;
  /** Orders a month needed until the date, and done a month over the last three; null when it cannot be said. */
  needed: number | null;
  recent: number;
};

export type ShareRow = {
  key: 'PRIVATE' | 'HOSPITAL';
  orders: number;
  /** Orders of the sector ÷ all orders. */
  shareOfOrders: number | null;
  /** Open labs of the sector with an order; one with two counts once. */
  labsWithOrder: number;
  labs: number;
  shareOfLabs: number | null;
};

export type Shares = {
  orders: number;
  labsWithOrder: number;
  labs: number;
  shareOfLabs: number | null;
  sectors: ShareRow[];
};

export type PlaceRow = {
  key: string;
  label: string;
  orders: number;
  verified: number;
  /** Verified ÷ filed. */
  share: number | null;
  waiting: number;
  /** Waiting for more than 90 days. */
  old: number;
};

const RECENT_MONTHS = 3;
const OLD_DAYS = 90;

/** The signed orders, not cancelled, on a day. */
export function standingOrders(orders: readonly OrderFact[], day: IsoDate): StandingOrder[] {
  return orders.flatMap((order) => {
    const standing = standingOn(order.events, day);
    return standing ? [{ ...order, standing }] : [];
  });
}

/** Orders that were signed and are cancelled by the day. */
export function cancelledCount(orders: readonly OrderFact[], day: IsoDate): number {
  return orders.filter(({ events }) => events.some(({ stage, on }) => stage === 'CANCELLED' && on <= day)).length;
}

/** The orders filed at the ASP: those whose advance was requested, be the request refused since. */
export const filedOf = (orders: readonly StandingOrder[]): StandingOrder[] =>
  orders.filter(({ standing }) => standing.filed);

export const funnel = (orders: readonly StandingOrder[]): FunnelStep[] =>
  funnelOf(orders.map(({ standing }) => standing));
export const ageing = (
  orders: readonly StandingOrder[],
  day: IsoDate,
): { rows: AgeingRow[]; all: Omit<AgeingRow, 'stage'> } =>
  ageingOf(
    orders.map(({ standing }) => standing),
    day,
  );
export const refusals = (orders: readonly OrderFact[], day: IsoDate): CauseCount[] => refusalsOf(orders, day);

/** Euros of the orders, and of each device that has some by the day; the cancelled ones count for what they were paid. */
export function euros(
  orders: readonly OrderFact[],
  day: IsoDate,
): { all: Euros; devices: { device: string; euros: Euros }[] } {
  const known = orders.filter(({ events }) => events.some(({ on }) => on <= day));
  const devices = [...new Set(known.map(({ device }) => device))].sort().reverse();
  return {
    all: eurosOf(known, day),
    devices: devices.map((device) => ({
      device,
      euros: eurosOf(
        known.filter((order) => order.device === device),
        day,
      ),
    })),
  };
}

/** The orders of a closing date's device, with what each makes of it; those cancelled by `from` are left out. */
function outcomes(
  orders: readonly StandingOrder[],
  milestone: Milestone,
  from: IsoDate,
): { order: StandingOrder; outcome: Outcome }[] {
  return orders.flatMap((order) =>
    order.device === milestone.device && standingOn(order.events, from)
      ? [{ order, outcome: outcomeOf(order.events, milestone, from) }]
      : [],
  );
}

/** The numbers of the orders that missed each version of a closing date, as an address names it. */
export function missedVersions(
  orders: readonly StandingOrder[],
  milestones: readonly Milestone[],
  version: ClosingVersion,
  from: IsoDate,
): Set<string> {
  return new Set(
    milestones
      .filter((milestone) => closingVersion(milestone) === version)
      .flatMap((milestone) => outcomes(orders, milestone, from))
      .flatMap(({ order, outcome }) => (outcome === 'missed' ? [order.number] : [])),
  );
}

/** Each version of each closing date, with who kept and missed it, seen from `from`: today for the last month, else its end. */
export function closingRows(
  orders: readonly StandingOrder[],
  milestones: readonly Milestone[],
  from: IsoDate,
): ClosingRow[] {
  const current = inForce(milestones);
  return milestones.map((milestone) => {
    const found = outcomes(orders, milestone, from);
    const count = (asked: Outcome) => found.filter(({ outcome }) => outcome === asked).length;
    return {
      ...milestone,
      inForce: current.includes(milestone),
      over: milestone.dueOn < from,
      met: count('met'),
      missed: count('missed'),
      ahead: count('ahead'),
    };
  });
}

/** Closing dates in force that are over, first one first: an order that missed one is out of time. */
function overOf(milestones: readonly Milestone[], from: IsoDate): Milestone[] {
  return inForce(milestones)
    .filter(({ dueOn }) => dueOn < from)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
}

/** Filed orders with where they stand on the day that closing dates are seen from; those cancelled by then are left out. */
function filedSeen(orders: readonly StandingOrder[], from: IsoDate): { order: StandingOrder; seen: Standing }[] {
  return filedOf(orders).flatMap((order) => {
    const seen = standingOn(order.events, from);
    return seen ? [{ order, seen }] : [];
  });
}

/** Filed orders that, on the day seen from, have still not done what a closing date in force wanted; oldest wait first. */
export function missedOrders(
  orders: readonly StandingOrder[],
  milestones: readonly Milestone[],
  from: IsoDate,
): LateOrder[] {
  const over = overOf(milestones, from);
  return filedSeen(orders, from)
    .flatMap(({ order, seen }) => {
      const milestone = over.find((one) => one.device === order.device && !hasReached(seen, STAGE_DUE[one.code]));
      return milestone ? [{ order, milestone, expectedOn: null }] : [];
    })
    .sort((a, b) => (a.order.standing.since < b.order.standing.since ? -1 : 1));
}

/** The next closing date in force of each device that has one. */
function nextOf(milestones: readonly Milestone[], from: IsoDate): Milestone[] {
  const coming = inForce(milestones)
    .filter(({ dueOn }) => dueOn >= from)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return coming.filter(({ device }, i) => coming.findIndex((other) => other.device === device) === i);
}

/** The usual pace of a device: the median days of each stage, over all its orders in France. */
export function paceOf(orders: readonly StandingOrder[], device: string): Pace {
  const steps = funnel(orders.filter((order) => order.device === device));
  return Object.fromEntries(steps.map(({ stage, days }) => [stage, days]));
}

/**
 * Filed orders that will miss the next closing date of their device if each stage left takes its median in France; those already
 * out of time are apart. Latest first. Seen from `from`, as `closingRows`.
 */
export function expectedLate(
  orders: readonly StandingOrder[],
  all: readonly StandingOrder[],
  milestones: readonly Milestone[],
  from: IsoDate,
): LateOrder[] {
  const missed = new Set(missedOrders(orders, milestones, from).map(({ order }) => order));
  return nextOf(milestones, from)
    .flatMap((milestone) => {
      const pace = paceOf(all, milestone.device);
      return filedSeen(orders, from).flatMap(({ order, seen }): LateOrder[] => {
        if (order.device !== milestone.device || missed.has(order)) return [];
        const expected = expectedOn(seen, STAGE_DUE[milestone.code], pace, from);
        return expected !== null && expected > milestone.dueOn ? [{ order, milestone, expectedOn: expected }] : [];
      });
    })
    .sort((a, b) => ((a.expectedOn ?? '') < (b.expectedOn ?? '') ? 1 : -1));
}

/** The first closing date to come, seen from `from` (today for the last month, else its end); null when there is none. */
export function nextClosing(
  orders: readonly StandingOrder[],
  milestones: readonly Milestone[],
  day: IsoDate,
  from: IsoDate,
): NextClosing | null {
  const [milestone] = nextOf(milestones, from);
  if (!milestone) return null;
  const stage = STAGE_DUE[milestone.code];
  const mine = filedOf(orders).filter(({ device }) => device === milestone.device);
  const left = filedSeen(mine, from).flatMap(({ order, seen }) => (hasReached(seen, stage) ? [] : [order]));
  const missed = new Set(missedOrders(mine, milestones, from).map(({ order }) => order));
  const recentFrom = lastDay(addMonths(monthOf(day), -RECENT_MONTHS));
  const recent = mine.filter(({ standing }) => {
    const on = standing.reached[stage];
    return on !== undefined && on > recentFrom;
  }).length;
  return {
    milestone,
    left: left.length,
    outOfReach: left.filter((order) => missed.has(order)).length,
    days: daysBetween(from, milestone.dueOn),
    needed: pacePerMonth(left.length, from, milestone.dueOn),
    recent: Math.round(recent / RECENT_MONTHS),
  };
}

const inSector = (lab: Pick<LabTotal, 'sector'>, key: ShareRow['key']) => lab.sector === key;
// Open labs, as those that they are a share of.
const labsOf = (orders: readonly StandingOrder[]) =>
  new Set(orders.flatMap(({ finess, labOpen }) => (labOpen ? [finess] : []))).size;

/** Both readings of «share with an order», side by side: of the orders, and of the labs. */
export function sharesOf(filed: readonly StandingOrder[], labs: readonly LabTotal[]): Shares {
  const total = (rows: readonly LabTotal[]) => rows.reduce((sum, row) => sum + row.labs, 0);
  const open = total(labs);
  const withOrder = labsOf(filed);
  return {
    orders: filed.length,
    labsWithOrder: withOrder,
    labs: open,
    shareOfLabs: ratio(withOrder, open),
    sectors: (['HOSPITAL', 'PRIVATE'] as const).map((key) => {
      const own = filed.filter((order) => order.sector === key);
      const ownLabs = total(labs.filter((row) => inSector(row, key)));
      return {
        key,
        orders: own.length,
        shareOfOrders: ratio(own.length, filed.length),
        labsWithOrder: labsOf(own),
        labs: ownLabs,
        shareOfLabs: ratio(labsOf(own), ownLabs),
      };
    }),
  };
}

/** As a presentation of March 2023 gives them: «339 dossiers, > 22 % ES, > 73 % privés», over 479 and 383 legal entities. */
export const PUBLISHED = {
  orders: 339,
  sectors: { HOSPITAL: { share: 0.22, labs: 479 }, PRIVATE: { share: 0.73, labs: 383 } },
} as const;

/** What the published shares would make of the labs, were they shares of labs: more than the orders published. */
export function publishedAsShareOfLabs(): { hospital: number; private: number; sum: number } {
  const of = ({ share, labs }: { share: number; labs: number }) => Math.round(share * labs);
  const hospital = of(PUBLISHED.sectors.HOSPITAL);
  const own = of(PUBLISHED.sectors.PRIVATE);
  return { hospital, private: own, sum: hospital + own };
}

/** Orders by a key of theirs, one row a label that has some, most orders first. */
export function placeRows(
  orders: readonly StandingOrder[],
  day: IsoDate,
  keyOf: (order: StandingOrder) => string,
  labels: readonly { key: string; shownKey: string; label: string }[],
): PlaceRow[] {
  const rows = labels.flatMap(({ key, shownKey, label }) => {
    const own = filedOf(orders).filter((order) => keyOf(order) === key);
    if (own.length === 0) return [];
    const verified = own.filter(({ standing }) => hasReached(standing, 'VA_SIGNED')).length;
    const waiting = own.filter(({ standing }) => standing.stage !== STAGES.at(-1));
    return [
      {
        key: shownKey,
        label,
        orders: own.length,
        verified,
        share: ratio(verified, own.length),
        waiting: waiting.length,
        old: waiting.filter(({ standing }) => daysBetween(standing.since, day) > OLD_DAYS).length,
      },
    ];
  });
  return rows.sort((a, b) => b.orders - a.orders || a.label.localeCompare(b.label, 'fr'));
}

/** The parts of the bar to 100 %, in its order. */
export const EURO_PARTS = [
  'balancesPaid',
  'advancesPaid',
  'balancesRequested',
  'advancesToPay',
  'toRequest',
] as const satisfies readonly (keyof Euros)[];

/** What is paid of what is committed, a ratio. */
export function paidShare({ committed, balancesPaid, advancesPaid }: Euros): number | null {
  const cents = ({ cents: value }: Part) => value;
  return ratio(cents(balancesPaid) + cents(advancesPaid), cents(committed));
}

/** The month asked, within those that can be; see `firstMonth`. */
export function monthWithin(asked: Month | null, first: Month, last: Month): Month {
  if (asked === null || asked > last) return last;
  return asked < first ? first : asked;
}
