import { describe, expect, it } from 'vitest';
import { type IsoDate, month } from '@/lib/month';
import {
  advanceOf,
  balanceOf,
  dayFault,
  type LifeEvent,
  lifeFaults,
  type OrderStage,
  possibleStages,
  signatureFaults,
  standingOf,
} from '@/lib/orders/life';

const CEILING = 3_856_500;
const event = (stage: OrderStage, on: string, amountCents: number | null = null, cause: string | null = null) =>
  ({ stage, on: on as IsoDate, amountCents, cause }) satisfies LifeEvent;

const SIGNED = event('ORDER_SIGNED', '2022-03-01', 3_150_000);
const ASKED = event('ADVANCE_REQUESTED', '2022-03-10', 945_000);
const PAID = event('ADVANCE_PAID', '2022-04-20', 945_000);
const DELIVERED = event('SERVICE_DELIVERED', '2022-12-01');
const VA = event('VA_SIGNED', '2022-12-05');
const CLAIMED = event('BALANCE_REQUESTED', '2023-01-10', 2_205_000);
const SETTLED = event('BALANCE_PAID', '2023-03-01', 2_205_000);
const WHOLE = [SIGNED, ASKED, PAID, DELIVERED, VA, CLAIMED, SETTLED];

/** [stage, code] of each fault. */
const faults = (...events: LifeEvent[]) =>
  lifeFaults(events, CEILING).map(({ event: { stage }, code }) => [stage, code]);

describe('amounts', () => {
  it('split 30 % and 70 %, half a cent to the advance, and always sum to the amount', () => {
    expect(
      [1, 3, 5, 15, 350_000, 2_250_001, 2_250_005, 3_856_500].map((cents) => [advanceOf(cents), balanceOf(cents)]),
    ).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [5, 10],
      [105_000, 245_000],
      [675_000, 1_575_001],
      [675_002, 1_575_003],
      [1_156_950, 2_699_550],
    ]);
  });
});

describe('a life', () => {
  it('is without fault from the signature to the balance, in whatever order its events are given', () => {
    expect(faults(...WHOLE)).toEqual([]);
    expect(faults(...[...WHOLE].reverse())).toEqual([]);
  });

  it('may be all of one day, and may have neither advance nor recorded service', () => {
    expect(faults(...WHOLE.map((one) => ({ ...one, on: SIGNED.on })))).toEqual([]);
    expect(faults(SIGNED, VA, CLAIMED, SETTLED)).toEqual([]);
  });

  it('wants the VA before the balance, and each payment after its request', () => {
    expect(faults(SIGNED, CLAIMED)).toEqual([['BALANCE_REQUESTED', 'event-out-of-order']]);
    expect(faults(SIGNED, { ...CLAIMED, on: '2022-12-04' as IsoDate }, VA)).toEqual([
      ['BALANCE_REQUESTED', 'event-out-of-order'],
    ]);
    expect(faults(SIGNED, PAID)).toEqual([['ADVANCE_PAID', 'event-out-of-order']]);
    expect(faults(SIGNED, VA, SETTLED)).toEqual([['BALANCE_PAID', 'event-out-of-order']]);
    expect(faults(SIGNED, VA, { ...DELIVERED, on: '2022-12-06' as IsoDate })).toEqual([
      ['SERVICE_DELIVERED', 'event-out-of-order'],
    ]);
  });

  it('says which date precedes which', () => {
    const [fault] = lifeFaults([SIGNED, { ...CLAIMED, on: '2022-12-04' as IsoDate }, VA], CEILING);
    expect(fault?.message).toBe(
      'Étapes dans le désordre\u00A0: la demande de solde (04/12/2022) précède la VA (05/12/2022). Vérifiez les deux dates.',
    );
  });

  it('begins with the signature', () => {
    expect(faults({ ...ASKED, on: '2022-02-28' as IsoDate }, SIGNED)).toEqual([
      ['ADVANCE_REQUESTED', 'event-before-signature'],
    ]);
    expect(faults(VA)).toEqual([['VA_SIGNED', 'event-out-of-order']]);
  });

  it('ends with the cancellation, and has each stage once', () => {
    const cancelled = event('CANCELLED', '2022-05-01', null, 'commande en double');
    expect(faults(SIGNED, ASKED, cancelled)).toEqual([]);
    expect(faults(SIGNED, ASKED, PAID, cancelled, VA)).toEqual([['VA_SIGNED', 'order-cancelled']]);
    expect(faults(...WHOLE, event('CANCELLED', '2023-04-01', null, 'erreur'))).toEqual([
      ['CANCELLED', 'event-out-of-order'],
    ]);
    expect(faults(SIGNED, VA, { ...VA, on: '2022-12-07' as IsoDate })).toEqual([['VA_SIGNED', 'event-out-of-order']]);
  });

  it('refuses a request for a cause; the request is then made again, not paid as it is', () => {
    const refused = event('REFUSED', '2022-03-20', null, 'pièce illisible');
    const again = event('ADVANCE_REQUESTED', '2022-03-20', 945_000); // the same day
    expect(faults(SIGNED, ASKED, refused, again, PAID)).toEqual([]);
    expect(faults(SIGNED, ASKED, refused, PAID)).toEqual([['ADVANCE_PAID', 'event-out-of-order']]);
    expect(faults(SIGNED, refused)).toEqual([['REFUSED', 'event-out-of-order']]);
    expect(faults(SIGNED, ASKED, { ...refused, cause: null })).toEqual([['REFUSED', 'bad-cause']]);
    expect(faults(SIGNED, { ...refused, cause: null })).toEqual([
      ['REFUSED', 'event-out-of-order'],
      ['REFUSED', 'bad-cause'],
    ]);
  });

  it('costs the ceiling at most, and pays its amount at most', () => {
    expect(faults({ ...SIGNED, amountCents: CEILING })).toEqual([]);
    expect(faults({ ...SIGNED, amountCents: CEILING + 1 })).toEqual([['ORDER_SIGNED', 'amount-over-ceiling']]);
    expect(lifeFaults([{ ...SIGNED, amountCents: CEILING + 1 }], null)).toEqual([]);
    const largest = event('ORDER_SIGNED', '2022-03-01', 2_147_483_647);
    expect(lifeFaults([largest], CEILING)[0]?.message).toContain('21\u202F474\u202F836,47\u00A0€ au moins, pour'); // or more
    expect(faults({ ...SIGNED, amountCents: null })).toEqual([['ORDER_SIGNED', 'bad-amount']]);
    expect(faults(SIGNED, ASKED, PAID, VA, CLAIMED, { ...SETTLED, amountCents: 2_205_001 })).toEqual([
      ['BALANCE_PAID', 'amount-over-ceiling'],
    ]);
  });
});

