import type { IsoDate } from '../month';
import type { LifeEvent, OrderStage, Standing } from './life';

/** An event with who recorded it, and how. */
export type OrderEntry = LifeEvent & {
  id: string;
  recordedAt: Date;
  /** Null: loaded when the product was set up. */
  actor: string | null;
  /** The deposit that brought it, when the viewer may open it. */
  upload: { id: string; number: string } | null;
  /** Its deposit was taken back: when, by whom. */
  withdrawn: { at: Date; actor: string } | null;
};

/** Euro cents, before tax. The rule's advance and balance, and what is paid of each; null: not paid, or not known. */
export type OrderAmounts = {
  order: number;
  advance: number;
  balance: number;
  advancePaid: number | null;
  balancePaid: number | null;
  /** 0 once the balance is paid or the order cancelled. */
  remaining: number;
};

/** One order as its page shows it. */
export type OrderDetail = {
  number: string;
  /** `visible`: the viewer may open the lab's page. */
  lab: { finess: string; name: string; town: string; region: string; visible: boolean };
  site: { finess: string; name: string } | null;
  device: { code: string; label: string };
  product: { code: string; name: string; referencedOn: IsoDate | null };
  vendor: { slug: string; name: string };
  standing: Standing;
  /** Null: the viewer may not read amounts; those of the events are then null too. */
  amounts: OrderAmounts | null;
  /** The events that count, in their order, each with those that it took the place of, the newest first. */
  steps: (OrderEntry & { replaced: OrderEntry[] })[];
  /** Events of deposits taken back. */
  withdrawn: OrderEntry[];
  /** What may be recorded next, cancellation apart; empty when nothing may, or not by this viewer. */
  next: OrderStage[];
  cancellable: boolean;
};
