import { describe, expect, it } from 'vitest';
import type { Point } from '@/lib/figures/types';
import { changeFinding, feedTitle, ordersTitle, sectionTitle, sentenceOf } from '@/lib/home/findings';
import { month } from '@/lib/month';

const at = month('2023-09');

function point(given: Partial<Point>): Point {
  const { value = null, target = null } = given;
  return {
    month: at,
    value,
    target,
    trajectory: null,
    attainment: value !== null && target ? value / target : null,
    reported: null,
    expected: null,
    complete: value !== null,
    source: null,
    asOf: null,
    ...given,
  };
}

/** With plain spaces, so that the sentence can be read here. */
const plain = (text: string | null) => text?.replace(/[\u00A0\u202F]/g, ' ') ?? null;

const ORDERS = point({ value: 331, target: 339, trajectory: 347 });
const FEED = point({ value: 7_918_204, target: 8_333_333, trajectory: 10_228_942, reported: 862, expected: 862 });

describe('the sentence of the month', () => {
  it('says orders, documents and the date of the target', () => {
    const said = sentenceOf(at, null, ORDERS, FEED, {
      state: 'reachable',
      month: month('2023-11'),
      earliest: month('2023-10'),
      latest: month('2024-01'),
    });
    expect(plain(said.lead)).toBe(
      'À fin septembre 2023, 331 commandes déployées sur 339 (97,6 %) et 7,9 M de documents dans le mois (95,0 % de la cible).',
    );
    expect(plain(said.follow)).toBe(
      'Au rythme actuel, la cible des documents est atteinte en nov. 2023 (entre oct. 2023 et janv. 2024).',
    );
  });

  it('names the region, says what is missing, and does not promise what the pace does not', () => {
    const partial = point({ value: 91, target: 200, reported: 7, expected: 9 });
    const said = sentenceOf(at, 'en Bretagne', point({ value: 1, target: 12 }), partial, { state: 'unreachable' });
    expect(plain(said.lead)).toBe(
      'À fin septembre 2023, en Bretagne, 1 commande déployée sur 12 (8,3 %) et 91 documents dans le mois (45,5 % de la cible).',
    );
    expect(plain(said.follow)).toBe(
      'Mois incomplet : 7 laboratoires sur 9 ont déclaré. La cible des documents n’est pas atteignable au rythme actuel.',
    );
  });

  it('leaves out what is not known', () => {
    expect(plain(sentenceOf(at, null, point({}), point({ value: 12 }), { state: 'unknown' }).lead)).toBe(
      'À fin septembre 2023, 12 documents dans le mois.',
    );
    expect(sentenceOf(at, null, point({}), point({}), { state: 'unknown' })).toEqual({
      lead: 'Aucune donnée n’est connue à fin septembre\u00A02023.',
      follow: null,
    });
  });
});

describe('titles that state the finding', () => {
  it('set the value beside the trajectory, else the target', () => {
    expect(plain(ordersTitle(ORDERS))).toBe('331 commandes déployées, 16 de moins que prévu');
    expect(plain(ordersTitle(point({ value: 362, target: 339 })))).toBe(
      '362 commandes déployées, 23 de plus que la cible',
    );
    expect(plain(feedTitle(FEED))).toBe('7,92 M de documents, 2,31 M sous la trajectoire');
    expect(plain(feedTitle(point({ value: 1_021_873, trajectory: 1_600_000 })))).toBe(
      '1,02 M de documents, 0,58 M sous la trajectoire',
    );
    expect(plain(feedTitle(point({})))).toBe('Documents versés au DMP');
  });

  it('say how near the farther of the two is', () => {
    expect(sectionTitle(ORDERS, FEED)).toBe('Près de la cible, encore sous la trajectoire');
    expect(sectionTitle(ORDERS, point({ value: 1, target: 10, trajectory: 1 }))).toBe(
      'Loin de la cible\u00A0: les commandes sous la trajectoire',
    );
    expect(sectionTitle(point({}), point({}))).toBe('Commandes et alimentation');
  });

  it('rank an increase', () => {
    expect(plain(changeFinding(month('2023-01'), 1_244_788, 2))).toBe(
      '+1,24 M en janvier 2023, 2e plus forte hausse connue',
    );
    expect(plain(changeFinding(at, -670_000, 9))).toBe('−670 000 en septembre 2023');
    expect(plain(changeFinding(at, null, null))).toBe('Évolution inconnue en septembre 2023');
  });
});
