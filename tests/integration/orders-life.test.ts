import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { correctOrderEvent, createOrder, type OrderResult, recordOrderEvent } from '@/lib/orders/order-commands';
import { readOrder } from '@/lib/orders/order-queries';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, ABSORBED, NEW] = ['350000022', '010000024', '010000032', '350000055'] as const;

let dns: Viewer;
let bretagne: Viewer;
let alpha: Viewer;
let beta: Viewer;
let observer: Viewer;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const found = await viewerOfUser(await insertUser(name, grant));
  if (!found) throw new Error(`no viewer ${name}`);
  return found;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await db().referencing.create({
    data: { productCode: 'ALPHA-LAB', waveId: 'biologie-1', version: '1', referencedOn: new Date('2022-01-10') },
  });
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: AIN, department: '01', product: 'BETA-SIL' });
  await insertLab({ finess: ABSORBED, department: '01', product: 'BETA-SIL', closedOn: '2023-01-01' });
  await insertLab({ finess: NEW, department: '35', product: 'ALPHA-LAB' });
  await db().legalEntity.update({ where: { finess: NEW }, data: { openedOn: new Date('2022-03-02') } });
  await db().legalEntity.update({ where: { finess: ABSORBED }, data: { mergedIntoFiness: RENNES } });
  dns = await viewer('Dominique', { role: 'TASKFORCE' });
  bretagne = await viewer('Yann', { role: 'REGIONAL', regionCode: '53' });
  alpha = await viewer('Alice', { role: 'VENDOR', vendorSlug: 'alpha' });
  beta = await viewer('Bob', { role: 'VENDOR', vendorSlug: 'beta' });
  observer = await viewer('Olga', { role: 'OBSERVER' });
});

const create = (number: string, finess: string, on = '01/03/2022', amount = '31 500 €', who = dns) =>
  createOrder(who, { number, finess, product: 'ALPHA-LAB', on, amount });
const record = (number: string, stage: string, on: string, more: { amount?: string; cause?: string } = {}, who = dns) =>
  recordOrderEvent(who, { number, stage, on, amount: '', cause: '', ...more });

async function correct(number: string, stage: string, on: string, more: { amount?: string; cause?: string } = {}) {
  const order = await readOrder(dns, number);
  const event = order?.steps.find((step) => step.stage === stage)?.id ?? '';
  return correctOrderEvent(dns, { number, event, on, amount: '', cause: '', ...more });
}

const code = (result: OrderResult) => (result.ok ? 'ok' : result.code);
const stages = async (number: string) =>
  (await readOrder(dns, number))?.steps.map(({ stage, on, amountCents }) => [stage, on, amountCents]);

