import { formatDate } from '../format/date';
import { formatEuros } from '../format/euros';
import type { OrderStage } from '../generated/prisma/enums';
import { type IsoDate, type Month, monthOf } from '../month';
import { MOST_CENTS } from './read-amount';
import { STAGE_WORDS } from './stage-words';

export type { OrderStage };

/** One dated step of an order. Amounts in euro cents before tax; null: none was given. */
export type LifeEvent = { stage: OrderStage; on: IsoDate; amountCents: number | null; cause: string | null };

/** Why a step may not be, design's codes. */
export type LifeCode =
  | 'event-out-of-order'
  | 'event-before-signature'
  | 'order-cancelled'
  | 'amount-over-ceiling'
  | 'bad-amount'
  | 'bad-cause'
  | 'not-referenced'
  | 'closed-structure'
  | 'future-date'
  | 'locked-month';

/** `message`: in French, what is wrong and what to do. */
export type Fault<Code extends string = LifeCode> = { code: Code; message: string };
export type EventFault<Event> = Fault & { event: Event };

/** The stages of an order that nothing stops, in their order. */
const STAGES = [
  'ORDER_SIGNED',
  'ADVANCE_REQUESTED',
  'ADVANCE_PAID',
  'SERVICE_DELIVERED',
  'VA_SIGNED',
  'BALANCE_REQUESTED',
  'BALANCE_PAID',
] as const satisfies readonly OrderStage[];

const RANKS: readonly OrderStage[] = [...STAGES, 'REFUSED', 'CANCELLED'];
const REQUESTS: readonly OrderStage[] = ['ADVANCE_REQUESTED', 'BALANCE_REQUESTED'];
const PAYMENTS: readonly OrderStage[] = ['ADVANCE_PAID', 'BALANCE_PAID'];

// What must have happened before. The VA attests the service, so a service that nobody recorded does not forbid it; and neither
// needs the advance, which a vendor may never ask for.
const NEEDS: Partial<Record<OrderStage, OrderStage>> = {
  ADVANCE_PAID: 'ADVANCE_REQUESTED',
  BALANCE_REQUESTED: 'VA_SIGNED',
  BALANCE_PAID: 'BALANCE_REQUESTED',
};

/** The advance of an order: 30 %, half a cent rounded up. Euro cents. */
export function advanceOf(amountCents: number): number {
  return Math.floor((amountCents * 3 + 5) / 10); // whole numbers: 0.3 is none in binary
}

/** The balance of an order: what the advance leaves, so that both always sum to the amount. Euro cents. */
export function balanceOf(amountCents: number): number {
  return amountCents - advanceOf(amountCents);
}

/** The amount that the rule gives a stage of an order; null for a stage that has none, or when the order's is not known. */
export function usualAmount(stage: OrderStage, amountCents: number | null): number | null {
  if (amountCents === null) return null;
  if (stage === 'ORDER_SIGNED') return amountCents;
  if (stage === 'ADVANCE_REQUESTED' || stage === 'ADVANCE_PAID') return advanceOf(amountCents);
  if (stage === 'BALANCE_REQUESTED' || stage === 'BALANCE_PAID') return balanceOf(amountCents);
  return null;
}

/** What walking through a life has met so far. */
type Walk = {
  signed: LifeEvent | null;
  done: Map<OrderStage, LifeEvent>;
  /** Requests neither paid nor refused, the last one made at the end. */
  pending: OrderStage[];
  refused: Map<OrderStage, LifeEvent>;
  last: OrderStage | null;
  paidCents: number;
  cancelled: LifeEvent | null;
};

const start = (): Walk => ({
  signed: null,
  done: new Map(),
  pending: [],
  refused: new Map(),
  last: null,
  paidCents: 0,
  cancelled: null,
});

const rankOf = ({ stage }: LifeEvent) => RANKS.indexOf(stage);

/** Of the events of one day, the one that comes first: a refusal as soon as there is something to refuse. */
function nextOfDay<E extends LifeEvent>(day: readonly E[], { pending }: Walk): E | undefined {
  const refusal = pending.length > 0 ? day.find(({ stage }) => stage === 'REFUSED') : undefined;
  return refusal ?? [...day].sort((a, b) => rankOf(a) - rankOf(b))[0];
}

