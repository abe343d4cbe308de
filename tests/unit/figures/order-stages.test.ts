import { describe, expect, it } from 'vitest';
import {
  advanceOf,
  ageClass,
  ageingOf,
  eurosOf,
  funnelOf,
  median,
  ordersStages,
  refusalsOf,
  type StageEvent,
  stageChanges,
  standingOn,
} from '@/lib/figures/order-stages';
import { ordersDeployed } from '@/lib/figures/orders';
import { formatPercentDigits } from '@/lib/format/number';
import { type IsoDate, month } from '@/lib/month';
import { inOrder, standingOf } from '@/lib/orders/life';
import { facts, ORDERS_TRAJECTORY, series, YEAR_2023 } from './facts';

const day = (text: string) => text as IsoDate;
const at = (stage: StageEvent['stage'], on: string, amountCents: number | null = null, cause: string | null = null) =>
  ({ stage, on: day(on), amountCents, cause }) satisfies StageEvent;
const END = day('2023-09-30');

const settled = [
  at('ORDER_SIGNED', '2022-10-01', 10_000),
  at('ADVANCE_REQUESTED', '2022-10-11', 3_000),
  at('ADVANCE_PAID', '2022-11-20', 3_000),
  at('SERVICE_DELIVERED', '2023-03-20'),
  at('VA_SIGNED', '2023-03-25'),
  at('BALANCE_REQUESTED', '2023-05-01', 7_000),
  at('BALANCE_PAID', '2023-06-30', 7_000),
];
const verified = [
  at('ORDER_SIGNED', '2022-11-01', 20_000),
  at('ADVANCE_REQUESTED', '2022-11-21', 6_000),
  at('ADVANCE_PAID', '2023-01-10', 6_000),
  at('SERVICE_DELIVERED', '2023-07-29'),
  at('VA_SIGNED', '2023-08-01'),
];
const refused = [
  at('ORDER_SIGNED', '2022-11-10', 30_000),
  at('ADVANCE_REQUESTED', '2022-11-15', 9_000),
  at('REFUSED', '2022-12-20', null, 'pièce illisible'),
];
const cancelled = [at('ORDER_SIGNED', '2022-11-12', 5_000), at('CANCELLED', '2023-02-01', null, 'doublon')];

describe('where an order stands', () => {
  it('is at its furthest stage since the day it reached it', () => {
    expect(standingOn(verified, END)).toMatchObject({ stage: 'VA_SIGNED', since: '2023-08-01' });
    expect(standingOn(verified, day('2023-07-30'))).toMatchObject({ stage: 'SERVICE_DELIVERED', since: '2023-07-29' });
    expect(standingOn(verified, day('2022-10-31'))).toBeNull();
  });

  it('falls back before a refused request, until the request is made again', () => {
    expect(standingOn(refused, END)).toMatchObject({
      stage: 'ORDER_SIGNED',
      since: '2022-12-20',
      refused: { cause: 'pièce illisible' },
    });
    const again = [...refused, at('ADVANCE_REQUESTED', '2023-01-05', 9_000)];
    expect(standingOn(again, END)).toMatchObject({ stage: 'ADVANCE_REQUESTED', since: '2023-01-05', refused: null });
  });

  it('answers the last request that waits, and is over only once that one is made again', () => {
    const signed = at('ORDER_SIGNED', '2022-12-01', 10_000);
    const sameDay = [
      signed,
      at('ADVANCE_REQUESTED', '2023-01-05'),
      at('ADVANCE_REQUESTED', '2023-01-20'), // as a database sorts a day: by stage
      at('REFUSED', '2023-01-20', null, 'pièce illisible'),
    ];
    expect(standingOn(inOrder(sameDay), END)).toMatchObject({
      stage: 'ADVANCE_REQUESTED',
      since: '2023-01-20',
      refused: null,
    });
    const balance = [
      signed,
      at('ADVANCE_REQUESTED', '2022-12-10'),
      at('VA_SIGNED', '2023-02-01'),
      at('BALANCE_REQUESTED', '2023-02-10'),
      at('ADVANCE_PAID', '2023-02-15'),
      at('REFUSED', '2023-03-01', null, 'VA manquante'),
    ];
    const held = { stage: 'VA_SIGNED', since: '2023-03-01', filed: true, refused: { cause: 'VA manquante' } };
    expect(standingOn(balance, END)).toMatchObject(held);
    const [paid, refusal] = balance.splice(4, 2);
    if (!paid || !refusal) throw new Error('two events');
    const paidAfter = [...balance, refusal, at('ADVANCE_PAID', '2023-03-15')];
    expect(standingOn(paidAfter, END)).toMatchObject(held);
    expect(standingOf(paidAfter).stage).toBe('REFUSED');
    const passed = [...refused, at('VA_SIGNED', '2023-03-01')];
    expect(standingOn(passed, END)).toMatchObject({
      stage: 'VA_SIGNED',
      since: '2023-03-01',
      filed: true,
      refused: { on: '2022-12-20', cause: 'pièce illisible' },
    });
    expect(standingOn(passed, END)?.reached.ADVANCE_REQUESTED).toBeUndefined();
    expect(refusalsOf([{ amountCents: 1, events: passed }], END)).toMatchObject([{ count: 1, pending: 1 }]);
  });

  it('is nowhere once cancelled, and was somewhere before', () => {
    expect(standingOn(cancelled, END)).toBeNull();
    expect(standingOn(cancelled, day('2023-01-31'))).toMatchObject({ stage: 'ORDER_SIGNED' });
  });
});

