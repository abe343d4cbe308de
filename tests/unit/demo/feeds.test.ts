import { describe, expect, it } from 'vitest';
import { generateDemo } from '@/prisma/demo/generate';
import { SEL_BY_REGION } from '@/prisma/demo/labs';
import { productOf } from '@/prisma/demo/vendors';

const { labs, counts, orders, lives } = generateDemo();
const dmp = (month: string) => counts.filter((one) => one.month === month && one.channel === 'DMP');
const fed = (month: string) => new Set(dmp(month).flatMap(({ finess, count }) => (count > 0 ? [finess] : [])));

describe('February 2022', () => {
  it('has the regional table of the SEL that feed, overseas included', () => {
    const feeding = fed('2022-02');
    const byRegion = SEL_BY_REGION.map(
      ({ region }) => labs.filter((lab) => lab.sel && lab.region === region && feeding.has(lab.finess)).length,
    );
    expect(byRegion).toEqual([11, 8, 14, 19, 12, 13, 17, 10, 9, 4, 3, 2, 0, 1, 1, 0, 0]);
  });
});

describe('declarations', () => {
  const declared = (month: string) => new Set(dmp(month).map(({ finess }) => finess)).size;

  it('are complete, but for 6 labs in August and 82 in September 2023', () => {
    const months = [...new Set(counts.map(({ month }) => month))];
    expect(months.length).toBe(26);
    expect(months.slice(0, 24).map(declared)).toEqual(Array(24).fill(862));
    expect([declared('2023-08'), declared('2023-09')]).toEqual([856, 780]);
  });

  it('of September: 48 of Calanque’s 54, none of Ormélis', () => {
    const of = (vendor: string) =>
      new Set(
        dmp('2023-09')
          .filter(({ product }) => productOf(product).vendor === vendor)
          .map(({ finess }) => finess),
      ).size;
    expect([of('calanque'), of('ormelis'), of('verdance')]).toEqual([48, 0, 116]);
  });

  it('say zero in one row of level N1, and never twice the same key', () => {
    const keys = counts.map(({ month, finess, channel, level }) => `${month} ${finess} ${channel} ${level}`);
    expect(new Set(keys).size).toBe(counts.length);
    expect(counts.filter(({ channel, level, count }) => channel === 'DMP' && count === 0 && level !== 'N1')).toEqual(
      [],
    );
  });
});

describe('September 2023', () => {
  it('has 14 silent labs: VA signed before it, declared, no document', () => {
    const verified = new Set(
      orders.flatMap(({ lab, verifiedOn }) => (verifiedOn !== null && verifiedOn < '2023-09-01' ? [lab.finess] : [])),
    );
    const feeding = fed('2023-09');
    const declared = new Set(dmp('2023-09').map(({ finess }) => finess));
    expect([...declared].filter((finess) => verified.has(finess) && !feeding.has(finess)).length).toBe(14);
  });

  it('has about 38 % of its documents structured, and none before October 2022', () => {
    const share = (month: string) => {
      const rows = dmp(month);
      const sum = (some: typeof rows) => some.reduce((total, { count }) => total + count, 0);
      return sum(rows.filter(({ level }) => level === 'N3')) / sum(rows);
    };
    expect(share('2023-09')).toBeGreaterThan(0.36);
    expect(share('2023-09')).toBeLessThan(0.4);
    expect(share('2022-09')).toBe(0);
  });

  it('has labs that dropped in the regions of both ARS accounts', () => {
    const dropped = labs.filter(({ finess }) => (lives.get(finess)?.lastMonthShare ?? 1) < 1);
    expect(dropped.length).toBe(12);
    expect(dropped.filter(({ region }) => region === '53').length).toBeGreaterThanOrEqual(2);
    expect(dropped.filter(({ region }) => region === '11').length).toBeGreaterThanOrEqual(2);
  });
});
