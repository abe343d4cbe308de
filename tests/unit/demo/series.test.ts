import { describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '@/lib/access/demo-accounts';
import { FIGURES } from '@/lib/figures/registry';
import { ACCOUNTS } from '@/prisma/demo/accounts';
import { generateDemo } from '@/prisma/demo/generate';
import { PUBLISHED_FIGURES } from '@/prisma/demo/published-figures';
import { VENDORS } from '@/prisma/demo/vendors';

const { series, counts } = generateDemo();
const EMITTERS = ['physician', 'hospital_excl_sidep', 'sidep', 'esms'];

function nationalValue(
  indicator: string,
  kind: string,
  month: string,
  { corridor = 'biologie', emitter = null as string | null } = {},
) {
  const found = series.filter(
    (one) =>
      one.indicator === indicator &&
      one.kind === kind &&
      one.corridor === corridor &&
      one.emitter === emitter &&
      one.region === null &&
      one.vendor === null,
  );
  expect(found.length).toBe(1);
  return found[0]?.points.find((point) => point.month === month)?.value;
}

function documents(emitter: string, month: string): number {
  if (emitter === 'lab') {
    return counts
      .filter((one) => one.month === month && one.channel === 'DMP')
      .reduce((sum, { count }) => sum + count, 0);
  }
  return (
    series.find((one) => one.emitter === emitter)?.points.find((point) => point.month === month)?.value ?? Number.NaN
  );
}

const total = (month: string, except = '') =>
  ['lab', ...EMITTERS].filter((key) => key !== except).reduce((sum, key) => sum + documents(key, month), 0);

describe('targets and trajectories of 2023', () => {
  it('are the published tables to the unit', () => {
    expect(nationalValue('orders-deployed', 'TARGET', '2023-05')).toBe(339);
    expect([
      nationalValue('orders-deployed', 'TRAJECTORY', '2023-01'),
      nationalValue('orders-deployed', 'TRAJECTORY', '2023-12'),
    ]).toEqual([60, 362]);
    expect(nationalValue('dmp-documents', 'TARGET', '2023-12')).toBe(8_333_333);
    expect([
      nationalValue('dmp-documents', 'TRAJECTORY', '2023-01'),
      nationalValue('dmp-documents', 'TRAJECTORY', '2023-12'),
    ]).toEqual([2_078_646, 10_516_432]);
  });

  it('are shared among 18 regions and 8 vendors without losing a unit in any month', () => {
    for (const national of series.filter(
      (one) => one.region === null && one.vendor === null && one.kind !== 'ACTUAL' && one.corridor === 'biologie',
    )) {
      if (!['orders-deployed', 'dmp-documents'].includes(national.indicator)) continue;
      for (const [by, parts] of [
        ['region', 18],
        ['vendor', 8],
      ] as const) {
        const shares = series.filter(
          (one) => one.indicator === national.indicator && one.kind === national.kind && one[by] !== null,
        );
        expect(shares.length).toBe(parts);
        const sums = national.points.map((_, i) =>
          shares.reduce((sum, { points }) => sum + (points[i]?.value ?? 0), 0),
        );
        expect(sums).toEqual(national.points.map(({ value }) => value));
        expect(shares.every(({ simulated }) => simulated)).toBe(true);
      }
    }
  });

  it('of the other corridors are the yearly objectives ÷ 12: 120, 35 and 20 M', () => {
    expect(nationalValue('dmp-documents', 'TARGET', '2023-01', { corridor: 'medecine-de-ville' })).toBe(10_000_000);
    expect(nationalValue('dmp-documents', 'TARGET', '2023-01', { corridor: 'radiologie' })).toBe(2_916_667);
    expect(nationalValue('dmp-documents', 'TARGET', '2023-01', { corridor: 'hopital' })).toBe(1_666_667);
  });
});

describe('emitters', () => {
  it('rise from December 2022 to January 2023 by the published percents', () => {
    const change = (before: number, after: number) => Math.round((after / before - 1) * 100);
    const changes = ['lab', ...EMITTERS].map((key) => change(documents(key, '2022-12'), documents(key, '2023-01')));
    expect([...changes, change(total('2022-12'), total('2023-01'))]).toEqual([30, 80, 10, -84, 21, 2]);
  });

  it('without SI-DEP, rose by 1 244 788 in January 2023: only November 2022 had risen more', () => {
    const months = series.find(({ emitter }) => emitter === 'esms')?.points.map(({ month }) => month) ?? [];
    const rises = months
      .slice(1)
      .map((month, i) => ({ month, rise: total(month, 'sidep') - total(months[i] ?? '', 'sidep') }));
    const january = rises.find(({ month }) => month === '2023-01')?.rise ?? 0;
    expect(january).toBe(1_244_788);
    expect(rises.filter(({ month, rise }) => month < '2023-01' && rise >= january).map(({ month }) => month)).toEqual([
      '2022-11',
    ]);
  });

  it('have values for the 26 months, none of them negative', () => {
    for (const { points } of series.filter(({ indicator }) => indicator === 'documents-by-emitter')) {
      expect(points.length).toBe(26);
      expect(points.every(({ value }) => Number.isInteger(value) && value > 0)).toBe(true);
    }
  });
});

describe('published figures', () => {
  it('have ids of their own, numbers, and indicators that the product computes', () => {
    expect(new Set(PUBLISHED_FIGURES.map(({ id }) => id)).size).toBe(PUBLISHED_FIGURES.length);
    expect(PUBLISHED_FIGURES.filter(({ value, unit, label }) => !Number.isFinite(value) || !unit || !label)).toEqual(
      [],
    );
    const known = new Set(FIGURES.map(({ definition }) => definition.id));
    expect(PUBLISHED_FIGURES.filter(({ indicator }) => indicator !== null && !known.has(indicator))).toEqual([]);
  });
});

describe('accounts', () => {
  it('are those that the sign-in page offers, each limited to a vendor or region that exists', () => {
    expect(ACCOUNTS.map(({ email }) => email).sort()).toEqual(DEMO_ACCOUNTS.map(({ email }) => email).sort());
    const vendors = VENDORS.map(({ slug }) => slug);
    for (const { role, region, vendor } of ACCOUNTS) {
      expect([region !== null, vendor !== null]).toEqual([role === 'REGIONAL', role === 'VENDOR']);
      if (vendor !== null) expect(vendors).toContain(vendor);
    }
  });
});