const said = ({ stage, on }: LifeEvent) => `${STAGE_WORDS[stage].the} (${formatDate(on)})`;
const outOfOrder = (message: string): Fault => ({ code: 'event-out-of-order', message });

function predecessorFault(event: LifeEvent, needed: OrderStage, all: readonly LifeEvent[]): Fault {
  const later = all.find(({ stage }) => stage === needed);
  return outOfOrder(
    later
      ? `Étapes dans le désordre\u00A0: ${said(event)} précède ${said(later)}. Vérifiez les deux dates.`
      : `Étape impossible\u00A0: ${said(event)}, sans ${STAGE_WORDS[needed].bare} avant. Ajoutez l’étape qui manque, ou vérifiez celle-ci.`,
  );
}

function orderFault(event: LifeEvent, walk: Walk, all: readonly LifeEvent[]): Fault | null {
  const { stage, on } = event;
  const { signed, done, pending, refused, cancelled } = walk;
  if (cancelled) {
    return {
      code: 'order-cancelled',
      message: `Commande annulée le ${formatDate(cancelled.on)}\u00A0: elle ne reçoit plus rien, ${said(event)} n’est pas possible. Vérifiez le numéro.`,
    };
  }
  if (stage === 'ORDER_SIGNED') {
    return signed
      ? outOfOrder(`Bon de commande déjà signé le ${formatDate(signed.on)}. Gardez l’une des deux dates.`)
      : null;
  }
  if (!signed) {
    const signature = all.find((other) => other.stage === 'ORDER_SIGNED');
    return signature
      ? {
          code: 'event-before-signature',
          message: `Date avant la signature\u00A0: ${said(event)} précède ${said(signature)}. Vérifiez les deux dates.`,
        }
      : outOfOrder(
          `Étape impossible\u00A0: ${said(event)}, et le bon de commande n’est pas signé. Ajoutez la signature du bon de commande.`,
        );
  }
  const settled = done.get('BALANCE_PAID');
  if (settled && stage !== 'BALANCE_PAID') {
    return outOfOrder(
      `Étape impossible\u00A0: ${said(event)}, alors que le solde est versé depuis le ${formatDate(settled.on)}. Vérifiez la date.`,
    );
  }
  if (stage === 'REFUSED') {
    return pending.length === 0
      ? outOfOrder(
          `Refus impossible le ${formatDate(on)}\u00A0: aucune demande n’attend de réponse ce jour-là. Ajoutez la demande refusée, ou vérifiez la date.`,
        )
      : null;
  }
  const before = done.get(stage);
  if (before && !(REQUESTS.includes(stage) && refused.has(stage))) {
    return outOfOrder(
      `Étape déjà faite\u00A0: ${STAGE_WORDS[stage].the} est du ${formatDate(before.on)}, et du ${formatDate(on)}. Gardez l’une des deux dates.`,
    );
  }
  if (stage === 'SERVICE_DELIVERED') {
    const verified = done.get('VA_SIGNED');
    return verified
      ? outOfOrder(`Étapes dans le désordre\u00A0: ${said(verified)} précède ${said(event)}. Vérifiez les deux dates.`)
      : null;
  }
  const needed = NEEDS[stage];
  if (!needed) return null;
  if (!done.has(needed)) return predecessorFault(event, needed, all);
  const refusal = refused.get(needed);
  return refusal
    ? outOfOrder(
        `Étape impossible\u00A0: ${said(event)}, alors que ${STAGE_WORDS[needed].the} a été refusée le ${formatDate(refusal.on)}. Ajoutez la nouvelle demande.`,
      )
    : null;
}

/** An amount that was read as the largest may have been larger. */
const told = (amountCents: number) => `${formatEuros(amountCents)}${amountCents >= MOST_CENTS ? ' au moins' : ''}`;

