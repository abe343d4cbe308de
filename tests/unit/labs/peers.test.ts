import { describe, expect, it } from 'vitest';
import { peerMonths, sizeBandOf } from '@/lib/figures/peers';
import { month } from '@/lib/month';

const [AUGUST, SEPTEMBER] = [month('2023-08'), month('2023-09')];
const counts = (at: typeof AUGUST, ...values: number[]) => values.map((documents) => ({ month: at, documents }));

describe('peers of a lab', () => {
  it('five that feed: the third is the median, the second and the fourth hold the middle half', () => {
    expect(peerMonths([SEPTEMBER], counts(SEPTEMBER, 900, 100, 400, 200, 0, 300))).toEqual([
      { month: SEPTEMBER, peers: 5, median: 300, low: 200, high: 400 },
    ]);
  });

  it('six: half-way between the third and the fourth, a quarter of the way between neighbours', () => {
    // Ranks 0 to 5: the first quartile lies at 1.25, the third at 3.75.
    expect(peerMonths([SEPTEMBER], counts(SEPTEMBER, 10, 20, 30, 40, 50, 60))).toEqual([
      { month: SEPTEMBER, peers: 6, median: 35, low: 22.5, high: 47.5 },
    ]);
  });

  it('four that feed: nothing is said, zeros do not make a fifth, another month does not either', () => {
    const four = [...counts(SEPTEMBER, 1, 2, 3, 4, 0), ...counts(AUGUST, 5)];
    expect(peerMonths([SEPTEMBER], four)).toEqual([
      { month: SEPTEMBER, peers: 4, median: null, low: null, high: null },
    ]);
  });

  it.each([
    [0, null],
    [1, '1 site'],
    [4, '2 à 4 sites'],
    [5, '5 à 9 sites'],
    [19, '10 à 19 sites'],
    [20, '20 sites et plus'],
  ])('%i sites: %s', (sites, label) => expect(sizeBandOf(sites)?.label ?? null).toBe(label));
});
