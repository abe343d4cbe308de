import type { IsoDate } from '../../lib/month';
import { AS_OF, addDays } from './calendar';
import type { DemoOrder, DemoOrderEvent } from './orders';
import { between, pick, type Random, randomFrom, shuffled } from './random';

// How many orders had a request refused, then made again; and how many wait to make theirs again. Simulated.
const ADVANCES = 14;
const BALANCES = 7;
const WAITING = 3;
// Causes as the steps of the programme name them (reference table of the SONS workflow).
const ADVANCE_CAUSES = [
  'pièce illisible',
  'montant hors barème',
  'signature ou date absente',
  'FINESS ou SIRET erroné',
] as const;
const BALANCE_CAUSES = ['facture incohérente avec la commande', 'VA manquante'] as const;

type Request = 'ADVANCE_REQUESTED' | 'BALANCE_REQUESTED';

/** The order with a refusal of a request and, where there is time before `until`, the same request made again; null when there is none. */
function refuse(
  random: Random,
  order: DemoOrder,
  request: Request,
  causes: readonly string[],
  until: IsoDate | null,
): DemoOrder | null {
  const at = order.events.findIndex(({ stage }) => stage === request);
  const asked = order.events[at];
  if (!asked) return null;
  const [cause, refusedOn] = [pick(random, causes), addDays(asked.on, between(random, 5, 10))];
  const again = addDays(refusedOn, between(random, 3, 6));
  const next = order.events[at + 1]?.on ?? null;
  const refusal: DemoOrderEvent = { stage: 'REFUSED', on: refusedOn, amountCents: null, cause };
  const inserted = until === null ? [refusal] : [refusal, { ...asked, on: again }];
  const fits = until === null ? next === null && refusedOn <= AS_OF : again <= until && (next === null || again < next);
  return fits ? { ...order, events: order.events.toSpliced(at + 1, 0, ...inserted) } : null;
}

/** The orders, 24 of which have had a request refused; the first day of each stage is what it was. Pure. */
export function withRefusals(orders: readonly DemoOrder[], closing: IsoDate): DemoOrder[] {
  const random = randomFrom(3_070);
  const refused = new Map<string, DemoOrder>();
  const deal = (count: number, attempt: (order: DemoOrder) => DemoOrder | null) => {
    const last = refused.size + count;
    for (const order of shuffled(random, orders)) {
      if (refused.size === last) break;
      const found = refused.has(order.number) ? null : attempt(order);
      if (found) refused.set(order.number, found);
    }
  };
  deal(WAITING, (order) => refuse(random, order, 'BALANCE_REQUESTED', BALANCE_CAUSES, null));
  deal(BALANCES, (order) => refuse(random, order, 'BALANCE_REQUESTED', BALANCE_CAUSES, AS_OF));
  deal(ADVANCES, (order) => refuse(random, order, 'ADVANCE_REQUESTED', ADVANCE_CAUSES, closing));
  return orders.map((order) => refused.get(order.number) ?? order);
}
