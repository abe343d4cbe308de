import { beforeAll, expect, it } from 'vitest';
import { readAdoption } from '@/lib/adoption/queries';
import { loadAdoptionParams } from '@/lib/adoption/search-params';
import { db } from '@/lib/db';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertVendors } from '../setup/rows.ts';

const [PLAIN, ABSORBED, SUCCESSOR, CANCELLED, CLOSED, REUNION] = [
  '350000011',
  '350000029',
  '350000037',
  '350000045',
  '350000052',
  '970400010',
] as const;

async function order(number: string, finess: string, signedOn: string, cancelledOn?: string) {
  await db().order.create({
    data: {
      number,
      legalEntityFiness: finess,
      deviceCode: 'SGL',
      productCode: 'ALPHA-LAB',
      amountCents: 100,
      events: {
        create: [
          { stage: 'ORDER_SIGNED', occurredOn: new Date(signedOn) },
          ...(cancelledOn ? [{ stage: 'CANCELLED' as const, occurredOn: new Date(cancelledOn) }] : []),
        ],
      },
    },
  });
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  for (const [finess, department] of [
    [PLAIN, '35'],
    [ABSORBED, '35'],
    [SUCCESSOR, '35'],
    [CANCELLED, '35'],
    [REUNION, '974'],
  ] as const) {
    await insertLab({ finess: finess, department, product: 'ALPHA-LAB' });
  }
  await insertLab({ finess: CLOSED, department: '35', product: 'ALPHA-LAB', closedOn: '2023-06-01' });
  await db().legalEntity.update({
    where: { finess: ABSORBED },
    data: { closedOn: new Date('2023-05-01'), mergedIntoFiness: SUCCESSOR },
  });
  await order('1', PLAIN, '2023-01-10');
  await order('2', PLAIN, '2023-03-10'); // not its first
  await order('3', ABSORBED, '2023-02-10');
  await order('4', SUCCESSOR, '2023-04-10'); // the lab’s first is that of the one it absorbed
  await order('5', CANCELLED, '2023-01-15', '2023-02-01');
  await order('6', CLOSED, '2023-01-20');
  await order('7', REUNION, '2023-01-25');
  await insertCounts([
    { month: '2023-03', finess: PLAIN, product: 'ALPHA-LAB', count: 0, level: 'N1' },
    { month: '2023-04', finess: PLAIN, product: 'ALPHA-LAB', count: 5, level: 'N1' },
    { month: '2023-02', finess: ABSORBED, product: 'ALPHA-LAB', count: 5, level: 'N1' },
    { month: '2023-02', finess: REUNION, product: 'ALPHA-LAB', count: 5, level: 'N1' },
  ]);
});

const cohorts = async (query: string) => {
  const adoption = await readAdoption(await loadAdoptionParams(new URLSearchParams(query)));
  return adoption?.cohorts.map(({ month, labs, steps }) => [month, labs, ...steps.map(({ fed }) => fed)]);
};

it('takes the first order and the first document of each lab that is open, with those that it has absorbed', async () => {
  // Known until September 2023: nine months after January are not over.
  expect(await cohorts('')).toEqual([
    ['2023-01', 1, 0, 1, 1, null, null],
    ['2023-02', 1, 1, 1, 1, null, null],
  ]);
});

it('counts the overseas SEL where they are asked for', async () => {
  expect(await cohorts('region=04')).toEqual([['2023-01', 1, 0, 1, 1, null, null]]);
  expect(await cohorts('population=all')).toEqual([
    ['2023-01', 2, 0, 2, 2, null, null],
    ['2023-02', 1, 1, 1, 1, null, null],
  ]);
  expect(await cohorts('department=29')).toEqual([]);
});
