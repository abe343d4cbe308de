import { type IsoDate, type Month, monthOf } from '../month';
import { pointOf, ratio } from './point';
import type { Figure, StageRow } from './types';

/** The stages of an order, in their order. */
export const STAGES = [
  'ORDER_SIGNED',
  'ADVANCE_REQUESTED',
  'ADVANCE_PAID',
  'SERVICE_DELIVERED',
  'VA_SIGNED',
  'BALANCE_REQUESTED',
  'BALANCE_PAID',
] as const;
export type Stage = (typeof STAGES)[number];

/** Stages at which an order waits for the next one. */
export const WAITING_STAGES = STAGES.slice(0, -1);

export type StageEvent = {
  stage: Stage | 'REFUSED' | 'CANCELLED';
  on: IsoDate;
  /** Euro cents. */
  amountCents: number | null;
  cause: string | null;
};

/** An order and its events, as they followed each other. */
export type OrderLife = { amountCents: number; events: readonly StageEvent[] };

/** Where an order stands on a day. */
export type Standing = {
  /** The furthest stage reached. */
  stage: Stage;
  /** The day from which it waits there: the refusal's when its request was refused. */
  since: IsoDate;
  /** The day of each stage reached; a refused request is not. */
  reached: { readonly [stage in Stage]?: IsoDate };
  /** Its advance was requested: a request refused since was filed. */
  filed: boolean;
  /** The last refusal of a request that was not made again. */
  refused: { on: IsoDate; cause: string | null } | null;
};

/** What the events up to a day have made of an order. */
type Walk = {
  reached: { [stage in Stage]?: IsoDate };
  filed: boolean;
  /** Requests neither paid nor refused, the last one made at the end. */
  pending: Stage[];
  /** The refusal of each request that was not made again, the last one at the end. */
  refused: Map<Stage, StageEvent>;
  cancelled: boolean;
};

const DAY_MS = 86_400_000;
const ADVANCE_TENTHS = 3;

/** Days from one day to another; negative when `to` is before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** The day so many days later; a half day is a whole one. */
export function addDays(day: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(day) + Math.ceil(days) * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}

/** The middle value, the mean of the two middle ones when they are even; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** The place of a stage in the life of an order, from 0. */
export function rankOf(stage: Stage): number {
  return STAGES.indexOf(stage);
}

// What a payment answers.
const ANSWERS: { readonly [stage in StageEvent['stage']]?: Stage } = {
  ADVANCE_PAID: 'ADVANCE_REQUESTED',
  BALANCE_PAID: 'BALANCE_REQUESTED',
};

/** Reads refusals as `lib/orders/life.ts` does: one answers the last request that waits, and stands until that request is made again. */
function walkTo(events: readonly StageEvent[], day: IsoDate): Walk {
  const walk: Walk = { reached: {}, filed: false, pending: [], refused: new Map(), cancelled: false };
  for (const event of events) {
    const { stage, on } = event;
    if (on > day) continue;
    if (stage === 'CANCELLED') walk.cancelled = true;
    else if (stage === 'REFUSED') {
      const request = walk.pending.pop();
      if (request === undefined) continue;
      delete walk.reached[request];
      walk.refused.set(request, event);
    } else {
      walk.reached[stage] ??= on;
      if (stage === 'ADVANCE_REQUESTED') walk.filed = true;
      if (stage === 'ADVANCE_REQUESTED' || stage === 'BALANCE_REQUESTED') {
        walk.refused.delete(stage);
        walk.pending.push(stage);
      }
      walk.pending = walk.pending.filter((request) => request !== ANSWERS[stage]);
    }
  }
  return walk;
}

/** Where an order stands at the end of a day; null before its signature and once it is cancelled. */
export function standingOn(events: readonly StageEvent[], day: IsoDate): Standing | null {
  const { reached, filed, refused, cancelled } = walkTo(events, day);
  const stage = STAGES.findLast((one) => reached[one] !== undefined);
  const reachedOn = stage && reached[stage];
  if (cancelled || !stage || !reachedOn || reached.ORDER_SIGNED === undefined) return null;
  // An order waits from the refusal of what comes next; one of a request that it has passed does not hold it.
  const next = [...refused].findLast(([request]) => rankOf(request) > rankOf(stage))?.[1];
  const last = [...refused.values()].at(-1);
  return {
    stage,
    since: next?.on ?? reachedOn,
    reached,
    filed,
    refused: last ? { on: last.on, cause: last.cause } : null,
  };
}

