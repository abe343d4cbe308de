import { advanceOf, daysBetween, type Stage } from '../figures/order-stages';
import type { IsoDate } from '../month';
import type { LateOrder, StandingOrder } from './board';

/** An order as the tables of the page show it. */
export type OrderLine = {
  number: string;
  finess: string;
  lab: string;
  /** Whether the viewer may open the lab's page. */
  opensLab: boolean;
  region: string;
  vendor: string;
  product: string;
  device: string;
  stage: Stage;
  /** Its last request was refused and not made again. */
  refused: boolean;
  /** Days at the stage; null once the balance is paid. */
  days: number | null;
  signedOn: IsoDate | null;
  verifiedOn: IsoDate | null;
  /** Euro cents before tax. */
  amountCents: number;
  /** 70 %: what is left of the amount after the advance. */
  balanceCents: number;
};

/** A late order's line, with the closing date and the day on which it is expected. */
export type LateLine = OrderLine & { dueOn: IsoDate; expectedOn: IsoDate | null };

/** The balance of an order, euro cents. */
export function balanceOf({ amountCents }: Pick<StandingOrder, 'amountCents'>): number {
  return amountCents - advanceOf(amountCents);
}

/** An order as a line, on a day. */
export function orderLine(order: StandingOrder, day: IsoDate, opensLab: boolean): OrderLine {
  const { stage, since, reached, refused } = order.standing;
  return {
    number: order.number,
    finess: order.finess,
    lab: order.lab,
    opensLab,
    region: order.region.name,
    vendor: order.vendor.name,
    product: order.product.name,
    device: order.device,
    stage,
    refused: refused !== null,
    days: stage === 'BALANCE_PAID' ? null : daysBetween(since, day),
    signedOn: reached.ORDER_SIGNED ?? null,
    verifiedOn: reached.VA_SIGNED ?? null,
    amountCents: order.amountCents,
    balanceCents: balanceOf(order),
  };
}

/** The late orders that the viewer may see one by one. */
export function lateLines(late: readonly LateOrder[], visible: ReadonlyMap<string, boolean>, day: IsoDate): LateLine[] {
  return late.flatMap(({ order, milestone, expectedOn }) => {
    const opens = visible.get(order.number);
    return opens === undefined ? [] : [{ ...orderLine(order, day, opens), dueOn: milestone.dueOn, expectedOn }];
  });
}
