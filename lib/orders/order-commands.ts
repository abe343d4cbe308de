import { may } from '../access/policy';
import { orderScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { type IsoDate, isoDate } from '../month';
import type { Reader } from '../uploads/cell-reading';
import type { ErrorCode } from '../uploads/codes';
import { ownerOn } from '../uploads/directory';
import { structureReader } from '../uploads/directory-cells';
import { readDirectory } from '../uploads/directory-queries';
import { amountReader, causeReader, dayReader, numberReader, stageReader } from '../uploads/orders/cells';
import { inWritingLine, queueForWriting } from '../uploads/writing-queue';
import { dayFault, type Fault, signatureFaults, usualAmount } from './life';
import { type KnownOrder, type OrderWriting, type Rules, readKnownOrders, readRules, writeOrders } from './life-sql';
import { isOrderNumber } from './number';
import { type GivenEvent, type Step, stepFaults } from './plan';

type Tx = Prisma.TransactionClient;

/** What a form says; texts as typed, an empty amount or cause is none. */
export type EventInput = { number: string; stage: string; on: string; amount: string; cause: string };
export type CorrectionInput = { number: string; event: string; on: string; amount: string; cause: string };
export type NewOrderInput = { number: string; finess: string; product: string; on: string; amount: string };

type Field = 'number' | 'finess' | 'product' | 'stage' | 'on' | 'amount' | 'cause';

/** `message`: in French, what forbids it and what to do; `field`: where to mend it. Nothing was written then. */
export type OrderResult =
  | { ok: true }
  | { ok: false; code: ErrorCode | 'forbidden' | 'not-found'; field: Field | null; message: string };

type Refusal = Extract<OrderResult, { ok: false }>;

const refused = (code: Refusal['code'], field: Field | null, message: string): Refusal => ({
  ok: false,
  code,
  field,
  message,
});
const FORBIDDEN = refused('forbidden', null, 'Vous n’avez pas le droit d’enregistrer une étape.');
const NOT_FOUND = refused('not-found', null, 'Cette commande n’est pas dans votre périmètre.');

/** The field to mend for each fault. */
const FIELDS: Record<Fault['code'], Field> = {
  'event-out-of-order': 'on',
  'event-before-signature': 'on',
  'order-cancelled': 'stage',
  'amount-over-ceiling': 'amount',
  'bad-amount': 'amount',
  'bad-cause': 'cause',
  'not-referenced': 'on',
  'closed-structure': 'on',
  'future-date': 'on',
  'locked-month': 'on',
};

type Readings<Shape> = { [name in keyof Shape]: Reader<Shape[name]> };

/** Each text through its reader; the first refusal otherwise. */
function readAll<Shape extends { [name in Field]?: unknown }>(
  texts: { [name in keyof Shape]: string },
  readers: Readings<Shape>,
): { ok: true; values: Shape } | Refusal {
  const values: Partial<Shape> = {};
  for (const name of Object.keys(readers) as (keyof Shape & Field)[]) {
    const { value, error } = readers[name](texts[name].trim());
    if (error) return refused(error.code, name, error.message);
    values[name] = value;
  }
  return { ok: true, values: values as Shape };
}

/** Adds an event to an order of the viewer's scope, when its life allows it; the cancellation and the refusal are events too. */
export async function recordOrderEvent(viewer: Viewer, input: EventInput): Promise<OrderResult> {
  const read = readAll<Omit<GivenEvent, 'amountCents'> & { amount: number | null }>(input, {
    stage: stageReader,
    on: dayReader(today()),
    amount: amountReader,
    cause: causeReader,
  });
  if (!read.ok) return read;
  const { stage, on, amount, cause } = read.values;
  return change(viewer, input.number, ({ events, amountCents }) => {
    const signed = events.find((event) => event.stage === 'ORDER_SIGNED')?.amountCents ?? amountCents;
    const given = { stage, on, amountCents: amount, cause };
    return { given, effect: 'added', event: { ...given, amountCents: amount ?? usualAmount(stage, signed) } };
  });
}

/** Puts another date, amount or cause in the place of an event: a new event, the earlier one stays in the time line. Same values: nothing is written. */
export async function correctOrderEvent(viewer: Viewer, input: CorrectionInput): Promise<OrderResult> {
  const read = readAll<{ on: IsoDate; amount: number | null; cause: string | null }>(input, {
    on: dayReader(today()),
    amount: amountReader,
    cause: causeReader,
  });
  if (!read.ok) return read;
  const { on, amount, cause } = read.values;
  return change(viewer, input.number, ({ events }) => {
    const before = events.find(({ id }) => String(id) === input.event);
    if (!before) return refused('not-found', null, 'Cette étape a changé entre-temps. Rechargez la page.');
    const event = { stage: before.stage, on, amountCents: amount, cause };
    const same = before.on === on && before.amountCents === amount && before.cause === cause;
    return same ? { given: event, effect: 'unchanged' } : { given: event, effect: 'changed', event, before };
  });
}

/** Begins an order with its signature. @returns refused when the number is taken, or when nothing could be signed that day. */
export async function createOrder(viewer: Viewer, input: NewOrderInput): Promise<OrderResult> {
  if (!may(viewer, 'orders.record')) return FORBIDDEN;
  const read = readAll<{ number: string; on: IsoDate; amount: number | null }>(input, {
    number: numberReader,
    on: dayReader(today()),
    amount: amountReader,
  });
  if (!read.ok) return read;
  const { number, on, amount } = read.values;
  return inWritingLine(() =>
    db().$transaction(async (tx): Promise<OrderResult> => {
      await queueForWriting(tx);
      const finess = input.finess.trim();
      const directory = await readDirectory(tx, null, [finess]);
      const { value: structure, error } = structureReader(directory)(finess);
      if (!structure) return refused(error?.code ?? 'bad-finess', 'finess', error?.message ?? '');
      const rules = await readRules(tx);
      const device = rules.devices.get(input.product);
      if (!device) return refused('unknown-product', 'product', 'Logiciel inconnu. Choisissez-le dans la liste.');
      const known = (await readKnownOrders(tx, [number])).get(number);
      if (known && known.events.length > 0) {
        return refused(
          'number-conflict',
          'number',
          `Numéro déjà pris\u00A0: la commande ${number} existe. Vérifiez-le.`,
        );
      }
      const event: GivenEvent = { stage: 'ORDER_SIGNED', on, amountCents: amount, cause: null };
      const identity = {
        legalEntity: ownerOn(structure, on),
        site: structure.site,
        device,
        product: input.product,
      };
      const writing: OrderWriting = {
        number,
        identity,
        amountCents: amount ?? 0,
        steps: [{ given: event, effect: 'added', event }],
      };
      return write(tx, viewer, { ...identity, number, amountCents: amount ?? 0, events: [] }, writing, rules);
    }),
  );
}

/** Right, scope, then the step with its trail, in one transaction. */
async function change(
  viewer: Viewer,
  number: string,
  plan: (order: KnownOrder) => Step<GivenEvent> | Refusal,
): Promise<OrderResult> {
  if (!may(viewer, 'orders.record')) return FORBIDDEN;
  return inWritingLine(() =>
    db().$transaction(async (tx): Promise<OrderResult> => {
      await queueForWriting(tx);
      const visible = isOrderNumber(number)
        ? await tx.order.findFirst({
            where: { AND: [{ number }, orderScope(viewer)] },
            select: { number: true },
          })
        : null;
      const order = visible && (await readKnownOrders(tx, [number])).get(number);
      if (!order || order.events.length === 0) return NOT_FOUND;
      const step = plan(order);
      if ('ok' in step) return step;
      if (step.effect === 'unchanged') return { ok: true };
      const writing = { number, identity: null, amountCents: order.amountCents, steps: [step] };
      return write(tx, viewer, order, writing, await readRules(tx));
    }),
  );
}

async function write(
  tx: Tx,
  viewer: Viewer,
  order: KnownOrder,
  writing: OrderWriting,
  rules: Rules,
): Promise<OrderResult> {
  for (const step of writing.steps) {
    if (step.effect === 'unchanged') continue;
    const { event } = step;
    const days = step.effect === 'changed' ? [event.on, step.before.on] : [event.on];
    const faults: (Fault | null)[] = days.map((on) => dayFault(on, today(), rules.locked));
    if (event.stage === 'ORDER_SIGNED') faults.push(...(await readSignatureFaults(tx, order, event.on, rules)));
    const life = stepFaults(order.events, [step], rules.ceilings.get(order.device) ?? null);
    const fault = [...faults, ...life].find((one) => one !== null);
    if (fault) return refused(fault.code, FIELDS[fault.code], fault.message);
    await audit(tx, viewer, {
      action: writing.identity ? 'order.create' : step.effect === 'changed' ? 'order.correct' : 'order.record',
      subjectType: 'order',
      subjectId: writing.number,
      details: {
        ...event,
        ...(step.effect === 'changed' && { before: { ...step.before, id: String(step.before.id) } }),
      },
    });
  }
  await writeOrders(tx, [writing], { actorLabel: viewer.name, uploadId: null });
  await bumpDataVersion(tx);
  return { ok: true };
}

async function readSignatureFaults(
  tx: Tx,
  { legalEntity, site, product }: KnownOrder,
  on: IsoDate,
  rules: Rules,
): Promise<Fault[]> {
  const place = site
    ? await tx.site.findUniqueOrThrow({ where: { finess: site } })
    : await tx.legalEntity.findUniqueOrThrow({ where: { finess: legalEntity } });
  const { name } = await tx.product.findUniqueOrThrow({ where: { code: product }, select: { name: true } });
  return signatureFaults(on, {
    product: name,
    referencedOn: rules.referencedOn.get(product) ?? null,
    structure: place.name,
    openedOn: place.openedOn && isoDate(place.openedOn),
    closedOn: place.closedOn && isoDate(place.closedOn),
  });
}