it('takes the middle value, or the mean of the two middle ones', () => {
  expect(median([])).toBeNull();
  expect(median([9])).toBe(9);
  expect(median([40, 10, 20])).toBe(20);
  expect(median([40, 10, 20, 31])).toBe(25.5);
});

it('counts the orders that reached each stage, those that wait, conversions and median days', () => {
  const standings = [settled, verified, refused].flatMap((events) => standingOn(events, END) ?? []);
  const steps = funnelOf(standings);
  expect(steps.map(({ reached }) => reached)).toEqual([3, 2, 2, 2, 2, 1, 1]);
  expect(steps.map(({ waiting }) => waiting)).toEqual([1, 0, 0, 0, 1, 0, null]);
  expect(steps.map(({ conversion }) => conversion)).toEqual([null, 2 / 3, 1, 1, 1, 0.5, 1]);
  // Advances asked 10 and 20 days after, paid 40 and 50, services 120 and 200, VA 5 and 3.
  expect(steps.map(({ days }) => days)).toEqual([null, 15, 45, 160, 4, 37, 60]);
});

it('sorts the ages into 0–30, 31–60, 61–90 and more than 90 days', () => {
  expect([0, 30, 31, 60, 61, 90, 91, 318].map(ageClass)).toEqual([0, 0, 31, 31, 61, 61, 91, 91]);
  const standings = [settled, verified, refused].flatMap((events) => standingOn(events, END) ?? []);
  const { rows, all } = ageingOf(standings, END);
  // VA of 1 August: 60 days; refusal of 20 December: 284 days. The settled one waits for nothing.
  expect(rows.find(({ stage }) => stage === 'VA_SIGNED')).toMatchObject({ counts: [0, 1, 0, 0], total: 1, days: 60 });
  expect(rows.find(({ stage }) => stage === 'ORDER_SIGNED')).toMatchObject({ counts: [0, 0, 0, 1], days: 284 });
  expect(all).toEqual({ counts: [0, 1, 0, 1], total: 2, days: 172 });
});

it('rounds the advance half up to the cent, and leaves the rest to the balance', () => {
  expect([1, 2, 3, 5, 10_000, 2_250_001].map(advanceOf)).toEqual([0, 1, 1, 2, 3_000, 675_000]);
});