describe('an order by hand', () => {
  it('begins with its signature, then takes what its life allows', async () => {
    expect(code(await create('H-1', RENNES))).toBe('ok');
    expect((await readOrder(dns, 'H-1'))?.next).toEqual(['ADVANCE_REQUESTED', 'SERVICE_DELIVERED', 'VA_SIGNED']);
    expect(code(await record('H-1', 'BALANCE_REQUESTED', '10/01/2023'))).toBe('event-out-of-order');
    expect(code(await record('H-1', 'ADVANCE_REQUESTED', '28/02/2022'))).toBe('event-before-signature');
    expect(code(await record('H-1', 'ADVANCE_REQUESTED', '10/03/2022'))).toBe('ok');
    expect(code(await record('H-1', 'ADVANCE_REQUESTED', '10/03/2022'))).toBe('event-out-of-order'); // sent twice
    expect(code(await record('H-1', 'ADVANCE_PAID', '20/04/2022'))).toBe('ok');
    expect(await stages('H-1')).toEqual([
      ['ORDER_SIGNED', '2022-03-01', 3_150_000],
      ['ADVANCE_REQUESTED', '2022-03-10', 945_000],
      ['ADVANCE_PAID', '2022-04-20', 945_000],
    ]);
    const order = await readOrder(dns, 'H-1');
    expect(order?.amounts).toEqual({
      order: 3_150_000,
      advance: 945_000,
      balance: 2_205_000,
      advancePaid: 945_000,
      balancePaid: null,
      remaining: 2_205_000,
    });
    expect(order?.steps.map(({ actor, upload }) => [actor, upload])).toEqual([
      ['Dominique', null],
      ['Dominique', null],
      ['Dominique', null],
    ]);
  });

  it('keeps what a correction takes the place of, and the trail of who did it', async () => {
    await create('H-2', RENNES);
    await record('H-2', 'VA_SIGNED', '05/12/2022');
    await record('H-2', 'BALANCE_REQUESTED', '10/01/2023');
    expect(code(await correct('H-2', 'VA_SIGNED', '11/01/2023'))).toBe('event-out-of-order'); // after the balance
    expect(code(await correct('H-2', 'VA_SIGNED', '07/12/2022'))).toBe('ok');
    expect(code(await correct('H-2', 'VA_SIGNED', '08/12/2022'))).toBe('ok');
    expect(code(await correct('H-2', 'VA_SIGNED', '08/12/2022'))).toBe('ok'); // nothing new
    const va = (await readOrder(dns, 'H-2'))?.steps.find(({ stage }) => stage === 'VA_SIGNED');
    expect([va?.on, va?.replaced.map(({ on }) => on)]).toEqual(['2022-12-08', ['2022-12-07', '2022-12-05']]);
    const trail = await db().auditEvent.findMany({ where: { subjectId: 'H-2' }, orderBy: { id: 'asc' } });
    expect(trail.map(({ action, actorLabel }) => `${action} ${actorLabel}`)).toEqual([
      'order.create Dominique',
      'order.record Dominique',
      'order.record Dominique',
      'order.correct Dominique',
      'order.correct Dominique',
    ]);
    expect(code(await correct('H-2', 'ORDER_SIGNED', '01/03/2022', { amount: '22500' }))).toBe('ok');
    expect((await readOrder(dns, 'H-2'))?.amounts?.order).toBe(2_250_000);
  });

  it('is cancelled for a cause, and then takes nothing more', async () => {
    await create('H-3', RENNES);
    expect(code(await record('H-3', 'CANCELLED', '05/04/2022'))).toBe('bad-cause');
    expect(code(await record('H-3', 'CANCELLED', '05/04/2022', { cause: 'INS 1841276451089' }))).toBe('bad-cause');
    expect(code(await record('H-3', 'CANCELLED', '05/04/2022', { cause: 'commande en double' }))).toBe('ok');
    expect(code(await record('H-3', 'ADVANCE_REQUESTED', '06/04/2022'))).toBe('order-cancelled');
    const order = await readOrder(dns, 'H-3');
    expect([order?.standing.stage, order?.next, order?.cancellable]).toEqual(['CANCELLED', [], false]);
    expect(order?.amounts?.remaining).toBe(0);
  });

  it('takes a cause with control characters without them', async () => {
    await create('H-4', RENNES);
    expect(code(await record('H-4', 'CANCELLED', '05/04/2022', { cause: 'en\u0000 double\u0007' }))).toBe('ok');
    expect((await readOrder(dns, 'H-4'))?.steps.at(-1)?.cause).toBe('en double');
  });

  it('is refused with the reason: number, lab, product, day, amount, month', async () => {
    expect(code(await create('H-1', AIN))).toBe('number-conflict');
    expect(code(await create('H/9', RENNES))).toBe('bad-number');
    expect(code(await create('H-9', '350000023'))).toBe('unknown-finess');
    expect(code(await create('H-9', ABSORBED, '01/01/2023'))).toBe('closed-structure');
    expect(code(await create('H-9', NEW, '01/03/2022'))).toBe('closed-structure'); // not open yet
    expect(code(await create('H-9', RENNES, '09/01/2022'))).toBe('not-referenced');
    expect(code(await create('H-9', RENNES, '06/10/2023'))).toBe('future-date');
    expect(code(await create('H-9', RENNES, '01/03/2022', '38565,01'))).toBe('amount-over-ceiling');
    expect(code(await create('H-9', RENNES, '01/03/2022', ''))).toBe('bad-amount');
    await db().period.create({ data: { month: '2022-06', state: 'LOCKED', changedAt: new Date() } });
    expect(code(await create('H-9', RENNES, '15/06/2022'))).toBe('locked-month');
    expect(await db().order.count({ where: { number: 'H-9' } })).toBe(0);
  });

  it('is the task force’s to write', async () => {
    expect(code(await create('H-8', RENNES, '01/03/2022', '22500', alpha))).toBe('forbidden');
    expect(code(await record('H-1', 'VA_SIGNED', '05/12/2022', {}, bretagne))).toBe('forbidden');
    expect(code(await record('H-7', 'VA_SIGNED', '05/12/2022'))).toBe('not-found');
  });
});

describe('who reads an order', () => {
  it('is the task force, the region of its lab, the vendor of its product; amounts with it', async () => {
    await create('R-1', RENNES);
    await create('R-2', AIN);
    await create('R-3', ABSORBED); // taken over by Rennes since
    const read = (who: Viewer) =>
      Promise.all(['R-1', 'R-2', 'R-3'].map(async (number) => (await readOrder(who, number))?.amounts?.order ?? null));
    const all = [3_150_000, 3_150_000, 3_150_000];
    expect(await read(dns)).toEqual(all);
    expect(await read(bretagne)).toEqual([3_150_000, null, 3_150_000]);
    expect(await read(alpha)).toEqual(all);
    expect(await read(beta)).toEqual([null, null, null]);
    expect(await read(observer)).toEqual([null, null, null]);
    expect((await readOrder(alpha, 'R-1'))?.next).toEqual([]);
    // The lab of the Ain does not run Alpha: its page stays closed to Alpha.
    expect((await readOrder(alpha, 'R-2'))?.lab.visible).toBe(false);
    expect(await readOrder(dns, 'R\u0000')).toBe(null);
  });
});
