import { describe, expect, it } from 'vitest';
import { type Stage, type Standing, standingOn } from '@/lib/figures/order-stages';
import { type CauseRow, keyStem, knownOf, longStageOf, proposalsOf } from '@/lib/issues/diagnostic';
import { type IsoDate, month } from '@/lib/month';

const SEPTEMBER = month('2023-09');
const DAY = '2023-09-30' as IsoDate;
const ormelis = { code: 'ORMELIS-LAB', name: 'Ormélis Lab' };
const bretagne = { code: '53', name: 'Bretagne' };

function row(finess: string, values: Partial<CauseRow>): CauseRow {
  return {
    cause: 'dropped',
    finess,
    name: `Labo ${finess}`,
    town: 'Ville',
    product: ormelis,
    region: bretagne,
    documents: 10,
    stake: 100,
    days: null,
    ...values,
  };
}

describe('proposals of the figures', () => {
  it('groups labs of one cause and product, from three labs, most at stake first', () => {
    const proposals = proposalsOf(
      [
        row('A', { documents: 10, stake: 100 }),
        row('B', { documents: 20, stake: 400 }),
        row('C', { documents: 0, stake: 90, region: { code: '11', name: 'Île-de-France' } }),
        row('D', { product: { code: 'AUTRE', name: 'Autre' } }),
        row('E', { cause: 'stuck' }),
      ],
      SEPTEMBER,
    );
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({
      key: 'dropped:ormelis-lab:2023-09',
      title: 'Ormélis Lab\u00A0: envois en chute',
      why: '3\u00A0laboratoires ont envoyé moins de la moitié de leurs documents habituels en septembre\u00A02023\u00A0: 30\u00A0documents en tout. Il manque 590\u00A0documents par rapport à la médiane de leurs trois mois d’avant.',
      category: 'DIFF-BUG',
      region: null,
      documents: 590,
    });
    expect(proposals[0]?.labs.map(({ finess, note }) => `${finess} ${note}`)).toEqual([
      'B 20\u00A0documents, 400 de moins que d’habitude',
      'A 10\u00A0documents, 100 de moins que d’habitude',
      'C 0\u00A0document, 90 de moins que d’habitude',
    ]);
  });

  it('names the open issues of the product that hold half of the labs or more', () => {
    const [proposal] = proposalsOf(
      ['A', 'B', 'C', 'D'].map((finess) => row(finess, {})),
      SEPTEMBER,
    );
    if (!proposal) throw new Error('no proposal');
    const issue = (id: number, products: string[], labs: string[]) => ({
      id,
      title: `Irritant ${id}`,
      products,
      labs: new Set(labs),
    });
    const known = knownOf(proposal, [
      issue(1, ['ORMELIS-LAB'], ['A', 'B', 'Z']), // two of four
      issue(2, ['ORMELIS-LAB'], ['A', 'Y', 'Z']), // one
      issue(3, ['AUTRE'], ['A', 'B', 'C', 'D']), // another product
      issue(4, ['AUTRE', 'ORMELIS-LAB'], ['A', 'B', 'C', 'D']),
    ]);
    expect(known).toEqual([
      { id: 4, title: 'Irritant 4', labs: 4 },
      { id: 1, title: 'Irritant 1', labs: 2 },
    ]);
  });

  it('groups by region what runs no known product', () => {
    const unknown = { product: null, cause: 'silent', documents: 0, stake: null } as const;
    const [proposal] = proposalsOf([row('A', unknown), row('B', unknown), row('C', unknown)], SEPTEMBER);
    expect(proposal).toMatchObject({
      key: 'silent:region-53:2023-09',
      title: 'Bretagne\u00A0: aucun document envoyé malgré la VA signée',
      region: bretagne,
      documents: null,
    });
  });

  it('counts a lab with two long orders once, for the longest', () => {
    const order = (finess: string, days: number) =>
      row(finess, { cause: 'balance', documents: null, stake: null, days });
    const [proposal] = proposalsOf([order('A', 61), order('A', 90), order('B', 70), order('C', 200)], SEPTEMBER);
    expect(proposal?.labs.map(({ finess, note }) => `${finess} ${note}`)).toEqual([
      'C depuis 200\u00A0jours',
      'A depuis 90\u00A0jours',
      'B depuis 70\u00A0jours',
    ]);
    expect(proposal?.why).toContain('depuis 90\u00A0jours en médiane à fin septembre\u00A02023');
    expect(proposalsOf([order('A', 61), order('A', 90), order('B', 70)], SEPTEMBER)).toEqual([]);
  });

  it('knows the same difficulty of another month', () => {
    expect(keyStem('silent:ormelis-lab:2023-09')).toBe('silent:ormelis-lab:');
  });
});

describe('long stages', () => {
  const standing = (events: [Stage, string][]): Standing => {
    const life = events.map(([stage, on]) => ({ stage, on: on as IsoDate, amountCents: null, cause: null }));
    const found = standingOn(life, DAY);
    if (!found) throw new Error('no standing');
    return found;
  };

  it('waits more than 60 days for the balance after the VA', () => {
    // 2023-08-01 is 60 days before 2023-09-30.
    const until = (on: string) =>
      standing([
        ['ORDER_SIGNED', '2023-01-01'],
        ['VA_SIGNED', on],
      ]);
    expect(longStageOf(until('2023-08-01'), DAY)).toBeNull();
    expect(longStageOf(until('2023-07-31'), DAY)).toEqual({ cause: 'balance', days: 61 });
  });

  it('waits more than 180 days for the software after the signature, whatever was paid', () => {
    // 2023-04-03 is 180 days before 2023-09-30.
    const signed = (on: string) =>
      standing([
        ['ORDER_SIGNED', on],
        ['ADVANCE_REQUESTED', '2023-09-01'],
      ]);
    expect(longStageOf(signed('2023-04-03'), DAY)).toBeNull();
    expect(longStageOf(signed('2023-04-02'), DAY)).toEqual({ cause: 'installation', days: 181 });
    const delivered = standing([
      ['ORDER_SIGNED', '2022-01-01'],
      ['SERVICE_DELIVERED', '2022-06-01'],
    ]);
    expect(longStageOf(delivered, DAY)).toBeNull();
  });
});
