import { describe, expect, it } from 'vitest';
import {
  dmpDocuments,
  dmpDocuments12m,
  dmpDocumentsGrowth3m,
  dmpDocumentsPerInhabitant,
  level3Share,
} from '@/lib/figures/feeds';
import { formatPercent } from '@/lib/format/number';
import { month, monthRange } from '@/lib/month';
import { declared, FEED_TRAJECTORY, facts, labs, series } from './facts';

const SEED = [
  series('dmp-documents', 'TARGET', 8_333_333),
  series('dmp-documents', 'TRAJECTORY', FEED_TRAJECTORY),
].flat();

describe('dmp-documents', () => {
  it('sets January 2023 at 24,40 % of the target and 97,82 % of the trajectory', () => {
    const given = facts({ feeds: [declared('2023-01', 2_033_395)], series: SEED });
    const [january] = dmpDocuments.compute(given, [month('2023-01')]);
    expect(january).toMatchObject({ value: 2_033_395, target: 8_333_333, trajectory: 2_078_646 });
    expect(formatPercent(january?.attainment ?? null, 2)).toBe('24,40\u00A0%');
    expect(formatPercent((january?.value ?? 0) / (january?.trajectory ?? 1), 2)).toBe('97,82\u00A0%');
  });

  it('adds N1 and N3, leaves MSSanté out, keeps a declared zero, and leaves an undeclared month unknown', () => {
    const feeds = [
      declared('2023-05', 100, 'N1'),
      declared('2023-05', 40, 'N3'),
      { ...declared('2023-05', 999), channel: 'MSS_PRO' as const },
      declared('2023-06', 0),
    ];
    const points = dmpDocuments.compute(facts({ feeds }), monthRange(month('2023-05'), month('2023-07')));
    expect(points.map(({ value }) => value)).toEqual([140, 0, null]);
  });

  it('marks a month incomplete when one expected lab is missing, with the count of both', () => {
    const given = facts({
      feeds: [declared('2023-08', 10), declared('2023-09', 10)],
      labs: [
        labs('2023-08', { all: { expected: 862, reported: 862 } }),
        labs('2023-09', { all: { expected: 862, reported: 861 } }),
      ],
    });
    const points = dmpDocuments.compute(given, [month('2023-08'), month('2023-09')]);
    expect(points.map(({ complete, reported, expected }) => [complete, reported, expected])).toEqual([
      [true, 862, 862],
      [false, 861, 862],
    ]);
  });

  it('reads a corridor without labs from its national series', () => {
    const given = facts({ series: series('dmp-documents', 'ACTUAL', 1_014_518) });
    expect(dmpDocuments.compute(given, [month('2023-01'), month('2023-10')]).map(({ value }) => value)).toEqual([
      1_014_518,
      null,
    ]);
  });
});

describe('sums of months', () => {
  const counts = [875_000 / 3, 875_000 / 3, 875_000 / 3, 1_182_125 / 3, 1_182_125 / 3, 1_182_125 / 3];
  const feeds = monthRange(month('2021-09'), month('2022-02')).map((at, i) => declared(at, counts[i] ?? 0));

  it('grows by 35,1 % over three months at the end of February 2022', () => {
    const [february] = dmpDocumentsGrowth3m.compute(facts({ feeds }), [month('2022-02')]);
    expect(formatPercent(february?.value ?? null)).toBe('35,1\u00A0%');
  });

  it('is incomplete when an earlier month of the sum is', () => {
    const given = facts({
      feeds,
      labs: [
        labs('2021-11', { all: { expected: 10, reported: 9 } }),
        labs('2022-02', { all: { expected: 10, reported: 10 } }),
      ],
    });
    expect(dmpDocumentsGrowth3m.compute(given, [month('2022-02')])[0]?.complete).toBe(false);
  });

  it('is unknown when a month of the sum is', () => {
    expect(dmpDocumentsGrowth3m.compute(facts({ feeds }), [month('2022-01')])[0]?.value).toBeNull();
    expect(dmpDocuments12m.compute(facts({ feeds }), [month('2022-02')])[0]?.value).toBeNull();
  });
});

describe('rates', () => {
  it('annualises per inhabitant: 2 033 395 × 12 ÷ 68 000 000 = 0,359', () => {
    const given = facts({ feeds: [declared('2023-01', 2_033_395)], population: 68_000_000 });
    expect(dmpDocumentsPerInhabitant.compute(given, [month('2023-01')])[0]?.value).toBeCloseTo(0.35883, 5);
  });

  it('shares N3 among the levels known: 386 of 1 000, a known 0 without N3, unknown without levels', () => {
    const feeds = [
      declared('2023-01', 614, 'N1'),
      declared('2023-01', 386, 'N3'),
      declared('2023-01', 5_000, null),
      declared('2023-02', 614, 'N1'),
      declared('2023-03', 614, null),
      declared('2023-04', 0, 'N1'),
    ];
    const points = level3Share.compute(facts({ feeds }), monthRange(month('2023-01'), month('2023-04')));
    expect(points.map(({ value }) => value)).toEqual([0.386, 0, null, null]);
  });
});
