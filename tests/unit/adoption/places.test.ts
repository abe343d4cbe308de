import { describe, expect, it } from 'vitest';
import { labSetHref, wholeOf } from '@/lib/adoption/links';
import { classOf, departmentsAt, ranked, regionsOf } from '@/lib/adoption/places';
import { month } from '@/lib/month';

const REGIONS = [
  { code: '53', name: 'Bretagne', overseas: false },
  { code: '94', name: 'Corse', overseas: false },
  { code: '06', name: 'Mayotte', overseas: true },
];
const DEPARTMENTS = [
  { code: '29', name: 'Finistère', region: '53' },
  { code: '35', name: 'Ille-et-Vilaine', region: '53' },
  { code: '2A', name: 'Corse-du-Sud', region: '94' },
  { code: '976', name: 'Mayotte', region: '06' },
];
// Two months; the first is not known of Finistère.
const SHARES = {
  '29': { parts: [null, 4], wholes: [5, 5] },
  '35': { parts: [2, 3], wholes: [6, 6] },
  '2A': { parts: [0, 0], wholes: [2, 2] },
  '976': { parts: [0, 0], wholes: [0, 0] },
};

const rates = (index: number) =>
  ranked(regionsOf(REGIONS, departmentsAt(DEPARTMENTS, REGIONS, SHARES, index))).map(({ name, part, whole, rate }) => [
    name,
    part,
    whole,
    rate,
  ]);

describe('regions of a month', () => {
  it('sums what is known of their departments: 2 of 5 + 6, then 4 + 3 of 11', () => {
    expect(rates(0)).toEqual([
      ['Bretagne', 2, 11, 2 / 11],
      ['Corse', 0, 2, 0],
      ['Mayotte', null, 0, null],
    ]);
    expect(rates(1)[0]).toEqual(['Bretagne', 7, 11, 7 / 11]);
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
