import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import type { Perimeter, Split } from '@/lib/figures/types';
import { readIndicator } from '@/lib/indicators/queries';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

// Four labs: two SEL of Rennes (Alpha, Bêta), a hospital of Rennes (Bêta), a SEL of La Réunion (Alpha).
const [RENNES_A, RENNES_B, HOSPITAL, REUNION] = ['350000011', '350000029', '350000037', '970400010'] as const;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const made = await viewerOfUser(await insertUser(name, grant));
  if (!made) throw new Error(`no viewer for ${name}`);
  return made;
}

let dns: Viewer;
let alpha: Viewer;

type Asked = Partial<Perimeter> & { by?: Split; from?: string; to?: string };

/** [month, key, value] of an indicator, in the order given. */
async function values(who: Viewer, id: string, { by, from = '2023-01', to = '2023-02', ...perimeter }: Asked = {}) {
  const answer = await readIndicator(who, id, {
    perimeter: { corridor: 'biologie', region: null, sector: null, vendor: null, ...perimeter },
    by: by ?? null,
    from: month(from),
    to: month(to),
  });
  if (!answer.found || !answer.splitAllowed) return answer;
  return answer.points.map((point) => [point.month, ...('key' in point ? [point.key] : []), point.value]);
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES_A, department: '35', product: 'ALPHA-LAB', equippedOn: '2023-01-31' });
  await insertLab({ finess: RENNES_B, department: '35', product: 'BETA-SIL', closedOn: '2023-02-15' });
  await insertLab({ finess: HOSPITAL, department: '35', product: 'BETA-SIL', sector: 'HOSPITAL', sel: false });
  await insertLab({ finess: REUNION, department: '974', product: 'ALPHA-LAB' });
  await insertCounts([
    { month: '2023-01', finess: RENNES_A, product: 'ALPHA-LAB', count: 100, level: 'N1' },
    { month: '2023-01', finess: RENNES_A, product: 'ALPHA-LAB', count: 50, level: 'N3' },
    { month: '2023-01', finess: RENNES_B, product: 'BETA-SIL', count: 0, level: 'N1' },
    { month: '2023-01', finess: HOSPITAL, product: 'BETA-SIL', count: 30, level: 'N1' },
    { month: '2023-01', finess: REUNION, product: 'ALPHA-LAB', count: 7, level: 'N1' },
    { month: '2023-01', finess: REUNION, product: 'ALPHA-LAB', count: 9, channel: 'MSS_PRO' },
    { month: '2023-02', finess: RENNES_A, product: 'ALPHA-LAB', count: 200, level: 'N1' },
    // The Cnam has measured the hospital in January: its 40 counts, the vendor's 30 stays stored.
    { month: '2023-01', finess: HOSPITAL, count: 40, source: 'CNAM' },
  ]);
  dns = await viewer('dns', { role: 'TASKFORCE' });
  alpha = await viewer('alpha', { role: 'VENDOR', vendorSlug: 'alpha' });
});

describe('documents', () => {
  it('takes the Cnam’s measure before the declaration: 100 + 50 + 0 + 40 + 7', async () => {
    expect(await values(dns, 'dmp-documents')).toEqual([
      ['2023-01', 197],
      ['2023-02', 200],
    ]);
  });

  it('restricts to a region, a sector, a vendor', async () => {
    expect(await values(dns, 'dmp-documents', { region: '53', to: '2023-01' })).toEqual([['2023-01', 190]]);
    expect(await values(dns, 'dmp-documents', { sector: 'HOSPITAL', to: '2023-01' })).toEqual([['2023-01', 40]]);
    expect(await values(dns, 'dmp-documents', { sector: 'SEL', to: '2023-01' })).toEqual([['2023-01', 157]]);
    expect(await values(dns, 'dmp-documents', { vendor: 'alpha', to: '2023-01' })).toEqual([['2023-01', 157]]);
  });

  it('splits by level, the undeclared one apart', async () => {
    expect(await values(dns, 'dmp-documents', { by: 'level', to: '2023-01' })).toEqual([
      ['2023-01', 'N1', 107],
      ['2023-01', 'N3', 50],
      ['2023-01', '', 40],
    ]);
  });

  it('says that a split month is incomplete, as the whole month is', async () => {
    const answer = await readIndicator(dns, 'dmp-documents', {
      perimeter: { corridor: 'biologie', region: null, sector: null, vendor: null },
      by: 'documentType',
      from: month('2023-02'),
      to: month('2023-02'),
    });
    const points = answer.found && answer.splitAllowed ? answer.points : [];
    expect(points.map(({ reported, expected, complete }) => [reported, expected, complete])).toEqual([[1, 3, false]]);
  });

  it('has nothing for a month that nobody declared, and for one to come', async () => {
    expect(await values(dns, 'dmp-documents', { from: '2023-03', to: '2023-03' })).toEqual([['2023-03', null]]);
    expect(await values(dns, 'dmp-documents', { from: '2023-10', to: '2023-10' })).toEqual([['2023-10', null]]);
  });
});

