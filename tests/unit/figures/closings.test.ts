import { describe, expect, it } from 'vitest';
import { expectedOn, inForce, type Milestone, outcomeOf, pacePerMonth } from '@/lib/figures/closings';
import { type StageEvent, standingOn } from '@/lib/figures/order-stages';
import type { IsoDate } from '@/lib/month';

const day = (text: string) => text as IsoDate;
const at = (stage: StageEvent['stage'], on: string): StageEvent => ({
  stage,
  on: day(on),
  amountCents: null,
  cause: null,
});
const milestone = (code: Milestone['code'], dueOn: string, version: number): Milestone => ({
  code,
  device: 'SGL',
  label: '',
  dueOn: day(dueOn),
  version,
  source: '',
  note: null,
});
const ORDER_1 = milestone('ORDER', '2022-07-31', 1);
const ORDER_2 = milestone('ORDER', '2022-11-30', 2);
const SERVICE = milestone('SERVICE', '2023-09-20', 1);
const BALANCE_1 = milestone('BALANCE_REQUEST', '2023-04-28', 1);
const BALANCE_2 = milestone('BALANCE_REQUEST', '2023-12-14', 2);
const END = day('2023-09-30');

describe('an order and a closing date', () => {
  const signed = [at('ORDER_SIGNED', '2022-08-15')];

  it('missed the first version and kept the second one', () => {
    expect(outcomeOf(signed, ORDER_1, END)).toBe('missed');
    expect(outcomeOf(signed, ORDER_2, END)).toBe('met');
  });

  it('is late the day after, not on the day', () => {
    expect(outcomeOf(signed, SERVICE, day('2023-09-20'))).toBe('ahead');
    expect(outcomeOf(signed, SERVICE, day('2023-09-21'))).toBe('missed');
    expect(outcomeOf([...signed, at('VA_SIGNED', '2023-09-20')], SERVICE, END)).toBe('met');
  });

  it('counts a request refused and made again from its first day, and not before it is', () => {
    const again = [
      ...signed,
      at('BALANCE_REQUESTED', '2023-04-20'),
      at('REFUSED', '2023-05-10'),
      at('BALANCE_REQUESTED', '2023-06-01'),
    ];
    expect(outcomeOf(again, BALANCE_1, END)).toBe('met');
    expect(outcomeOf(again, BALANCE_1, day('2023-05-31'))).toBe('missed');
    expect(outcomeOf(again, BALANCE_2, day('2023-05-31'))).toBe('ahead');
  });

  it('is held to the newest version', () => {
    expect(inForce([ORDER_1, ORDER_2, SERVICE, BALANCE_1, BALANCE_2])).toEqual([ORDER_2, SERVICE, BALANCE_2]);
  });
});

describe('the usual pace', () => {
  const pace = { SERVICE_DELIVERED: 120, VA_SIGNED: 5, BALANCE_REQUESTED: 50 };
  const standing = (...events: StageEvent[]) => {
    const found = standingOn([at('ORDER_SIGNED', '2022-10-01'), ...events], END);
    if (!found) throw new Error('not signed');
    return found;
  };

  it('adds the median of each stage left, from the day that the order reached its own', () => {
    // VA of 10 September + 50 days: 30 October.
    expect(expectedOn(standing(at('VA_SIGNED', '2023-09-10')), 'BALANCE_REQUESTED', pace, END)).toBe('2023-10-30');
    // Advance of 1 September + 120 + 5 + 50 days: 23 February.
    expect(expectedOn(standing(at('ADVANCE_PAID', '2023-09-01')), 'BALANCE_REQUESTED', pace, END)).toBe('2024-02-23');
  });

  it('expects nothing before the day: an order that is over its time goes on from there', () => {
    expect(expectedOn(standing(at('SERVICE_DELIVERED', '2023-01-01')), 'BALANCE_REQUESTED', pace, END)).toBe(
      '2023-11-19',
    );
  });

  it('does not guess without a median, nor for what is done', () => {
    expect(expectedOn(standing(), 'BALANCE_REQUESTED', pace, END)).toBeNull();
    expect(expectedOn(standing(at('BALANCE_REQUESTED', '2023-05-01')), 'BALANCE_REQUESTED', pace, END)).toBeNull();
  });

  it('says how many a month are needed until the closing date', () => {
    // 52 in the 70 days from 5 October to 14 December: 22.6 a month.
    expect(pacePerMonth(52, day('2023-10-05'), day('2023-12-14'))).toBe(23);
    expect(pacePerMonth(52, day('2023-12-14'), day('2023-12-14'))).toBeNull();
  });
});
