import { describe, expect, it } from 'vitest';
import { inboxTitle, waitOf } from '@/lib/issues/inbox-age';
import { type Candidate, likenessOf, proposeIssues, textSimilarity, titleFrom } from '@/lib/issues/likeness';
import type { IsoDate } from '@/lib/month';

const parents = new Map([
  ['DIFF-INS-ORG', 'DIFF-INS-QUAL'],
  ['DIFF-INS-PATIENT', 'DIFF-INS-QUAL'],
]);

const candidate = (values: Partial<Candidate>): Candidate => ({
  id: 12,
  text: '',
  categoryCode: 'DIFF-BUG',
  products: [],
  labs: [],
  regions: [],
  ...values,
});

const subject = {
  text: 'Le transcodage des codes bactério échoue depuis la mise à jour.',
  categoryCode: 'DIFF-LOINC',
  productCode: 'ORMELIS-LAB',
  lab: '750000001',
  regionCode: '53',
};

describe('likeness of a feedback and an issue', () => {
  it('says what they have in common', () => {
    const issue = candidate({
      text: 'Transcodage LOINC incomplet. Les codes de bactério manquent.',
      categoryCode: 'DIFF-LOINC',
      products: ['ORMELIS-LAB'],
      regions: ['53'],
    });
    expect(likenessOf(subject, issue, parents).why).toBe(
      'même catégorie, même logiciel, même région, 3 mots communs'.replace('3 mots', '3\u00A0mots'),
    );
  });

  it('names the laboratory rather than its region, and a sister category as a neighbour', () => {
    const issue = candidate({ categoryCode: 'DIFF-INS-PATIENT', labs: ['750000001'], regions: ['53'] });
    expect(likenessOf({ ...subject, categoryCode: 'DIFF-INS-ORG' }, issue, parents).why).toBe(
      'catégorie voisine, même laboratoire',
    );
  });

  it('ignores accents, capitals, plurals and empty words', () => {
    const issue = candidate({ text: 'CODE BACTERIO dans le laboratoire depuis' });
    expect(likenessOf(subject, issue, parents).why).toContain('2\u00A0mots communs');
  });

  it('proposes three at most, the likeliest first, and nothing for a region alone', () => {
    const same = (id: number, products: string[]) => candidate({ id, categoryCode: 'DIFF-LOINC', products });
    const proposed = proposeIssues(
      subject,
      [
        candidate({ id: 1, regions: ['53'] }),
        same(2, []),
        same(3, ['ORMELIS-LAB']),
        same(4, []),
        same(5, ['ORMELIS-LAB']),
        same(6, []),
      ],
      parents,
    );
    expect(proposed.map(({ id }) => id)).toEqual([3, 5, 2]);
  });

  it('counts the groups of three characters of two texts', () => {
    // «  a», « ab», «ab », and «  a», « ac», «ac »: one of five.
    expect(textSimilarity('ab', 'ac')).toBeCloseTo(0.2);
    expect(textSimilarity('Ab', 'àb')).toBe(1);
    expect(textSimilarity('', 'ab')).toBe(0);
  });

  it('takes a title from the first sentence, cut at a word', () => {
    expect(titleFrom('La VA échoue. Nous avons appelé l’éditeur.')).toBe('La VA échoue');
    expect(titleFrom('Paramétrage des destinataires trop long', 30)).toBe('Paramétrage des destinataires…');
    expect(titleFrom('  ')).toBe('');
    // An emoji is two of JavaScript's characters: never one of them alone.
    expect(titleFrom('😀'.repeat(5), 6)).toBe('😀😀…');
    expect(titleFrom(`a${'😀'.repeat(5)}`, 6)).toBe('a😀😀…');
  });
});

describe('waiting', () => {
  const wait = (at: string, today: string) => waitOf(new Date(at), today as IsoDate);
  it('is late after two working days: neither a week-end nor a public holiday is one', () => {
    // 2023-09-29 is a Friday: Monday and Tuesday are two, Wednesday the third.
    expect(wait('2023-09-29T09:00:00Z', '2023-10-03')).toEqual({ days: 4, late: false });
    expect(wait('2023-09-29T09:00:00Z', '2023-10-04')).toEqual({ days: 5, late: true });
    // All Saints' Day, a Wednesday, is none: of Tuesday 31 October, Thursday and Friday are two.
    expect(wait('2023-10-31T09:00:00Z', '2023-11-03')).toEqual({ days: 3, late: false });
    expect(wait('2023-10-31T09:00:00Z', '2023-11-04')).toEqual({ days: 4, late: true });
  });

  it('titles the inbox', () => {
    expect(inboxTitle(7, 9)).toBe('7\u00A0remontées à qualifier, la plus ancienne depuis 9\u00A0jours');
    expect(inboxTitle(1, 0)).toBe('1\u00A0remontée à qualifier, d’aujourd’hui');
    expect(inboxTitle(0, null)).toBe('Aucune remontée à qualifier');
  });
});