describe('labs', () => {
  it('counts metropolitan SEL open at the month’s end: 1 of 2 in January, 1 of 1 in February', async () => {
    expect(await values(dns, 'adoption-rate')).toEqual([
      ['2023-01', 0.5],
      ['2023-02', 1],
    ]);
  });

  it('counts a region’s own SEL, overseas ones too', async () => {
    expect(await values(dns, 'adoption-rate', { region: '04', to: '2023-01' })).toEqual([['2023-01', 1]]);
  });

  it('says who has declared: 4 of 4, then 1 of 3', async () => {
    expect(await values(dns, 'reporting-completeness')).toEqual([
      ['2023-01', 1],
      ['2023-02', 1 / 3],
    ]);
  });

  it('equips a lab from the day of its certificate', async () => {
    expect(await values(dns, 'adoption-rate-equipped', { from: '2023-01', to: '2023-01' })).toEqual([['2023-01', 1]]);
  });
});

describe('vendors', () => {
  it('see themselves, and others anonymised', async () => {
    expect(await values(alpha, 'reporting-completeness', { by: 'vendor' })).toEqual([
      ['2023-01', 'alpha', 1],
      ['2023-02', 'alpha', 0.5],
      ['2023-01', 'autre-1', 1],
      ['2023-02', 'autre-1', 0],
    ]);
    expect(await values(dns, 'reporting-completeness', { by: 'vendor', to: '2023-01' })).toEqual([
      ['2023-01', 'alpha', 1],
      ['2023-01', 'beta', 1],
    ]);
  });

  it('cannot ask for another by name: as if it did not exist', async () => {
    expect(await values(alpha, 'dmp-documents', { vendor: 'beta' })).toEqual({ found: false });
    expect(await values(dns, 'dmp-documents', { vendor: 'gamma' })).toEqual({ found: false });
  });
});

describe('orders', () => {
  beforeAll(async () => {
    const event = (stage: 'ORDER_SIGNED' | 'ADVANCE_REQUESTED' | 'VA_SIGNED' | 'CANCELLED', on: string) => ({
      stage,
      occurredOn: new Date(on),
    });
    const order = (number: string, legalEntityFiness: string, events: ReturnType<typeof event>[]) =>
      db().order.create({
        data: {
          number,
          legalEntityFiness,
          deviceCode: 'SGL',
          productCode: 'ALPHA-LAB',
          amountCents: 100,
          events: { create: events },
        },
      });
    await order('1', RENNES_A, [
      event('ORDER_SIGNED', '2022-12-01'),
      event('ADVANCE_REQUESTED', '2023-01-31'),
      event('VA_SIGNED', '2023-01-31'),
    ]);
    await order('2', REUNION, [
      event('ORDER_SIGNED', '2022-12-01'),
      event('VA_SIGNED', '2023-01-15'),
      event('CANCELLED', '2023-02-01'),
    ]);
    await db().dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  });

  it('count a VA on the last day of the month, and take back what is cancelled: 2 then 1', async () => {
    expect(await values(dns, 'orders-deployed')).toEqual([
      ['2023-01', 2],
      ['2023-02', 1],
    ]);
  });

  it('are signed when they are also filed at the ASP: the second never is', async () => {
    expect(await values(dns, 'orders-signed', { from: '2022-12', to: '2023-01' })).toEqual([
      ['2022-12', 0],
      ['2023-01', 1],
    ]);
  });
});

describe('targets', () => {
  beforeAll(async () => {
    const target = (indicator: string, unit: string, value: number, regionCode?: string, version = 1) =>
      db().series.create({
        data: {
          indicator,
          kind: 'TARGET',
          corridorCode: 'biologie',
          regionCode: regionCode ?? null,
          unit,
          source: 'essai',
          simulated: false,
          version,
          points: { create: { month: '2023-01', value } },
        },
      });
    await target('dmp-documents', 'documents', 1000);
    await target('dmp-documents', 'documents', 800, undefined, 2);
    await target('dmp-documents', 'documents', 380, '53');
    await target('adoption-rate', 'ratio', 0.9);
    await db().dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
  });

  const targetOf = async (id: string, region: string | null, sector: Perimeter['sector'] = null) => {
    const perimeter = { corridor: 'biologie', region, sector, vendor: null };
    const at = { perimeter, by: null, from: month('2023-01'), to: month('2023-01') };
    const answer = await readIndicator(dns, id, at);
    return answer.found && answer.splitAllowed ? [answer.points[0]?.target, answer.points[0]?.attainment] : null;
  };

  it('are those of the newest version, and of the region itself: 197 ÷ 800, 190 ÷ 380', async () => {
    expect(await targetOf('dmp-documents', null)).toEqual([800, 197 / 800]);
    expect(await targetOf('dmp-documents', '53')).toEqual([380, 0.5]);
  });

  it('hold everywhere when they are a rate, and nowhere else when they are a count', async () => {
    expect((await targetOf('adoption-rate', '53'))?.[0]).toBe(0.9);
    expect(await targetOf('dmp-documents', '11')).toEqual([null, null]);
    expect((await targetOf('dmp-documents', null, 'SEL'))?.[0]).toBeNull();
    expect((await targetOf('adoption-rate', null, 'SEL'))?.[0]).toBe(0.9);
  });
});