/** Whether an order with this standing has reached a stage; one that is further has passed it. */
export function hasReached({ stage }: Standing, asked: Stage): boolean {
  return rankOf(stage) >= rankOf(asked);
}

export type FunnelStep = {
  stage: Stage;
  /** Orders that have reached the stage, or passed it. */
  reached: number;
  /** Orders that stand there; null for the last stage, which waits for nothing. */
  waiting: number | null;
  /** Reached ÷ reached the stage before; null for the first, and of nothing. */
  conversion: number | null;
  /** Median days from the stage before; null for the first, and when none has both days. */
  days: number | null;
};

/** Days that each order took from the stage before to this one. */
function daysTo(stage: Stage, standings: readonly Standing[]): number[] {
  const before = STAGES[rankOf(stage) - 1];
  if (before === undefined) return [];
  return standings.flatMap(({ reached }) => {
    const from = reached[before];
    const to = reached[stage];
    // An advance may be paid after the service that does not wait for it: no delay is read there.
    return from === undefined || to === undefined || to < from ? [] : [daysBetween(from, to)];
  });
}

/** The orders by stage, from signature to the balance paid. */
export function funnelOf(standings: readonly Standing[]): FunnelStep[] {
  const counts = STAGES.map((stage) => standings.filter((standing) => hasReached(standing, stage)).length);
  return STAGES.map((stage, i) => {
    const reached = counts[i] ?? 0;
    const next = counts[i + 1];
    return {
      stage,
      reached,
      waiting: next === undefined ? null : reached - next,
      conversion: i === 0 ? null : ratio(reached, counts[i - 1] ?? null),
      days: median(daysTo(stage, standings)),
    };
  });
}

/** Lower bounds of the ages, in days. */
export const AGES = [0, 31, 61, 91] as const;
export type Age = (typeof AGES)[number];

/** The class of an age in days. */
export function ageClass(days: number): Age {
  return AGES.findLast((least) => days >= least) ?? 0;
}

export type AgeingRow = {
  stage: Stage;
  /** One count a class of `AGES`. */
  counts: number[];
  total: number;
  /** Median days at the stage; null of nothing. */
  days: number | null;
};

/** The age, at their stage, of the orders that wait; one row a waiting stage, then all of them. */
export function ageingOf(
  standings: readonly Standing[],
  day: IsoDate,
): { rows: AgeingRow[]; all: Omit<AgeingRow, 'stage'> } {
  const ages = (stage: Stage) =>
    standings.flatMap((standing) => (standing.stage === stage ? [daysBetween(standing.since, day)] : []));
  const counted = (days: readonly number[]) => ({
    counts: AGES.map((age) => days.filter((one) => ageClass(one) === age).length),
    total: days.length,
    days: median(days),
  });
  return {
    rows: WAITING_STAGES.map((stage) => ({ stage, ...counted(ages(stage)) })),
    all: counted(WAITING_STAGES.flatMap(ages)),
  };
}

/** The advance of an order, 30 % rounded half up to the cent; the balance is what is left, so that they always sum to the amount. */
export function advanceOf(amountCents: number): number {
  return Math.floor((amountCents * ADVANCE_TENTHS + 5) / 10);
}

export type Part = { orders: number; cents: number };
/** Euro cents before tax; the five parts sum to what is committed. */
export type Euros = {
  committed: Part;
  balancesPaid: Part;
  advancesPaid: Part;
  balancesRequested: Part;
  advancesToPay: Part;
  /** Advances and balances that no request waits for. */
  toRequest: Part;
};

/**
 * What filed orders commit, and how much of it is paid. An order that is not filed commits nothing yet; one that is cancelled, what it was
 * paid.
 */
