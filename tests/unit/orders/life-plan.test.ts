import { describe, expect, it } from 'vitest';
import type { IsoDate } from '@/lib/month';
import type { OrderStage } from '@/lib/orders/life';
import { type GivenEvent, type KnownEvent, planEvents } from '@/lib/orders/plan';
import { readAmount } from '@/lib/orders/read-amount';
import { STAGES_BY_TEXT } from '@/lib/orders/stage-words';
import { normaliseHeader } from '@/lib/tabular/header';

const given = (stage: OrderStage, on: string, amountCents: number | null = null, cause: string | null = null) =>
  ({ stage, on: on as IsoDate, amountCents, cause }) satisfies GivenEvent;
const known = (id: number, ...rest: Parameters<typeof given>): KnownEvent => ({ id: BigInt(id), ...given(...rest) });

const SIGNED = known(1, 'ORDER_SIGNED', '2022-03-01', 3_150_000);
const ASKED = known(2, 'ADVANCE_REQUESTED', '2022-03-10', 945_000);
const REFUSED = known(3, 'REFUSED', '2022-03-20', null, 'pièce illisible');
const AGAIN = known(4, 'ADVANCE_REQUESTED', '2022-03-28', 945_000);

/** [effect, corrected event, amount] of each. */
const plan = (events: KnownEvent[], ...givens: GivenEvent[]) =>
  planEvents(events, givens).map((step) => [
    step.effect,
    step.effect === 'changed' ? Number(step.before.id) : null,
    step.effect === 'unchanged' ? null : step.event.amountCents,
  ]);

describe('what a given event makes of a life', () => {
  it('is nothing when it is known, an empty cell saying nothing', () => {
    expect(plan([SIGNED, ASKED], given('ADVANCE_REQUESTED', '2022-03-10'))).toEqual([['unchanged', null, null]]);
  });

  it('is a correction at another date or amount, and keeps the amount when none is given', () => {
    expect(plan([SIGNED, ASKED], given('ADVANCE_REQUESTED', '2022-03-12'))).toEqual([['changed', 2, 945_000]]);
    expect(plan([SIGNED, ASKED], given('ADVANCE_REQUESTED', '2022-03-10', 900_000))).toEqual([['changed', 2, 900_000]]);
    expect(plan([SIGNED, ASKED, REFUSED], given('REFUSED', '2022-03-21'))).toEqual([['changed', 3, null]]);
  });

  it('is one more after a refusal, known or of the same file', () => {
    expect(plan([SIGNED, ASKED, REFUSED], given('ADVANCE_REQUESTED', '2022-03-28'))).toEqual([
      ['added', null, 945_000],
    ]);
    expect(plan([SIGNED, ASKED], given('REFUSED', '2022-03-20'), given('ADVANCE_REQUESTED', '2022-03-28'))).toEqual([
      ['added', null, null],
      ['added', null, 945_000],
    ]);
  });

  it('corrects the request on its own side of the refusal', () => {
    const life = [SIGNED, ASKED, REFUSED, AGAIN];
    expect(plan(life, given('ADVANCE_REQUESTED', '2022-03-30'))).toEqual([['changed', 4, 945_000]]);
    expect(plan(life, given('ADVANCE_REQUESTED', '2022-03-12'))).toEqual([['changed', 2, 945_000]]);
    expect(plan(life, given('REFUSED', '2022-04-15', null, 'hors barème'))).toEqual([['added', null, null]]);
  });

  it('takes the amounts of the signature that the same file gives', () => {
    expect(plan([SIGNED], given('ADVANCE_PAID', '2022-05-01'), given('ORDER_SIGNED', '2022-03-01', 350_000))).toEqual([
      ['added', null, 105_000],
      ['changed', 1, 350_000],
    ]);
  });
});

describe('an amount', () => {
  it.each([
    ['31500', 3_150_000],
    ['31 500,00', 3_150_000],
    ['31\u202F500\u00A0€', 3_150_000],
    ['31500.5', 3_150_050],
    ['1\u00A0156,95 EUR', 115_695],
    ['0', 0],
  ])('«%s» is %i cents', (text, cents) => expect(readAmount(text)).toBe(cents));

  it('reads an amount too large to be kept as the largest, which is over any ceiling', () => {
    expect(readAmount('99999999')).toBe(2_147_483_647);
  });

  it.each(['-5', '31.500,00', '3 1500', '12,345', 'gratuit', '1e5'])('«%s» is none', (text) =>
    expect(readAmount(text)).toBe(null),
  );
});

it('reads a stage in words with or without accents, or by the code of the programme', () => {
  const stage = (text: string) => STAGES_BY_TEXT.get(normaliseHeader(text));
  expect(
    ['Bon de commande signe', "DEMANDE D'AVANCE", 'va', 'Vérification d’aptitude (VA)', 'balance_paid', 'REFUSED'].map(
      stage,
    ),
  ).toEqual(['ORDER_SIGNED', 'ADVANCE_REQUESTED', 'VA_SIGNED', 'VA_SIGNED', 'BALANCE_PAID', 'REFUSED']);
  expect(stage('livraison')).toBe(undefined);
});