function amountFault(event: LifeEvent, walk: Walk, ceilingCents: number | null): Fault | null {
  const { stage, amountCents } = event;
  if (stage === 'ORDER_SIGNED') {
    if (!amountCents) {
      return { code: 'bad-amount', message: 'Montant absent\u00A0: saisissez le montant de la commande, hors taxes.' };
    }
    return ceilingCents !== null && amountCents > ceilingCents
      ? {
          code: 'amount-over-ceiling',
          message: `Montant au-dessus du plafond\u00A0: ${told(amountCents)}, pour ${formatEuros(ceilingCents)} au plus. Vérifiez le montant hors taxes.`,
        }
      : null;
  }
  const order = walk.signed?.amountCents ?? null;
  if (amountCents === null || order === null) return null;
  const paid = PAYMENTS.includes(stage) ? walk.paidCents : 0;
  if (paid + amountCents <= order) return null;
  const already = paid > 0 ? `, en plus de ${formatEuros(paid)} déjà versés` : '';
  return {
    code: 'amount-over-ceiling',
    message: `Montant au-dessus de la commande\u00A0: ${told(amountCents)}${already}, pour une commande de ${formatEuros(order)}. Vérifiez le montant.`,
  };
}

function causeFault({ stage, cause }: LifeEvent): Fault | null {
  if (cause || (stage !== 'REFUSED' && stage !== 'CANCELLED')) return null;
  const what = stage === 'REFUSED' ? 'du refus' : 'de l’annulation';
  return { code: 'bad-cause', message: `Motif absent\u00A0: dites la cause ${what}.` };
}

function take(event: LifeEvent, walk: Walk): void {
  const { stage, amountCents } = event;
  walk.last = stage;
  if (stage === 'CANCELLED') walk.cancelled = event;
  else if (stage === 'REFUSED') {
    const request = walk.pending.pop();
    if (request) walk.refused.set(request, event);
  } else {
    walk.done.set(stage, event);
    if (stage === 'ORDER_SIGNED') walk.signed = event;
    if (REQUESTS.includes(stage)) {
      walk.refused.delete(stage);
      walk.pending.push(stage);
    }
    if (PAYMENTS.includes(stage)) {
      walk.paidCents += amountCents ?? 0;
      walk.pending = walk.pending.filter((request) => request !== NEEDS[stage]);
    }
  }
}

type Check = (event: LifeEvent, walk: Walk, all: readonly LifeEvent[]) => Fault | null;

/** Goes through events by day; what may not be is left out of the walk, and told. */
function walkThrough<E extends LifeEvent>(
  events: readonly E[],
  check: Check,
): { walk: Walk; faults: EventFault<E>[]; inOrder: E[] } {
  const walk = start();
  const faults: EventFault<E>[] = [];
  const inOrder: E[] = [];
  for (const day of [...new Set(events.map(({ on }) => on))].sort()) {
    let left = events.filter(({ on }) => on === day);
    for (let event = nextOfDay(left, walk); event; event = nextOfDay(left, walk)) {
      const taken = event;
      left = left.filter((other) => other !== taken);
      const fault = check(taken, walk, events);
      if (fault) faults.push({ event: taken, ...fault });
      else take(taken, walk);
      inOrder.push(taken);
    }
  }
  return { walk, faults, inOrder };
}

/**
 * What may not be in the life that these events make, whatever the order in which they are given; one fault an event, and the cause that it
 * lacks besides.
 * @param ceilingCents the most that an order of the device may cost; null: no ceiling is known.
 */
export function lifeFaults<E extends LifeEvent>(events: readonly E[], ceilingCents: number | null): EventFault<E>[] {
  const check: Check = (event, walk, all) =>
    orderFault(event, walk, all) ?? amountFault(event, walk, ceilingCents) ?? causeFault(event);
  const { faults } = walkThrough(events, check);
  const causes = faults.flatMap(({ event, code }) => {
    const fault = code === 'bad-cause' ? null : causeFault(event);
    return fault ? [{ event, ...fault }] : [];
  });
  return [...faults, ...causes];
}

/** The events as they followed each other, those of one day included. */
export function inOrder<E extends LifeEvent>(events: readonly E[]): E[] {
  return walkThrough(events, orderFault).inOrder;
}

