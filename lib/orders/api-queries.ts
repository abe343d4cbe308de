import { may } from '../access/policy';
import { orderScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import type { OrderDocument, OrdersQuery } from './api-schema';
import { EFFECTIVE_EVENT } from './effective';
import { advanceOf, balanceOf, inOrder, standingOf } from './life';
import { isOrderNumber } from './number';

const FIELDS = {
  number: true,
  legalEntityFiness: true,
  siteFiness: true,
  deviceCode: true,
  productCode: true,
  amountCents: true,
  product: { select: { vendorSlug: true } },
  events: { where: EFFECTIVE_EVENT, orderBy: [{ occurredOn: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.OrderSelect;

type Row = Prisma.OrderGetPayload<{ select: typeof FIELDS }>;

export type OrdersAnswer =
  | { ok: true; items: OrderDocument[]; next: string | null }
  | { ok: false; reason: 'unknown-cursor' };

/** The orders that count, in the scope of the key. */
function within(viewer: Viewer, where: Prisma.OrderWhereInput): Prisma.OrderWhereInput {
  return { AND: [orderScope(viewer), { events: { some: EFFECTIVE_EVENT } }, where] };
}

/** Orders in the scope of the key, in the order of their numbers: `limit` after the one that `cursor` names. */
export async function readOrdersPage(viewer: Viewer, query: OrdersQuery): Promise<OrdersAnswer> {
  if (!may(viewer, 'orders.read')) return { ok: true, items: [], next: null };
  const { cursor, limit, device, finess } = query;
  if (
    cursor !== undefined &&
    !(isOrderNumber(cursor) && (await db().order.findFirst({ where: within(viewer, { number: cursor }) })))
  ) {
    return { ok: false, reason: 'unknown-cursor' };
  }
  const rows = await db().order.findMany({
    where: within(viewer, {
      ...(cursor !== undefined && { number: { gt: cursor } }),
      ...(device && { deviceCode: device.toUpperCase() }),
      ...(finess && { OR: [{ legalEntityFiness: finess }, { siteFiness: finess }] }),
    }),
    orderBy: { number: 'asc' },
    take: limit + 1,
    select: FIELDS,
  });
  const page = rows.slice(0, limit);
  return {
    ok: true,
    items: page.flatMap(documentOf),
    next: rows.length > limit ? (page.at(-1)?.number ?? null) : null,
  };
}

/** One order in the scope of the key; null when there is none. */
export async function readOrderDocument(viewer: Viewer, number: string): Promise<OrderDocument | null> {
  if (!may(viewer, 'orders.read') || !isOrderNumber(number)) return null;
  const row = await db().order.findFirst({ where: within(viewer, { number }), select: FIELDS });
  return row ? (documentOf(row)[0] ?? null) : null;
}

function documentOf(row: Row): OrderDocument[] {
  const events = inOrder(
    row.events.map(({ stage, occurredOn, amountCents, cause }) => ({
      stage,
      on: isoDate(occurredOn),
      amountCents,
      cause,
    })),
  );
  const { stage, signedOn, verifiedOn } = standingOf(events);
  if (stage === null) return []; // no event of it holds together: nothing true can be said
  return [
    {
      number: row.number,
      finess: row.siteFiness ?? row.legalEntityFiness,
      device: row.deviceCode,
      product: row.productCode,
      vendor: row.product.vendorSlug,
      stage,
      signedOn,
      verifiedOn,
      amountCents: row.amountCents,
      advanceCents: advanceOf(row.amountCents),
      balanceCents: balanceOf(row.amountCents),
      events: events.map(({ on, ...event }) => ({
        stage: event.stage,
        date: on,
        amountCents: event.amountCents,
        cause: event.cause,
      })),
    },
  ];
}
