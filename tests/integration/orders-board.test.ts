import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { readIndicator } from '@/lib/indicators/queries';
import { month } from '@/lib/month';
import { type Board, readBoard } from '@/lib/orders/board-queries';
import { loadOrdersParams } from '@/lib/orders/board-search-params';
import { boardSheet } from '@/lib/orders/board-sheets';
import { freshDatabase } from '../setup/database.ts';

const viewers = new Map<string, Viewer>();

async function viewerOf(account: string): Promise<Viewer> {
  const known = viewers.get(account);
  if (known) return known;
  const user = await db().user.findUniqueOrThrow({ where: { email: `${account}@demo.test` } });
  const viewer = await viewerOfUser(user.id);
  if (!viewer) throw new Error(`no viewer for ${account}`);
  viewers.set(account, viewer);
  return viewer;
}

async function board(account: string, query = ''): Promise<Board> {
  const read = await readBoard(await viewerOf(account), loadOrdersParams(new URLSearchParams(query)), { all: false });
  if (!read) throw new Error('no board');
  return read;
}

beforeAll(async () => {
  await freshDatabase({ demo: true });
});

describe('the board of the task force at the end of September 2023', () => {
  it('counts 339 orders filed and 331 with their VA', async () => {
    const read = await board('dns');
    expect(read.filed).toBe(339);
    expect(read.funnel.find(({ stage }) => stage === 'VA_SIGNED')?.reached).toBe(331);
    expect(read.sentence.lead).toMatch(/^331\u00A0commandes sur\u00A0339 ont leur VA/);
    expect(read.sentence.lead).toContain('14/12/2023');
    expect(read.next?.days).toBe(70);
    expect(read.year?.deployed.points.find(({ month: of }) => of === '2023-09')).toMatchObject({
      value: 331,
      target: 339,
      trajectory: 347,
    });
  });

  it('names both readings of the shares: of the orders, and of the labs', async () => {
    const { shares } = await board('dns');
    expect(shares).toMatchObject({ orders: 339, labsWithOrder: 339, labs: 862 });
    expect(shares?.shareOfLabs).toBeCloseTo(0.393, 3);
    expect(shares?.sectors).toMatchObject([
      { key: 'HOSPITAL', orders: 89, labsWithOrder: 89, labs: 479 },
      { key: 'PRIVATE', orders: 250, labsWithOrder: 250, labs: 383 },
    ]);
    expect(shares?.sectors.map(({ shareOfOrders }) => shareOfOrders?.toFixed(3))).toEqual(['0.263', '0.737']);
  });

  it('adds up: parts to what is committed, devices to all, ages to those that wait', async () => {
    const { euros, ageing, funnel, list } = await board('dns');
    if (!euros || !list) throw new Error('the task force reads all');
    const { committed, ...parts } = euros.all;
    expect(committed.orders).toBe(339);
    expect(Object.values(parts).reduce((sum, { cents }) => sum + cents, 0)).toBe(committed.cents);
    expect(euros.devices.reduce((sum, device) => sum + device.euros.committed.cents, 0)).toBe(committed.cents);
    expect(ageing.all.total).toBe(funnel.reduce((sum, { waiting }) => sum + (waiting ?? 0), 0));
    expect(list.total).toBe(funnel[0]?.reached);
  });

  it('holds every version of a closing date: signed after July 2022 missed the first one, none the second', async () => {
    const { closings } = await board('dns', 'device=SGL');
    const order = closings.filter(({ code }) => code === 'ORDER');
    expect(order.map(({ version, inForce }) => [version, inForce])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(order[0]?.missed).toBeGreaterThan(0);
    expect(order[1]?.missed).toBe(0);
    const balance = closings.find(({ code, inForce }) => code === 'BALANCE_REQUEST' && inForce);
    expect((balance?.met ?? 0) + (balance?.ahead ?? 0)).toBe(299);
  });

  it('lists what a line of the page opens', async () => {
    const all = await board('dns');
    const waiting = all.ageing.rows.find(({ stage }) => stage === 'VA_SIGNED');
    const { list } = await board('dns', 'stage=VA_SIGNED&age=91&sort=since');
    expect(list?.total).toBe(waiting?.counts[3]);
    const days = list?.lines.map((line) => line.days ?? 0) ?? [];
    expect(days).toEqual([...days].sort((a, b) => b - a));
    expect(Math.min(...days)).toBeGreaterThan(90);
    expect((await board('dns', 'closing=missed')).list?.total).toBe(all.missed?.count);
    const first = all.closings.find(({ code, version }) => code === 'BALANCE_REQUEST' && version === 1);
    expect(first?.missed).toBeGreaterThan(0);
    const asked = await board('dns', 'closing=BALANCE_REQUEST-1');
    expect(asked.list?.total).toBe(first?.missed);
    expect((await board('dns', 'closing=BALANCE_REQUEST-9')).list?.total).toBe(0);
  });

  it('takes the empty choices of a form without scripts for none', async () => {
    expect((await board('dns', 'region=france&vendor=&device=&sector=&stage=&age=')).filed).toBe(339);
  });

  it('answers the API’s split by stage with the counts of the page', async () => {
    const asked = {
      perimeter: { corridor: 'biologie', region: null, sector: null, vendor: null },
      by: 'stage',
      from: month('2023-09'),
      to: month('2023-09'),
    } as const;
    const answer = await readIndicator(await viewerOf('dns'), 'orders-stages', asked);
    if (!answer.found || !answer.splitAllowed) throw new Error('no answer');
    const { funnel } = await board('dns');
    expect(answer.points.map((point) => point.value)).toEqual(funnel.map(({ waiting, reached }) => waiting ?? reached));
    expect(answer.points.map((point) => 'key' in point && point.key)).toContain('BALANCE_PAID');
  });
});

describe('who reads what', () => {
  it('gives an observer aggregates, and no order', async () => {
    const read = await board('observateur');
    expect(read.filed).toBe(339);
    expect(read.euros?.all.committed.orders).toBe(339);
    expect([read.list, read.missed, read.expected]).toEqual([null, null, null]);
    expect(boardSheet('list', read, null)).toBeNull();
    expect((await board('observateur', 'region=53')).euros).toBeNull();
  });

  it('gives a regional agency its region, France in sums, and no euros of another region', async () => {
    const own = await board('ars-bre');
    expect(own.region?.code).toBe('53');
    expect(own.list?.total).toBe(own.signed);
    const france = await board('ars-bre', 'region=france');
    expect(france.filed).toBe(339);
    expect(france.list?.total).toBe(own.signed);
    expect(france.euros).not.toBeNull();
    expect((await board('ars-bre', 'region=11')).euros).toBeNull();
  });

  it('gives a vendor its own orders, and its rivals without their names', async () => {
    const viewer = await viewerOf('editeur-a');
    const own = await board('editeur-a');
    expect(own.vendor?.code).toBe(viewer.vendor?.slug);
    expect(own.list?.lines.every(({ vendor }) => vendor === viewer.vendor?.name)).toBe(true);
    expect(own.list?.total).toBe(own.signed);
    const named = own.byVendor.filter(({ key }) => !key.startsWith('autre-'));
    expect(named.map(({ label }) => label)).toEqual([viewer.vendor?.name]);
    // Another vendor in the address changes nothing.
    expect((await board('editeur-a', 'vendor=sillage')).filed).toBe(own.filed);
    expect(own.shares).toBeNull();
  });

  it('counts a lab that has two orders once', async () => {
    const [first] = await db().order.findMany({ where: { deviceCode: 'SGL' }, orderBy: { number: 'asc' }, take: 1 });
    if (!first) throw new Error('no order');
    const product = await db().product.findFirstOrThrow({ where: { deviceCode: 'LOINC' } });
    await db().order.create({
      data: {
        number: 'SECOND',
        legalEntityFiness: first.legalEntityFiness,
        deviceCode: 'LOINC',
        productCode: product.code,
        amountCents: 350_000,
        events: {
          create: [
            { stage: 'ORDER_SIGNED', occurredOn: new Date('2022-10-03') },
            { stage: 'ADVANCE_REQUESTED', occurredOn: new Date('2022-10-10') },
          ],
        },
      },
    });
    await db().dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
    expect((await board('dns')).shares).toMatchObject({ orders: 340, labsWithOrder: 339 });
  });

  it('counts a refused order as filed, as the indicator does, and tells its cause to who sees it', async () => {
    const other = await db().order.findFirstOrThrow({ where: { legalEntity: { department: { regionCode: '53' } } } });
    const typed = { stage: 'REFUSED', occurredOn: new Date('2022-10-20'), cause: 'appeler le Dr Martin' } as const;
    await db().order.create({
      data: {
        number: 'REFUSED',
        legalEntityFiness: other.legalEntityFiness,
        deviceCode: other.deviceCode,
        productCode: other.productCode,
        amountCents: 350_000,
        events: {
          create: [
            { stage: 'ORDER_SIGNED', occurredOn: new Date('2022-10-03') },
            { stage: 'ADVANCE_REQUESTED', occurredOn: new Date('2022-10-10') },
            typed,
          ],
        },
      },
    });
    await db().dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
    const read = await board('dns');
    // 339 of the demonstration, the second order of a lab, and this one.
    expect([read.filed, read.euros?.all.committed.orders]).toEqual([341, 341]);
    expect(read.year?.signed.points.find(({ month: of }) => of === '2023-09')?.value).toBe(341);
    const causes = async (account: string, query = '') =>
      (await board(account, query)).refusals.map(({ cause }) => cause);
    expect(await causes('dns')).toContain(typed.cause);
    expect(await causes('ars-bre')).toContain(typed.cause);
    for (const account of ['observateur', 'ars-idf']) {
      const shown = await causes(account, 'region=france');
      expect(shown).not.toContain(typed.cause);
      expect(shown).toContain('Autre motif');
    }
  });
});