export function eurosOf(orders: readonly OrderLife[], day: IsoDate): Euros {
  const sums: Euros = {
    committed: { orders: 0, cents: 0 },
    balancesPaid: { orders: 0, cents: 0 },
    advancesPaid: { orders: 0, cents: 0 },
    balancesRequested: { orders: 0, cents: 0 },
    advancesToPay: { orders: 0, cents: 0 },
    toRequest: { orders: 0, cents: 0 },
  };
  const add = (part: keyof Euros, cents: number) => {
    sums[part].orders += 1;
    sums[part].cents += cents;
  };
  for (const { amountCents, events } of orders) {
    const walk = walkTo(events, day);
    const paid = (stage: Stage) => events.filter((event) => event.stage === stage && event.on <= day);
    const sum = (list: readonly StageEvent[], unsaid: number) =>
      list.reduce((total, event) => total + (event.amountCents ?? unsaid), 0);
    const advances = paid('ADVANCE_PAID');
    const balances = paid('BALANCE_PAID');
    const advanced = sum(advances, advanceOf(amountCents));
    const settled = sum(balances, amountCents - advanced);
    if (advances.length > 0) add('advancesPaid', advanced);
    if (balances.length > 0) add('balancesPaid', settled);
    const over = balances.length > 0 || walk.cancelled || !walk.filed || walk.reached.ORDER_SIGNED === undefined;
    if (over) {
      if (advances.length + balances.length > 0) add('committed', advanced + settled);
      continue;
    }
    add('committed', amountCents);
    const advance = advances.length > 0 ? 0 : advanceOf(amountCents);
    const balance = amountCents - advanced - advance;
    const advanceWaits = walk.pending.includes('ADVANCE_REQUESTED');
    const balanceWaits = walk.pending.includes('BALANCE_REQUESTED');
    if (advance > 0 && advanceWaits) add('advancesToPay', advance);
    if (balanceWaits) add('balancesRequested', balance);
    const toRequest = (advanceWaits ? 0 : advance) + (balanceWaits ? 0 : balance);
    if (toRequest > 0) add('toRequest', toRequest);
  }
  return sums;
}

export type CauseCount = { cause: string | null; count: number; pending: number };

/** Refusals up to a day by cause, most frequent first; `pending`: orders whose request was not made again. */
export function refusalsOf(orders: readonly OrderLife[], day: IsoDate): CauseCount[] {
  const causes = new Map<string | null, CauseCount>();
  for (const { events } of orders) {
    const { refused, cancelled } = walkTo(events, day);
    const pending = new Set(cancelled ? [] : refused.values());
    for (const event of events) {
      const { stage, on, cause } = event;
      if (stage !== 'REFUSED' || on > day) continue;
      const row = causes.get(cause) ?? { cause, count: 0, pending: 0 };
      row.count += 1;
      if (pending.has(event)) row.pending += 1;
      causes.set(cause, row);
    }
  }
  return [...causes.values()].sort((a, b) => b.count - a.count || (a.cause ?? '').localeCompare(b.cause ?? '', 'fr'));
}

/** Entries to and exits from each stage by month: what stands at a stage is their sum up to the month. */
export function stageChanges(lives: readonly OrderLife[]): StageRow[] {
  const changes = new Map<string, StageRow>();
  const add = (month: Month, stage: Stage, change: number) => {
    const key = `${month} ${stage}`;
    const row = changes.get(key) ?? { month, stage, change: 0 };
    row.change += change;
    changes.set(key, row);
  };
  for (const { events } of lives) {
    let stood: Stage | null = null;
    for (const day of new Set(events.map(({ on }) => on))) {
      const stands = standingOn(events, day)?.stage ?? null;
      if (stands === stood) continue;
      if (stood !== null) add(monthOf(day), stood, -1);
      if (stands !== null) add(monthOf(day), stands, 1);
      stood = stands;
    }
  }
  return [...changes.values()];
}

/** Orders that stand at each stage at the end of each month; all of them without a split by stage. */
export const ordersStages: Figure = {
  definition: {
    id: 'orders-stages',
    label: 'Commandes par étape',
    unit: 'orders',
    formula:
      'Nombre de commandes SONS signées au plus tard le dernier jour du mois\u202F; ventilées par étape, chacune est comptée à la plus avancée ' +
      'qu’elle a atteinte ce jour-là. Une demande refusée n’est pas atteinte tant qu’elle n’est pas refaite. ' +
      'Conversion = commandes qui ont atteint l’étape ÷ celles qui ont atteint la précédente\u202F; délai médian = médiane des jours entre les deux dates.',
    sources: 'Événements datés des commandes (dépôts et extraction de l’ASP).',
    perimeter: 'Commandes de la biologie, vague 1, tous dispositifs\u202F; une commande annulée ne compte plus.',
    whenEmpty: '«\u00A0n.d.\u00A0» tant qu’aucune commande n’est connue dans le périmètre.',
    whenIncomplete: 'Sans objet\u00A0: une commande est comptée à la date de son événement.',
    splits: ['stage', 'region', 'sector', 'vendor', 'product'],
  },
  compute: (facts, months) =>
    months.map((at) => {
      const value =
        facts.stages.length === 0
          ? null
          : facts.stages.reduce((sum, { month, change }) => (month <= at ? sum + change : sum), 0);
      return pointOf(facts, 'orders-stages', at, { value, source: 'Événements des commandes SONS' });
    }),
};
