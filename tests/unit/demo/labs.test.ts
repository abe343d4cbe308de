import { describe, expect, it } from 'vitest';
import { generateLabs } from '@/prisma/demo/labs';

const labs = generateLabs();
const count = (of: (lab: (typeof labs)[number]) => boolean) => labs.filter(of).length;

describe('labs', () => {
  it('are in every department’s region, one hospital in Mayotte and no SEL there', () => {
    expect(new Set(labs.map(({ region }) => region)).size).toBe(18);
    expect(labs.filter(({ region }) => region === '06').map(({ sector }) => sector)).toEqual(['HOSPITAL']);
    expect(new Set(labs.map(({ department }) => department)).size).toBe(101);
  });

  it('have SEL by region as the table of February 2022 has them: 20 in Bretagne, 58 in Île-de-France, 12 overseas', () => {
    expect(count(({ sel, region }) => sel && region === '53')).toBe(20);
    expect(count(({ sel, region }) => sel && region === '11')).toBe(58);
    expect(count(({ sel, region }) => sel && ['01', '02', '03', '04', '06'].includes(region))).toBe(12);
    expect(count(({ sel, sector }) => sel && sector === 'HOSPITAL')).toBe(0);
  });

  it('have names of their own, and numbers that begin with a zero or hold a letter', () => {
    expect(new Set(labs.map(({ name }) => name)).size).toBe(862);
    expect(count(({ finess }) => finess.startsWith('0'))).toBeGreaterThan(30);
    expect(count(({ finess }) => /^2[AB]/.test(finess))).toBeGreaterThan(3);
  });

  it('are as large as private labs are: 3 560 sites, from one or two to about sixty', () => {
    const sizes = labs.filter(({ sector }) => sector === 'PRIVATE').map(({ sites }) => sites.length);
    expect(sizes.reduce((a, b) => a + b, 0)).toBe(3_560);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(60);
  });

  it('were all open before the first month, so that the published numbers of labs hold for all of them', () => {
    expect(
      labs.every(({ openedOn, sites }) =>
        [openedOn, ...sites.map((site) => site.openedOn)].every((day) => day < '2021-08-01'),
      ),
    ).toBe(true);
  });
});
