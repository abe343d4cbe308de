import { beforeAll, describe, expect, it } from 'vitest';
import { GET as describeApi } from '@/app/api/v1/openapi.json/route';
import { GET as readOne } from '@/app/api/v1/orders/[number]/route';
import { GET as list } from '@/app/api/v1/orders/route';
import { db } from '@/lib/db';
import { orderSchema } from '@/lib/orders/api-schema';
import type { OrderStage } from '@/lib/orders/life';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN] = ['350000022', '010000024'] as const;
const BASE = 'http://test/api/v1/orders';
const request = (key: string, path: string) =>
  new Request(`${BASE}${path}`, { headers: { Authorization: `Bearer ${key}` } });

async function orders(key: string, query = '') {
  const response = await list(request(key, `?${query}`), { params: Promise.resolve({}) });
  const body = await response.json();
  if (!response.ok) return { status: response.status, items: [], next: null };
  return { status: response.status, items: orderSchema.strict().array().parse(body.items), next: body.next };
}

async function order(key: string, number: string) {
  const response = await readOne(request(key, `/${number}`), { params: Promise.resolve({ number }) });
  return { status: response.status, body: await response.json() };
}

type Event = [OrderStage, string, number?, string?];

async function insertOrder(number: string, finess: string, product: string, device: string, events: Event[]) {
  await db().order.create({
    data: {
      number,
      legalEntityFiness: finess,
      deviceCode: device,
      productCode: product,
      amountCents: 2_250_001,
      events: {
        create: events.map(([stage, on, amountCents, cause]) => ({
          stage,
          occurredOn: new Date(on),
          amountCents: amountCents ?? null,
          cause: cause ?? null,
        })),
      },
    },
  });
}

describe('GET /orders', () => {
  beforeAll(async () => {
    await freshDatabase({ demo: false });
    await insertVendors();
    await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
    await insertLab({ finess: AIN, department: '01', product: 'BETA-SIL' });
    await insertOrder('S-1', RENNES, 'ALPHA-LAB', 'SGL', [
      ['VA_SIGNED', '2022-12-05'],
      ['ORDER_SIGNED', '2022-03-01'], // loaded without its amount: the order's
      ['ADVANCE_REQUESTED', '2022-03-10', 675_000],
      ['REFUSED', '2022-03-20', undefined, 'pièce illisible'],
      ['ADVANCE_REQUESTED', '2022-03-28', 675_000],
    ]);
    await insertOrder('S-2', AIN, 'BETA-LOINC', 'LOINC', [['ORDER_SIGNED', '2022-04-01', 2_250_001]]);
    await insertOrder('S-3', AIN, 'BETA-SIL', 'SGL', [['ORDER_SIGNED', '2022-04-01', 2_250_001]]);
    await insertOrder('S-4', AIN, 'BETA-SIL', 'SGL', [['ORDER_SIGNED', '2022-04-01', 2_250_001]]);
    // The VA of S-1 was of the 7th; S-4 was taken back.
    const va = await db().orderEvent.findFirstOrThrow({ where: { stage: 'VA_SIGNED' } });
    await db().orderEvent.create({
      data: { orderNumber: 'S-1', stage: 'VA_SIGNED', occurredOn: new Date('2022-12-07'), correctsId: va.id },
    });
    const gone = await db().orderEvent.findFirstOrThrow({ where: { orderNumber: 'S-4' } });
    await db().orderEventWithdrawal.create({ data: { eventId: gone.id, withdrawnAt: new Date(), actorLabel: 'dns' } });
    for (const key of ['dns', 'alpha', 'beta']) await insertApiKey(key, key === 'dns' ? null : key);
  });

  it('gives an order with the events that count, in their order', async () => {
    expect((await order('dns', 'S-1')).body).toEqual({
      number: 'S-1',
      finess: RENNES,
      device: 'SGL',
      product: 'ALPHA-LAB',
      vendor: 'alpha',
      stage: 'VA_SIGNED',
      signedOn: '2022-03-01',
      verifiedOn: '2022-12-07',
      amountCents: 2_250_001,
      advanceCents: 675_000,
      balanceCents: 1_575_001,
      events: [
        { stage: 'ORDER_SIGNED', date: '2022-03-01', amountCents: null, cause: null },
        { stage: 'ADVANCE_REQUESTED', date: '2022-03-10', amountCents: 675_000, cause: null },
        { stage: 'REFUSED', date: '2022-03-20', amountCents: null, cause: 'pièce illisible' },
        { stage: 'ADVANCE_REQUESTED', date: '2022-03-28', amountCents: 675_000, cause: null },
        { stage: 'VA_SIGNED', date: '2022-12-07', amountCents: null, cause: null },
      ],
    });
  });

  it('gives a vendor its own products, page after page, and nothing that was taken back', async () => {
    const numbers = async (key: string, query = '') => (await orders(key, query)).items.map(({ number }) => number);
    expect(await numbers('dns')).toEqual(['S-1', 'S-2', 'S-3']);
    expect(await numbers('alpha')).toEqual(['S-1']);
    expect(await numbers('beta')).toEqual(['S-2', 'S-3']);
    expect(await numbers('dns', 'device=loinc')).toEqual(['S-2']);
    expect(await numbers('dns', `finess=${AIN}`)).toEqual(['S-2', 'S-3']);
    const first = await orders('beta', 'limit=1');
    expect([first.items.length, first.next]).toEqual([1, 'S-2']);
    const second = await orders('beta', `limit=1&cursor=${first.next}`);
    expect([second.items.map(({ number }) => number), second.next]).toEqual([['S-3'], null]);
  });

  it('answers 404 out of scope, 400 to a wrong query, 401 without a key', async () => {
    expect((await order('alpha', 'S-2')).status).toBe(404);
    expect((await order('dns', 'S-4')).status).toBe(404);
    expect((await order('dns', 'S\u0000')).status).toBe(404);
    expect((await orders('alpha', 'cursor=S-2')).status).toBe(400);
    expect((await orders('dns', 'limit=0')).status).toBe(400);
    expect((await orders('nobody')).status).toBe(401);
  });

  it('is in the description of the API', async () => {
    const { paths } = await (await describeApi(new Request('http://test/api/v1/openapi.json'))).json();
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/orders', '/orders/{number}']));
  });
});
