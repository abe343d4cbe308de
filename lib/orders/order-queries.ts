import { may } from '../access/policy';
import { labScope, orderScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { readUpload } from '../uploads/queries';
import { EFFECTIVE_EVENT } from './effective';
import { advanceOf, balanceOf, inOrder, possibleStages, type Standing, standingOf } from './life';
import { isOrderNumber } from './number';
import type { OrderAmounts, OrderDetail, OrderEntry } from './order';

const FIELDS = {
  number: true,
  amountCents: true,
  legalEntity: {
    select: { finess: true, name: true, town: true, department: { select: { region: { select: { name: true } } } } },
  },
  site: { select: { finess: true, name: true } },
  device: { select: { code: true, label: true } },
  product: {
    select: {
      code: true,
      name: true,
      vendor: { select: { slug: true, name: true } },
      referencings: { select: { referencedOn: true }, orderBy: { referencedOn: 'asc' }, take: 1 },
    },
  },
  events: { include: { withdrawal: true }, orderBy: { id: 'asc' } },
} satisfies Prisma.OrderSelect;

type EventRow = Prisma.OrderGetPayload<{ select: typeof FIELDS }>['events'][number];

/** One order in the viewer's scope with its time line; null when there is none, or when none of its events counts. */
export async function readOrder(viewer: Viewer, number: string): Promise<OrderDetail | null> {
  if (!may(viewer, 'orders.read') || !isOrderNumber(number)) return null;
  const order = await db().order.findFirst({
    where: { AND: [{ number, events: { some: EFFECTIVE_EVENT } }, orderScope(viewer)] },
    select: FIELDS,
  });
  if (!order) return null;
  const { legalEntity: lab, site, device, product, amountCents } = order;
  const [visible, uploads] = await Promise.all([
    db().legalEntity.count({ where: { AND: [{ finess: lab.finess }, labScope(viewer)] } }),
    readUploadNumbers(viewer, order.events),
  ]);
  const withAmounts = may(viewer, 'orders.amounts');
  const { steps, withdrawn } = timeLine(order.events, (row) => entryOf(row, uploads, withAmounts));
  const standing = standingOf(steps);
  const possible = may(viewer, 'orders.record') ? possibleStages(steps) : [];
  return {
    number: order.number,
    lab: {
      finess: lab.finess,
      name: lab.name,
      town: lab.town,
      region: lab.department.region.name,
      visible: visible > 0,
    },
    site,
    device,
    product: {
      code: product.code,
      name: product.name,
      referencedOn: product.referencings[0] ? isoDate(product.referencings[0].referencedOn) : null,
    },
    vendor: product.vendor,
    standing,
    amounts: withAmounts ? amountsOf(amountCents, standing) : null,
    steps,
    withdrawn,
    next: possible.filter((stage) => stage !== 'CANCELLED'),
    cancellable: possible.includes('CANCELLED'),
  };
}

function amountsOf(order: number, { stage, advancePaidCents, balancePaidCents }: Standing): OrderAmounts {
  // Nothing more is paid then, whatever the two payments sum to.
  const over = stage === 'CANCELLED' || stage === 'BALANCE_PAID';
  return {
    order,
    advance: advanceOf(order),
    balance: balanceOf(order),
    advancePaid: advancePaidCents,
    balancePaid: balancePaidCents,
    remaining: over ? 0 : order - (advancePaidCents ?? 0) - (balancePaidCents ?? 0),
  };
}

type Uploads = ReadonlyMap<string, OrderEntry['upload']>;

/** The deposits behind events, those that the viewer may open. */
async function readUploadNumbers(viewer: Viewer, events: readonly EventRow[]): Promise<Uploads> {
  const ids = [...new Set(events.flatMap(({ uploadId }) => uploadId ?? []))];
  const found = may(viewer, 'uploads.read') ? await Promise.all(ids.map((id) => readUpload(viewer, id))) : [];
  return new Map(found.flatMap((upload) => (upload ? [[upload.id, { id: upload.id, number: upload.number }]] : [])));
}

function entryOf(row: EventRow, uploads: Uploads, withAmounts: boolean): OrderEntry {
  const { id, stage, occurredOn, amountCents, cause, recordedAt, actorLabel, uploadId, withdrawal } = row;
  return {
    id: String(id),
    stage,
    on: isoDate(occurredOn),
    amountCents: withAmounts ? amountCents : null,
    cause,
    recordedAt,
    actor: actorLabel,
    upload: (uploadId && uploads.get(uploadId)) || null,
    withdrawn: withdrawal && { at: withdrawal.withdrawnAt, actor: withdrawal.actorLabel },
  };
}

/** The events that count, each over those that it corrects, and the rest: what was withdrawn. */
function timeLine(
  rows: readonly EventRow[],
  entry: (row: EventRow) => OrderEntry,
): Pick<OrderDetail, 'steps' | 'withdrawn'> {
  const corrected = new Set(rows.flatMap(({ withdrawal, correctsId }) => (withdrawal ? [] : (correctsId ?? []))));
  const shown = new Set<bigint>();
  const steps = rows
    .filter(({ id, withdrawal }) => !withdrawal && !corrected.has(id))
    .map((row) => {
      const replaced: OrderEntry[] = [];
      shown.add(row.id);
      let before = rows.find(({ id }) => id === row.correctsId);
      while (before) {
        const { id, correctsId } = before;
        shown.add(id);
        replaced.push(entry(before));
        before = rows.find((other) => other.id === correctsId);
      }
      return { ...entry(row), replaced };
    });
  return { steps: inOrder(steps), withdrawn: rows.filter(({ id }) => !shown.has(id)).map(entry) };
}
