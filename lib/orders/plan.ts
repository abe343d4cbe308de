import type { IsoDate } from '../month';
import { type EventFault, type LifeEvent, lifeFaults, type OrderStage, usualAmount } from './life';

/** An event that counts, as the database knows it. */
export type KnownEvent = LifeEvent & { id: bigint };

/** What a row or a form says of an event; null: it says nothing of it. */
export type GivenEvent = { stage: OrderStage; on: IsoDate; amountCents: number | null; cause: string | null };

/** What a given event makes of a life. `changed`: a correction, a new event that takes the place of `before`. */
export type Step<Given extends GivenEvent> = { given: Given } & (
  | { effect: 'unchanged' }
  | { effect: 'added'; event: LifeEvent }
  | { effect: 'changed'; event: LifeEvent; before: KnownEvent }
);

const REQUESTS: readonly OrderStage[] = ['ADVANCE_REQUESTED', 'BALANCE_REQUESTED'];

const same = (known: LifeEvent, given: GivenEvent) =>
  known.stage === given.stage &&
  known.on === given.on &&
  (given.amountCents === null || given.amountCents === known.amountCents) &&
  (given.cause === null || given.cause === known.cause);

/** Whether two events of one stage are two, not one with another date: a refusal between two requests, a request between two refusals. */
function apart(known: LifeEvent, given: GivenEvent, all: readonly GivenEvent[]): boolean {
  const [from, to] = known.on < given.on ? [known.on, given.on] : [given.on, known.on];
  if (REQUESTS.includes(given.stage)) {
    return all.some(({ stage, on }) => stage === 'REFUSED' && on >= from && on <= to);
  }
  if (given.stage !== 'REFUSED') return false;
  return all.some(({ stage, on }) => REQUESTS.includes(stage) && on > from && on <= to);
}

/** The order's amount once these are written: the newly signed one, else the known one; null: none. */
function orderAmount(known: readonly KnownEvent[], givens: readonly GivenEvent[]): number | null {
  const signed = (events: readonly GivenEvent[]) =>
    events.find(({ stage, amountCents }) => stage === 'ORDER_SIGNED' && amountCents !== null)?.amountCents ?? null;
  return signed(givens) ?? signed(known);
}

/**
 * What the events given for one order make of those known: nothing new, a correction of the one that they take the place of, or a
 * further one. Without an amount, a known one is kept and a new one is the rule's (30 %, 70 %). Pure.
 */
export function planEvents<Given extends GivenEvent>(
  known: readonly KnownEvent[],
  givens: readonly Given[],
): Step<Given>[] {
  const amount = orderAmount(known, givens);
  const told = new Set<KnownEvent>();
  const unchanged = new Set<Given>();
  for (const given of givens) {
    const found = known.find((event) => !told.has(event) && same(event, given));
    if (!found) continue;
    told.add(found);
    unchanged.add(given);
  }
  const all = [...known, ...givens];
  return givens.map((given): Step<Given> => {
    if (unchanged.has(given)) return { given, effect: 'unchanged' };
    const { stage, on, cause } = given;
    const candidates = known.filter(
      (event) => event.stage === stage && !told.has(event) && (event.on === on || !apart(event, given, all)),
    );
    const before = candidates.find((event) => event.on === on) ?? candidates.at(-1);
    if (!before) {
      return {
        given,
        effect: 'added',
        event: { stage, on, cause, amountCents: given.amountCents ?? usualAmount(stage, amount) },
      };
    }
    told.add(before);
    const event = { stage, on, cause: cause ?? before.cause, amountCents: given.amountCents ?? before.amountCents };
    return { given, effect: 'changed', event, before };
  });
}

/** The events that count once the steps are written. */
function lifeAfter<Given extends GivenEvent>(known: readonly KnownEvent[], steps: readonly Step<Given>[]): LifeEvent[] {
  const corrected = new Set(steps.flatMap((step) => (step.effect === 'changed' ? [step.before] : [])));
  return [
    ...known.filter((event) => !corrected.has(event)),
    ...steps.flatMap((step) => (step.effect === 'unchanged' ? [] : [step.event])),
  ];
}

/** What the steps would break: the faults of the life after them that the life before did not have. */
export function stepFaults<Given extends GivenEvent>(
  known: readonly KnownEvent[],
  steps: readonly Step<Given>[],
  ceilingCents: number | null,
): EventFault<LifeEvent>[] {
  const already = new Set<LifeEvent>(lifeFaults(known, ceilingCents).map(({ event }) => event));
  return lifeFaults(lifeAfter(known, steps), ceilingCents).filter(({ event }) => !already.has(event));
}