describe('where an order stands', () => {
  const refused = event('REFUSED', '2023-02-01', null, 'VA manquante');

  it('is the furthest stage, a refusal that waits, or the cancellation', () => {
    expect(standingOf(WHOLE)).toEqual({
      stage: 'BALANCE_PAID',
      signedOn: '2022-03-01',
      verifiedOn: '2022-12-05',
      advancePaidCents: 945_000,
      balancePaidCents: 2_205_000,
    });
    // The advance is paid after the VA: the VA is further.
    expect(standingOf([SIGNED, ASKED, VA, { ...PAID, on: '2022-12-20' as IsoDate }]).stage).toBe('VA_SIGNED');
    expect(standingOf([SIGNED, VA, CLAIMED, refused]).stage).toBe('REFUSED');
    expect(standingOf([SIGNED, VA, CLAIMED, refused, { ...CLAIMED, on: '2023-02-10' as IsoDate }]).stage).toBe(
      'BALANCE_REQUESTED',
    );
    expect(standingOf([SIGNED, event('CANCELLED', '2022-04-01', null, 'erreur')]).stage).toBe('CANCELLED');
    expect(standingOf([]).stage).toBe(null);
  });

  it('says what may be recorded next', () => {
    expect(possibleStages([SIGNED])).toEqual(['ADVANCE_REQUESTED', 'SERVICE_DELIVERED', 'VA_SIGNED', 'CANCELLED']);
    expect(possibleStages([SIGNED, ASKED, PAID, VA])).toEqual(['SERVICE_DELIVERED', 'BALANCE_REQUESTED', 'CANCELLED']);
    expect(possibleStages([SIGNED, VA, CLAIMED, refused])).toEqual([
      'ADVANCE_REQUESTED',
      'SERVICE_DELIVERED',
      'BALANCE_REQUESTED',
      'CANCELLED',
    ]);
    expect(possibleStages([SIGNED, event('CANCELLED', '2022-04-01', null, 'erreur')])).toEqual([]);
  });
});

describe('the day of the signature', () => {
  const facts = {
    product: 'Alpha Lab',
    structure: 'Labo',
    referencedOn: '2022-03-01' as IsoDate,
    openedOn: null,
    closedOn: null,
  };
  const codes = (on: string, more: object = {}) =>
    signatureFaults(on as IsoDate, { ...facts, ...more }).map(({ code }) => code);

  it('is one on which the product is referenced and the lab open', () => {
    expect(codes('2022-03-01')).toEqual([]);
    expect(codes('2022-02-28')).toEqual(['not-referenced']);
    expect(codes('2022-03-01', { referencedOn: null })).toEqual(['not-referenced']);
    expect(codes('2022-03-01', { closedOn: '2022-03-01' })).toEqual(['closed-structure']);
    expect(codes('2022-03-01', { closedOn: '2022-03-02' })).toEqual([]);
    expect(codes('2022-03-01', { openedOn: '2022-03-01' })).toEqual([]);
    expect(codes('2022-03-01', { openedOn: '2022-03-02' })).toEqual(['closed-structure']);
    expect(signatureFaults('2022-03-01' as IsoDate, { ...facts, openedOn: '2022-04-02' as IsoDate })[0]?.message).toBe(
      'Laboratoire pas encore ouvert à la signature, le 01/03/2022\u00A0: Labo l’est depuis le 02/04/2022. Vérifiez le FINESS et la date.',
    );
  });

  it('is neither to come nor of a locked month', () => {
    const locked = new Set([month('2022-03')]);
    const today = '2023-10-05' as IsoDate;
    expect(dayFault('2023-10-06' as IsoDate, today, locked)?.code).toBe('future-date');
    expect(dayFault('2022-03-31' as IsoDate, today, locked)?.code).toBe('locked-month');
    expect(dayFault('2023-10-05' as IsoDate, today, locked)).toBe(null);
  });
});