it('sums what filed orders commit into parts that add up', () => {
  const orders = [
    { amountCents: 10_000, events: settled },
    { amountCents: 20_000, events: verified },
    { amountCents: 30_000, events: refused },
    { amountCents: 40_000, events: [at('ORDER_SIGNED', '2022-10-01'), at('ADVANCE_REQUESTED', '2022-10-02')] },
    { amountCents: 50_000, events: [at('ORDER_SIGNED', '2022-10-01')] }, // not filed: commits nothing
    { amountCents: 5_000, events: cancelled }, // never paid
  ];
  // The refused one was filed: 10 000 + 20 000 + 30 000 + 40 000; its 9 000 wait for a request, not for a payment.
  expect(eurosOf(orders, END)).toEqual({
    committed: { orders: 4, cents: 100_000 },
    balancesPaid: { orders: 1, cents: 7_000 },
    advancesPaid: { orders: 2, cents: 9_000 },
    balancesRequested: { orders: 0, cents: 0 },
    advancesToPay: { orders: 1, cents: 12_000 },
    // 14 000 + 30 000 + 28 000.
    toRequest: { orders: 3, cents: 72_000 },
  });
});

it('keeps what a cancelled order was paid, and tells an advance that waits from a balance that does', () => {
  const [signed, asked, paid] = settled;
  if (!signed || !asked || !paid) throw new Error('three events');
  const one = { amountCents: 10_000, events: [signed, asked, paid, at('CANCELLED', '2023-01-10', null, 'doublon')] };
  expect(eurosOf([one], END)).toMatchObject({
    committed: { orders: 1, cents: 3_000 },
    advancesPaid: { orders: 1, cents: 3_000 },
    toRequest: { orders: 0, cents: 0 },
  });
  // Before the cancellation, it commits all.
  expect(eurosOf([one], day('2023-01-09'))).toMatchObject({
    committed: { cents: 10_000 },
    toRequest: { orders: 1, cents: 7_000 },
  });
  const unpaid = [signed, asked, at('VA_SIGNED', '2023-03-25'), at('BALANCE_REQUESTED', '2023-05-01')];
  expect(eurosOf([{ amountCents: 10_000, events: unpaid }], END)).toMatchObject({
    committed: { cents: 10_000 },
    advancesToPay: { orders: 1, cents: 3_000 },
    balancesRequested: { orders: 1, cents: 7_000 },
    toRequest: { orders: 0, cents: 0 },
  });
});

it('counts refusals by cause, and those not made again', () => {
  const orders = [
    { amountCents: 1, events: refused },
    { amountCents: 1, events: [...refused, at('ADVANCE_REQUESTED', '2023-01-05')] },
    { amountCents: 1, events: settled },
  ];
  expect(refusalsOf(orders, END)).toEqual([{ cause: 'pièce illisible', count: 2, pending: 1 }]);
});

it('gives the orders at a stage at the end of each month, null before any is known', () => {
  const stages = stageChanges([settled, verified].map((events) => ({ amountCents: 1, events })));
  const months = ['2022-10', '2023-03', '2023-08'].map(month);
  const standing = (stage: string) =>
    ordersStages
      .compute(facts({ stages: stages.filter((row) => row.stage === stage) }), months)
      .map(({ value }) => value);
  expect(standing('ADVANCE_REQUESTED')).toEqual([1, 0, 0]);
  expect(standing('VA_SIGNED')).toEqual([0, 1, 1]);
  expect(ordersStages.compute(facts({ stages }), months).map(({ value }) => value)).toEqual([1, 2, 2]);
  expect(ordersStages.compute(facts({}), months).map(({ value }) => value)).toEqual([null, null, null]);
});

it('prints the seed’s twelve percentages of 339', () => {
  const points = ordersDeployed.compute(
    facts({
      lastMonth: month('2023-12'),
      orders: ORDERS_TRAJECTORY.map((value, i) => ({
        month: YEAR_2023[i] ?? month('2023-01'),
        filed: 0,
        deployed: value - (ORDERS_TRAJECTORY[i - 1] ?? 0),
      })),
      series: series('orders-deployed', 'TARGET', 339),
    }),
    YEAR_2023,
  );
  expect(points.map(({ value }) => value)).toEqual([60, 130, 206, 274, 303, 332, 337, 342, 347, 352, 357, 362]);
  expect(points.map(({ attainment }) => formatPercentDigits(attainment))).toEqual([
    '17,70',
    '38,35',
    '60,77',
    '80,83',
    '89,38',
    '97,94',
    '99,41',
    '100,88',
    '102,36',
    '103,83',
    '105,31',
    '106,78',
  ]);
});
