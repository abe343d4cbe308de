import { describe, expect, it } from 'vitest';
import { labSetHref, wholeOf } from '@/lib/adoption/links';
import { classOf, ranked, regionsAt } from '@/lib/adoption/places';
import { month } from '@/lib/month';

const REGIONS = [
  { code: '53', name: 'Bretagne', overseas: false },
  { code: '94', name: 'Corse', overseas: false },
  { code: '06', name: 'Mayotte', overseas: true },
];
// Two months.
const SHARES = {
  '53': { parts: [2, 7], wholes: [11, 11] },
  '94': { parts: [0, null], wholes: [2, 2] },
  '06': { parts: [0, 0], wholes: [0, 0] },
};

const rates = (index: number) =>
  ranked(regionsAt(REGIONS, SHARES, index)).map(({ name, part, whole, rate }) => [name, part, whole, rate]);

describe('regions of a month', () => {
  it('are ranked by their rate, what is unknown last: 2 of 11, then 7 of 11', () => {
    expect(rates(0)).toEqual([
      ['Bretagne', 2, 11, 2 / 11],
      ['Corse', 0, 2, 0],
      ['Mayotte', null, 0, null],
    ]);
    expect(rates(1)[0]).toEqual(['Bretagne', 7, 11, 7 / 11]);
    expect(rates(1)).toContainEqual(['Corse', null, 2, null]);
  });
});

describe('classes of the map', () => {
  it('tells zero from little and from unknown, and keeps a limit in the lower class', () => {
    expect([null, 0, 0.001, 0.25, 0.2501, 0.5, 0.75, 1].map(classOf)).toEqual([null, 0, 1, 1, 2, 2, 3, 4]);
  });
});

describe('the list behind a number', () => {
  const set = {
    month: month('2022-02'),
    population: 'sel',
    region: null,
    department: null,
    measure: 'equippedFeeding',
  } as const;

  it('asks for what was counted', () => {
    expect(labSetHref('all', set)).toBe(
      '/labs?month=2022-02&territory=metropolitan&sector=SEL&equipped=yes&feeding=yes',
    );
    expect(labSetHref('all', { ...wholeOf(set), region: '53', department: '29' })).toBe(
      '/labs?month=2022-02&department=29&sector=SEL&equipped=yes',
    );
    expect(labSetHref('all', { ...set, measure: 'feeding', population: 'hospital', without: true })).toBe(
      '/labs?month=2022-02&sector=HOSPITAL&feeding=no',
    );
  });

  it('leads nowhere that the viewer may not list', () => {
    expect(labSetHref([], set)).toBeNull();
    expect(labSetHref(['53'], set)).toBeNull();
    expect(labSetHref(['53'], { ...set, region: '94' })).toBeNull();
    expect(labSetHref(['53'], { ...set, region: '53' })).toBe(
      '/labs?month=2022-02&region=53&sector=SEL&equipped=yes&feeding=yes',
    );
  });
});
