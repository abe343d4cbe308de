import type { IsoDate } from '../month';
import { standingOf } from '../orders/life';
import type { LabOrder, OrderStage } from './lab';

/** The days of an order that the page reasons on; null: not reached. */
export type OrderLife = {
  signedOn: IsoDate | null;
  deliveredOn: IsoDate | null;
  verifiedOn: IsoDate | null;
  balanceRequestedOn: IsoDate | null;
  balancePaidOn: IsoDate | null;
  /** It counts no more. */
  cancelled: { on: IsoDate; cause: string | null } | null;
  /** The refusal that it waits behind: the request is not made again yet. */
  refused: { on: IsoDate; cause: string | null } | null;
  /** Euro cents paid, advance and balance. */
  paidCents: number;
};

/** What an order's events say, the first of a stage when there are several. */
export function orderLife({ events }: Pick<LabOrder, 'events'>): OrderLife {
  const dayOf = (stage: OrderStage) => events.find((event) => event.stage === stage)?.on ?? null;
  const cancelled = events.find(({ stage }) => stage === 'CANCELLED') ?? null;
  return {
    signedOn: dayOf('ORDER_SIGNED'),
    deliveredOn: dayOf('SERVICE_DELIVERED'),
    verifiedOn: dayOf('VA_SIGNED'),
    balanceRequestedOn: dayOf('BALANCE_REQUESTED'),
    balancePaidOn: dayOf('BALANCE_PAID'),
    cancelled,
    refused:
      standingOf(events).stage === 'REFUSED' ? (events.findLast(({ stage }) => stage === 'REFUSED') ?? null) : null,
    paidCents: events
      .filter(({ stage }) => stage === 'ADVANCE_PAID' || stage === 'BALANCE_PAID')
      .reduce((sum, { amountCents }) => sum + (amountCents ?? 0), 0),
  };
}

/** Where an order stands, after its device's name: «est soldé», «attend sa VA». */
export function orderStanding(order: Pick<LabOrder, 'events'>): string {
  const { cancelled, refused, balancePaidOn, balanceRequestedOn, verifiedOn, signedOn } = orderLife(order);
  if (cancelled) return 'est annulé';
  if (refused) return 'est refusé';
  if (balancePaidOn) return 'est soldé';
  if (balanceRequestedOn) return 'attend le versement du solde';
  if (verifiedOn) return 'a sa VA, sans demande de solde';
  return signedOn ? 'attend sa VA' : 'attend sa signature';
}
