import { describe, expect, it } from 'vitest';
import { lifeFaults } from '@/lib/orders/life';
import { generateDemo } from '@/prisma/demo/generate';
import { amountOf } from '@/prisma/demo/orders';
import { productOf } from '@/prisma/demo/vendors';

const { orders, labs, systems } = generateDemo();
const STAGES = [
  'ORDER_SIGNED',
  'ADVANCE_REQUESTED',
  'ADVANCE_PAID',
  'SERVICE_DELIVERED',
  'VA_SIGNED',
  'BALANCE_REQUESTED',
  'BALANCE_PAID',
];

describe('orders', () => {
  it('have their VA by the end of each month as the path says, none after 2023-09-20', () => {
    const verifiedBy = (day: string) =>
      orders.filter(({ verifiedOn }) => verifiedOn !== null && verifiedOn <= day).length;
    const ends = [
      '2022-12-31',
      '2023-01-31',
      '2023-02-28',
      '2023-03-31',
      '2023-04-30',
      '2023-05-31',
      '2023-06-30',
      '2023-07-31',
      '2023-08-31',
      '2023-09-20',
    ];
    expect(ends.map(verifiedBy)).toEqual([12, 48, 109, 171, 226, 268, 297, 312, 326, 331]);
  });

  it('are 40 of LOINC and 299 of systems, which are referenced on the day of the signature', () => {
    expect(orders.filter(({ device }) => device === 'LOINC').length).toBe(40);
    for (const { product, device, events } of orders) {
      const { referencedOn, device: ofProduct } = productOf(product);
      expect(ofProduct).toBe(device);
      expect(referencedOn !== null && referencedOn <= (events[0]?.on ?? '')).toBe(true);
    }
  });

  it('go through the stages in their order, on later and later days, up to 2023-09-30', () => {
    for (const { events } of orders) {
      const reached = [...new Set(events.map(({ stage }) => stage))].filter((stage) => stage !== 'REFUSED');
      expect(reached).toEqual(STAGES.slice(0, reached.length));
      expect(events.map(({ on }) => on)).toEqual(events.map(({ on }) => on).sort());
      expect((events.at(-1)?.on ?? '9') <= '2023-09-30').toBe(true);
    }
  });

  it('were refused 24 times, for a cause: 14 advances asked again by the closing, 7 balances again, 3 that wait', () => {
    const refused = orders.filter(({ events }) => events.some(({ stage }) => stage === 'REFUSED'));
    const requestOf = ({ events }: (typeof orders)[number]) => {
      const at = events.findIndex(({ stage }) => stage === 'REFUSED');
      expect(events[at]?.cause).toMatch(/\S/);
      return events[at + 1] ? [events[at - 1]?.stage, events[at + 1]?.stage] : ['waits'];
    };
    const requests = refused.map(requestOf).map(String);
    const count = (wanted: string) => requests.filter((request) => request === wanted).length;
    expect([
      count('ADVANCE_REQUESTED,ADVANCE_REQUESTED'),
      count('BALANCE_REQUESTED,BALANCE_REQUESTED'),
      count('waits'),
      requests.length,
    ]).toEqual([14, 7, 3, 24]);
    for (const { events } of orders) {
      expect(events.every(({ stage, on }) => stage !== 'ADVANCE_REQUESTED' || on <= '2022-11-30')).toBe(true);
      expect(
        lifeFaults(
          events.map(({ cause = null, ...event }) => ({ ...event, cause })),
          3_856_500,
        ),
      ).toEqual([]);
    }
  });

  it('pay 30 % in advance and the rest as balance, to the cent', () => {
    for (const { amountCents, events } of orders) {
      const cents = (name: string) => events.find(({ stage }) => stage === name)?.amountCents;
      const advance = cents('ADVANCE_REQUESTED') ?? 0;
      expect(Math.abs(advance - amountCents * 0.3)).toBeLessThanOrEqual(0.5);
      expect(advance + (cents('BALANCE_PAID') ?? amountCents - advance)).toBe(amountCents);
    }
  });

  it('cost between the two published ends', () => {
    expect([amountOf('SGL', 1), amountOf('SGL', 60), amountOf('SGL', 80), amountOf('LOINC', 60)]).toEqual([
      2_250_000, 3_856_500, 3_856_500, 350_000,
    ]);
  });
});

describe('systems', () => {
  it('are as many labs’ as each vendor says: 62 of Ormélis, 54 of Calanque; 603 labs run a referenced one', () => {
    const runs = (of: (product: ReturnType<typeof productOf>) => boolean) =>
      labs.filter(({ finess }) => of(productOf(systems.get(finess)))).length;
    expect(runs(({ vendor }) => vendor === 'ormelis')).toBe(62);
    expect(runs(({ vendor }) => vendor === 'calanque')).toBe(54);
    expect(runs(({ referencedOn }) => referencedOn !== null)).toBe(603);
    expect(runs(({ device }) => device === 'SGL')).toBe(862);
  });
});