/** Where an order stands. */
export type Standing = {
  /** The furthest stage reached; REFUSED when its last request waits to be made again, CANCELLED when it is; null: nothing counts. */
  stage: OrderStage | null;
  signedOn: IsoDate | null;
  verifiedOn: IsoDate | null;
  /** Euro cents; null: nothing paid yet, or an amount that nobody knows. */
  advancePaidCents: number | null;
  balancePaidCents: number | null;
};

/** Where the order of these events stands. */
export function standingOf(events: readonly LifeEvent[]): Standing {
  const { walk } = walkThrough(events, orderFault);
  const furthest = STAGES.findLast((stage) => walk.done.has(stage) && !walk.refused.has(stage)) ?? null;
  // A payment of the advance does not make a refused balance stand.
  const held = [...walk.refused.keys()].some(
    (request) => furthest !== null && RANKS.indexOf(request) > RANKS.indexOf(furthest),
  );
  return {
    stage: walk.cancelled ? 'CANCELLED' : walk.last === 'REFUSED' || held ? 'REFUSED' : furthest,
    signedOn: walk.signed?.on ?? null,
    verifiedOn: walk.done.get('VA_SIGNED')?.on ?? null,
    advancePaidCents: walk.done.get('ADVANCE_PAID')?.amountCents ?? null,
    balancePaidCents: walk.done.get('BALANCE_PAID')?.amountCents ?? null,
  };
}

/** The stages that could be recorded next, in their order: those that the life allows on its last day, or late on an earlier one. */
export function possibleStages(events: readonly LifeEvent[]): OrderStage[] {
  if (events.some(({ stage }) => stage === 'CANCELLED')) return [];
  const known = lifeFaults(events, null).length;
  const days = [...new Set(events.map(({ on }) => on))].sort();
  return RANKS.filter((stage) =>
    days.some((on) => lifeFaults([...events, { stage, on, amountCents: null, cause: '…' }], null).length === known),
  );
}

/** What the day of a signature is checked against. */
export type SignatureFacts = {
  product: string;
  /** First day on which the product was referenced; null: never. */
  referencedOn: IsoDate | null;
  structure: string;
  /** First day on which the lab exists; null: not known, taken as open since always. */
  openedOn: IsoDate | null;
  /** First day on which the lab no longer exists; null: open. */
  closedOn: IsoDate | null;
};

/** What forbids an order signed that day: a product not referenced yet, a lab closed or not open yet. */
export function signatureFaults(on: IsoDate, facts: SignatureFacts): Fault[] {
  const { product, referencedOn, structure, openedOn, closedOn } = facts;
  const faults: Fault[] = [];
  if (referencedOn === null || referencedOn > on) {
    const since = referencedOn === null ? 'il ne l’a jamais été' : `il l’est depuis le ${formatDate(referencedOn)}`;
    faults.push({
      code: 'not-referenced',
      message: `Logiciel non référencé à la signature\u00A0: ${product}, le ${formatDate(on)}\u202F; ${since}. Vérifiez le logiciel et la date.`,
    });
  }
  if (openedOn !== null && openedOn > on) {
    faults.push({
      code: 'closed-structure',
      message: `Laboratoire pas encore ouvert à la signature, le ${formatDate(on)}\u00A0: ${structure} l’est depuis le ${formatDate(openedOn)}. Vérifiez le FINESS et la date.`,
    });
  }
  if (closedOn !== null && closedOn <= on) {
    faults.push({
      code: 'closed-structure',
      message: `Laboratoire fermé à la signature\u00A0: ${structure}, depuis le ${formatDate(closedOn)}. Vérifiez le FINESS et la date.`,
    });
  }
  return faults;
}

/** What forbids to write an event of that day: it is to come, or its month is locked. */
export function dayFault(on: IsoDate, today: IsoDate, locked: ReadonlySet<Month>): Fault | null {
  if (on > today) {
    return {
      code: 'future-date',
      message: `Date à venir\u00A0: le ${formatDate(on)}. Enregistrez l’étape quand ce jour sera passé.`,
    };
  }
  return locked.has(monthOf(on))
    ? {
        code: 'locked-month',
        message: `Mois verrouillé\u00A0: le ${formatDate(on)} est dans un mois clos. Demandez à la DNS de le rouvrir.`,
      }
    : null;
}
