import { describe, expect, it } from 'vitest';
import {
  adoptionRate,
  adoptionRateEquipped,
  labsFeeding,
  reportingCompleteness,
  silentLabs,
} from '@/lib/figures/adoption';
import { formatPercent } from '@/lib/format/number';
import { month } from '@/lib/month';
import { facts, labs } from './facts';

const FEBRUARY = labs('2022-02', {
  all: { open: 862, expected: 862, reported: 862, feeding: 205, silent: 3 },
  sel: { open: 364, expected: 364, reported: 364, feeding: 122, equipped: 179, equippedFeeding: 122 },
});
const at = [month('2022-02')];

describe('adoption at the end of February 2022', () => {
  it('is 122 of 364 SEL, 33,5 %', () => {
    expect(labsFeeding.compute(facts({ labs: [FEBRUARY] }), at)[0]?.value).toBe(122);
    expect(formatPercent(adoptionRate.compute(facts({ labs: [FEBRUARY] }), at)[0]?.value ?? null)).toBe('33,5\u00A0%');
  });

  it('is 122 of 179 equipped, 68 %', () => {
    expect(formatPercent(adoptionRateEquipped.compute(facts({ labs: [FEBRUARY] }), at)[0]?.value ?? null, 0)).toBe(
      '68\u00A0%',
    );
  });

  it('counts every legal entity of a sector when one is asked for: 205 of 862', () => {
    const perimeter = { corridor: 'biologie', region: null, sector: 'HOSPITAL', vendor: null } as const;
    expect(adoptionRate.compute(facts({ labs: [FEBRUARY], perimeter }), at)[0]?.value).toBeCloseTo(205 / 862, 10);
  });
});

describe('what is not known', () => {
  it('is not 0: no SEL open, nobody equipped, nobody declared, a month before the first', () => {
    const given = facts({
      labs: [
        labs('2023-01', { sel: { open: 0, reported: 0 } }),
        labs('2023-02', { sel: { open: 5, expected: 5, reported: 5 } }),
        labs('2023-03', { all: { expected: 5, reported: 0 }, sel: { open: 5, expected: 5, reported: 0 } }),
      ],
    });
    const months = ['2022-12', '2023-01', '2023-02', '2023-03'].map(month);
    expect(adoptionRate.compute(given, months).map(({ value }) => value)).toEqual([null, null, 0, null]);
    expect(adoptionRateEquipped.compute(given, months).map(({ value }) => value)).toEqual([null, null, null, null]);
    expect(reportingCompleteness.compute(given, months).map(({ value }) => value)).toEqual([null, null, null, 0]);
    expect(silentLabs.compute(given, [month('2023-03')])[0]?.value).toBeNull();
  });
});
