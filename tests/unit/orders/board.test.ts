import { describe, expect, it } from 'vitest';
import type { Milestone } from '@/lib/figures/closings';
import type { StageEvent } from '@/lib/figures/order-stages';
import type { IsoDate } from '@/lib/month';
import { amountsTitle } from '@/lib/orders/amounts-title';
import {
  closingRows,
  expectedLate,
  missedOrders,
  missedVersions,
  nextClosing,
  sharesOf,
  standingOrders,
} from '@/lib/orders/board';
import type { OrderFact } from '@/lib/orders/board-facts-queries';
import { loadOrdersParams, ordersHref } from '@/lib/orders/board-search-params';
import { withReadableCauses } from '@/lib/orders/refusal-causes';
import { causeReader } from '@/lib/uploads/orders/cells';

const day = (text: string) => text as IsoDate;
const at = (stage: StageEvent['stage'], on: string, cause: string | null = null): StageEvent => ({
  stage,
  on: day(on),
  amountCents: null,
  cause,
});
const order = (number: string, events: StageEvent[], more: Partial<OrderFact> = {}): OrderFact => ({
  number,
  finess: number,
  lab: 'Labo',
  labOpen: true,
  region: { code: '53', name: 'Bretagne' },
  sector: 'PRIVATE',
  sel: true,
  product: { code: 'P', name: 'P' },
  vendor: { slug: 'v', name: 'V' },
  device: 'SGL',
  amountCents: 10_000,
  events: [at('ORDER_SIGNED', '2022-10-01'), at('ADVANCE_REQUESTED', '2022-10-10'), ...events],
  ...more,
});
const milestone = (code: Milestone['code'], dueOn: string, version = 1): Milestone => ({
  code,
  device: 'SGL',
  label: '',
  dueOn: day(dueOn),
  version,
  source: '',
  note: null,
});

describe('closing dates between the end of the month and today', () => {
  const [END, TODAY] = [day('2023-09-30'), day('2023-10-20')];
  const milestones = [milestone('SERVICE', '2023-10-10'), milestone('BALANCE_REQUEST', '2023-12-14')];
  const orders = standingOrders(
    [
      order('LATE', [at('ADVANCE_PAID', '2022-11-01')]),
      order('SINCE', [at('ADVANCE_PAID', '2022-11-01'), at('VA_SIGNED', '2023-10-05')]),
      order('DONE', [at('VA_SIGNED', '2023-09-01')]),
      order('GONE', [at('CANCELLED', '2023-10-02', 'doublon')]),
    ],
    END,
  );

  it('are over, with what was done in time since', () => {
    expect(closingRows(orders, milestones, TODAY)).toMatchObject([
      { code: 'SERVICE', over: true, met: 2, missed: 1, ahead: 0 },
      { code: 'BALANCE_REQUEST', over: false, met: 0, missed: 0, ahead: 3 },
    ]);
    expect(missedOrders(orders, milestones, TODAY).map((late) => late.order.number)).toEqual(['LATE']);
    expect(nextClosing(orders, milestones, END, TODAY)).toMatchObject({
      milestone: { code: 'BALANCE_REQUEST' },
      left: 3,
      outOfReach: 1,
      days: 55,
    });
    expect(expectedLate(orders, orders, milestones, TODAY)).toEqual([]); // no median is known
  });

  it('were still to come at the end of the month itself', () => {
    expect(closingRows(orders, milestones, END)[0]).toMatchObject({ over: false, met: 1, missed: 0, ahead: 3 });
    expect(nextClosing(orders, milestones, END, END)?.milestone.code).toBe('SERVICE');
  });
});

describe('one version of a closing date', () => {
  it('names the orders that missed it, and an address asks for it', () => {
    const milestones = [milestone('BALANCE_REQUEST', '2023-04-28'), milestone('BALANCE_REQUEST', '2023-12-14', 2)];
    const asked = (on: string) => [at('VA_SIGNED', '2023-02-01'), at('BALANCE_REQUESTED', on)];
    const orders = standingOrders(
      [order('A', asked('2023-04-28')), order('B', asked('2023-05-02'))],
      day('2023-09-30'),
    );
    const missed = (version: number) => [
      ...missedVersions(orders, milestones, `BALANCE_REQUEST-${version}`, day('2023-10-05')),
    ];
    expect([missed(1), missed(2), missed(3)]).toEqual([['B'], [], []]);
    const closing = (text: string) => loadOrdersParams(new URLSearchParams({ closing: text })).closing;
    expect(
      ['BALANCE_REQUEST-1', 'missed', 'BALANCE_REQUEST-0', 'NOTHING-1', 'BALANCE_REQUEST-1 '].map(closing),
    ).toEqual(['BALANCE_REQUEST-1', 'missed', null, null, null]);
    expect(ordersHref('/orders', { closing: 'SERVICE-2' })).toBe('/orders?closing=SERVICE-2');
  });
});

it('counts the open labs with an order among the open labs', () => {
  const orders = standingOrders([order('A', []), order('B', [], { labOpen: false })], day('2023-09-30'));
  const shares = sharesOf(orders, [{ region: '53', sector: 'PRIVATE', sel: true, labs: 4 }]);
  expect(shares).toMatchObject({ orders: 2, labsWithOrder: 1, labs: 4, shareOfLabs: 0.25 });
  expect(shares.sectors[1]).toMatchObject({ key: 'PRIVATE', orders: 2, labsWithOrder: 1, shareOfLabs: 0.25 });
});

it('keeps what was typed by hand to those who see the order', () => {
  const orders = [
    order('MINE', [at('REFUSED', '2023-01-01', 'appeler le Dr Martin')]),
    order('OTHER', [at('REFUSED', '2023-01-01', 'appeler le Dr Durand')]),
    order('KNOWN', [at('REFUSED', '2023-01-01', 'Piece ILLISIBLE')]),
    order('UNSAID', [at('REFUSED', '2023-01-01')]),
  ];
  const causes = withReadableCauses(orders, new Map([['MINE', true]])).map(({ events }) => events.at(-1)?.cause);
  expect(causes).toEqual(['appeler le Dr Martin', 'Autre motif', 'pièce illisible', null]);
});

it('reads a cause without the characters that no database holds', () => {
  expect(causeReader('pi\u0000èce\tillisible\u0007 ')).toEqual({ value: 'pièce illisible', warnings: [] });
  expect(causeReader('\u0000')).toEqual({ value: null, warnings: [] });
});

it('says what is left to pay, and of a cancelled order what was paid', () => {
  const amounts = { order: 3_150_000, advance: 945_000, balance: 2_205_000, advancePaid: 945_000, balancePaid: null };
  expect(amountsTitle({ ...amounts, remaining: 2_205_000 }, false)).toBe('Reste 22\u202F050\u00A0€ à verser');
  expect(amountsTitle({ ...amounts, remaining: 0 }, true)).toBe('Annulée\u00A0: 9\u202F450\u00A0€ versés');
  expect(amountsTitle({ ...amounts, advancePaid: null, remaining: 0 }, true)).toBe('Annulée\u00A0: aucun versement');
  expect(amountsTitle({ ...amounts, balancePaid: 2_205_000, remaining: 0 }, false)).toBe('Tout est versé');
});
