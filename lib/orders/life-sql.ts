import { now } from '../clock';
import type { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate, type Month } from '../month';
import { EFFECTIVE_EVENT } from './effective';
import type { LifeEvent, OrderStage } from './life';
import type { GivenEvent, KnownEvent, Step } from './plan';

type Tx = Prisma.TransactionClient;

const MOST_ROWS = 2_000; // of one INSERT

/** Whose an order is, and for what. */
export type OrderIdentity = { legalEntity: string; site: string | null; device: string; product: string };

/** An order as the database knows it. `events`: those that count; none: the order counts as not there. */
export type KnownOrder = OrderIdentity & {
  number: string;
  /** Euro cents, before tax. */
  amountCents: number;
  events: KnownEvent[];
};

/** What may be signed, and when. Euro cents and days; null: not known, or never. */
export type Rules = {
  /** By device; every device is there. */
  ceilings: ReadonlyMap<string, number | null>;
  /** The device of each product. */
  devices: ReadonlyMap<string, string>;
  /** First day on which each product was referenced. */
  referencedOn: ReadonlyMap<string, IsoDate>;
  locked: ReadonlySet<Month>;
};

/** The orders of these numbers, with the events that count. */
export async function readKnownOrders(tx: Tx, numbers: readonly string[]): Promise<Map<string, KnownOrder>> {
  const orders = await tx.order.findMany({
    where: { number: { in: [...numbers] } },
    include: { events: { where: EFFECTIVE_EVENT, orderBy: [{ occurredOn: 'asc' }, { id: 'asc' }] } },
  });
  return new Map(
    orders.map((order) => [
      order.number,
      {
        number: order.number,
        legalEntity: order.legalEntityFiness,
        site: order.siteFiness,
        device: order.deviceCode,
        product: order.productCode,
        amountCents: order.amountCents,
        events: order.events.map(({ id, stage, occurredOn, amountCents, cause }) => ({
          id,
          stage,
          on: isoDate(occurredOn),
          // A signature loaded without its amount is of the order's.
          amountCents: stage === 'ORDER_SIGNED' ? (amountCents ?? order.amountCents) : amountCents,
          cause,
        })),
      },
    ]),
  );
}

/** What orders are checked against, read in the check's own transaction. */
export async function readRules(tx: Tx): Promise<Rules> {
  const [devices, products, referencings, periods] = await Promise.all([
    tx.device.findMany({ orderBy: { code: 'desc' } }),
    tx.product.findMany({ select: { code: true, deviceCode: true } }),
    tx.referencing.groupBy({ by: ['productCode'], _min: { referencedOn: true } }),
    tx.period.findMany({ where: { state: 'LOCKED' } }),
  ]);
  return {
    ceilings: new Map(devices.map(({ code, maxAmountCents }) => [code, maxAmountCents])),
    devices: new Map(products.map(({ code, deviceCode }) => [code, deviceCode])),
    referencedOn: new Map(
      referencings.flatMap(({ productCode, _min }) =>
        _min.referencedOn ? [[productCode, isoDate(_min.referencedOn)] as const] : [],
      ),
    ),
    locked: new Set(periods.map(({ month }) => month as Month)),
  };
}

/** What is to be written of one order; `identity` when it is not there yet, or counts as not there. */
export type OrderWriting = {
  number: string;
  identity: OrderIdentity | null;
  amountCents: number;
  steps: readonly Step<GivenEvent>[];
};

type Author = { actorLabel: string; uploadId: string | null };

/** Adds events, and the orders that they begin; nothing is ever overwritten but an order's amount, that of its signature. */
export async function writeOrders(tx: Tx, writings: readonly OrderWriting[], author: Author): Promise<void> {
  for (const { number, identity, amountCents } of writings) {
    if (!identity) continue;
    const { legalEntity, site, device, product } = identity;
    const data = {
      legalEntityFiness: legalEntity,
      siteFiness: site,
      deviceCode: device,
      productCode: product,
      amountCents,
      uploadId: author.uploadId,
    };
    await tx.order.upsert({ where: { number }, create: { number, ...data }, update: data });
  }
  const recordedAt = now();
  const events = writings.flatMap(({ number, steps }) =>
    steps.flatMap((step) =>
      step.effect === 'unchanged'
        ? []
        : [eventRow(number, step.event, step.effect === 'changed' ? step.before.id : null, author, recordedAt)],
    ),
  );
  for (let from = 0; from < events.length; from += MOST_ROWS) {
    await tx.orderEvent.createMany({ data: events.slice(from, from + MOST_ROWS) });
  }
  await settleAmounts(tx, [...new Set(writings.map(({ number }) => number))]);
}

function eventRow(
  orderNumber: string,
  { stage, on, amountCents, cause }: LifeEvent,
  correctsId: bigint | null,
  author: Author,
  recordedAt: Date,
): Prisma.OrderEventCreateManyInput {
  return { orderNumber, stage, occurredOn: new Date(on), amountCents, cause, correctsId, recordedAt, ...author };
}

/** Gives orders the amount of the signature that counts. */
async function settleAmounts(tx: Tx, numbers: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update sons_order o set amount_cents = e.amount_cents
    from effective_order_event e
    where e.order_number = o.number and e.stage = 'ORDER_SIGNED' and e.amount_cents is not null
      and o.amount_cents <> e.amount_cents and o.number = any(${numbers})`;
}

/** Withdraws events: they stay, and count no more. */
export async function withdrawEvents(
  tx: Tx,
  events: readonly { id: bigint; number: string }[],
  actorLabel: string,
): Promise<void> {
  const withdrawnAt = now();
  await tx.orderEventWithdrawal.createMany({
    data: events.map(({ id }) => ({ eventId: id, withdrawnAt, actorLabel })),
  });
  await settleAmounts(tx, [...new Set(events.map(({ number }) => number))]);
}

/** An event with what became of it, as a deposit that is taken back must know it. */
export type ToldEvent = LifeEvent & {
  id: bigint;
  stage: OrderStage;
  uploadId: string | null;
  correctsId: bigint | null;
  withdrawn: boolean;
};

/** Every event, those that count no more included, of the orders that a deposit has touched. By number, the oldest record first. */
export async function readToldEvents(tx: Tx, uploadId: string): Promise<Map<string, ToldEvent[]>> {
  const events = await tx.orderEvent.findMany({
    where: { order: { events: { some: { uploadId } } } },
    include: { withdrawal: true, order: { select: { amountCents: true } } },
    orderBy: { id: 'asc' },
  });
  const told = new Map<string, ToldEvent[]>();
  for (const { orderNumber, occurredOn, withdrawal, order, ...event } of events) {
    const amountCents = event.stage === 'ORDER_SIGNED' ? (event.amountCents ?? order.amountCents) : event.amountCents;
    const known = told.get(orderNumber) ?? [];
    known.push({ ...event, amountCents, on: isoDate(occurredOn), withdrawn: withdrawal !== null });
    told.set(orderNumber, known);
  }
  return told;
}
