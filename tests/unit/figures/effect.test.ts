import { describe, expect, it } from 'vitest';
import { about, type Effect, type EffectLab, effectMonths, measureEffect } from '@/lib/figures/effect';
import { type IsoDate, month } from '@/lib/month';

const FIX = '2023-07-11' as IsoDate;
const SEPTEMBER = month('2023-09');
const MONTHS = ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09'];

/** Six months from April; null: not declared. */
function lab(finess: string, counts: (number | null)[], region = '53', sector = 'PRIVATE'): EffectLab {
  const documents = new Map(
    counts.flatMap((count, i) => (count === null ? [] : [[month(MONTHS[i] ?? ''), count] as const])),
  );
  return { finess, region, sector, documents, declared: true, measured: false };
}

// Together 3 500 a month before; 4 550 in August and 4 900 in September.
const CONCERNED = [
  lab('A', [1000, 1000, 1000, 1100, 1300, 1400]),
  lab('B', [2000, 2000, 2000, 2200, 2600, 2800]),
  lab('C', [500, 500, 500, 550, 650, 700]),
];
// Each 1 000 a month before: 5 000 together, then 5 200 and 5 400.
const COMPARABLE = ['D', 'E', 'F', 'G', 'H'].map((finess) => lab(finess, [1000, 1000, 1000, 1010, 1040, 1080]));

function measured(effect: Effect): Extract<Effect, { kind: 'measured' }> {
  if (effect.kind !== 'measured') throw new Error(effect.kind);
  return effect;
}

describe('the effect of a fix', () => {
  it('is what the concerned labs gained beyond what the comparable ones did', () => {
    const effect = measured(measureEffect(FIX, SEPTEMBER, CONCERNED, COMPARABLE));
    // After: (4 550 + 4 900) ÷ 2 = 4 725, +35 %; (5 200 + 5 400) ÷ 2 = 5 300, +6 %. Gain: 4 725 − 3 500 × 1,06 = 1 015.
    expect(effect.concerned?.before).toBe(3500);
    expect(effect.concerned?.after).toBe(4725);
    expect(effect.concerned?.change).toBeCloseTo(0.35, 10);
    expect(effect.comparable?.change).toBeCloseTo(0.06, 10);
    expect(effect.gain).toBeCloseTo(1015, 6);
    expect(effect).toMatchObject({ labs: 3, silent: 0, comparables: 5, measurable: true });
    expect(effect.months.map(({ phase }) => phase)).toEqual(['before', 'before', 'before', 'fix', 'after', 'after']);
    expect(effect.months.map(({ concerned }) => Math.round(concerned.index ?? 0))).toEqual([
      100, 100, 100, 110, 130, 140,
    ]);
    expect(effect.months.map(({ comparable }) => Math.round(comparable?.index ?? 0))).toEqual([
      100, 100, 100, 101, 104, 108,
    ]);
  });

  it('tells what its documents were read from, those of the labs shown alone', () => {
    const withCnam = { ...lab('M1', [1000, 1000, 1000, 1010, 1040, 1080]), measured: true };
    expect(measured(measureEffect(FIX, SEPTEMBER, CONCERNED, COMPARABLE)).sources).toEqual({
      declared: true,
      measured: false,
    });
    expect(measured(measureEffect(FIX, SEPTEMBER, CONCERNED, [...COMPARABLE, withCnam])).sources.measured).toBe(true);
    // Too few to be compared with: they are not shown.
    expect(measured(measureEffect(FIX, SEPTEMBER, CONCERNED, [withCnam])).sources.measured).toBe(false);
  });

  it('compares with labs of the same regions, sector and size that have declared each month', () => {
    const others = [
      lab('I', [1000, 1000, 1000, 0, 0, 0], '11'),
      lab('J', [1000, 1000, 1000, 0, 0, 0], '53', 'HOSPITAL'),
      // More than twice B, less than half C.
      lab('K', [4001, 4001, 4001, 0, 0, 0]),
      lab('L', [249, 249, 249, 0, 0, 0]),
      lab('M', [1000, 1000, 1000, 0, null, 0]),
    ];
    expect(measured(measureEffect(FIX, SEPTEMBER, CONCERNED, [...COMPARABLE, ...others]))).toMatchObject({
      comparables: 5,
      measurable: true,
    });
    // Exactly twice B and half C are still similar.
    const edges = [lab('N', [4000, 4000, 4000, 0, 0, 0]), lab('O', [250, 250, 250, 0, 0, 0])];
    expect(measured(measureEffect(FIX, SEPTEMBER, CONCERNED, [...COMPARABLE, ...edges])).comparables).toBe(7);
  });

  it('says no gain under five comparable labs, and shows nothing of them', () => {
    const effect = measured(measureEffect(FIX, SEPTEMBER, CONCERNED, COMPARABLE.slice(0, 4)));
    expect(effect).toMatchObject({ comparables: 4, comparable: null, gain: null, measurable: null });
    expect(effect.months.every(({ comparable }) => comparable === null)).toBe(true);
    expect(effect.concerned?.change).toBeCloseTo(0.35, 10);
  });

  it('is not measured before two full months', () => {
    expect(measureEffect(FIX, month('2023-08'), CONCERNED, COMPARABLE)).toEqual({
      kind: 'too-soon',
      from: '2023-10-01',
    });
    // A fix on the first day makes its own month a full one.
    expect(measureEffect('2023-08-01' as IsoDate, SEPTEMBER, CONCERNED, COMPARABLE).kind).toBe('measured');
    expect(measureEffect('2023-08-02' as IsoDate, SEPTEMBER, CONCERNED, COMPARABLE)).toEqual({
      kind: 'too-soon',
      from: '2023-11-01',
    });
  });

  it('tells a loss, and that nothing can be seen', () => {
    // 3 500 before, 2 800 after; expected 3 710: 910 fewer.
    const fallen = CONCERNED.map(({ finess }, i) => {
      const count = [800, 1600, 400][i] ?? 0;
      return lab(finess, [count * 1.25, count * 1.25, count * 1.25, count, count, count]);
    });
    const loss = measured(measureEffect(FIX, SEPTEMBER, fallen, COMPARABLE));
    expect(loss.gain).toBeCloseTo(-910, 6);
    expect(loss.measurable).toBe(true);
    // +8 % against +6 %: 70 documents of 3 500, under five points.
    const flat = CONCERNED.map(({ finess }, i) => {
      const count = [1000, 2000, 500][i] ?? 0;
      return lab(finess, [count, count, count, count, count * 1.08, count * 1.08]);
    });
    const none = measured(measureEffect(FIX, SEPTEMBER, flat, COMPARABLE));
    expect(none.gain).toBeCloseTo(70, 6);
    expect(none.measurable).toBe(false);
  });

  it('is not measured when a concerned lab has not declared, and leaves out who never has', () => {
    const gap = [...CONCERNED.slice(0, 2), lab('C', [500, 500, 500, 550, null, 700])];
    const effect = measured(measureEffect(FIX, SEPTEMBER, gap, COMPARABLE));
    expect(effect).toMatchObject({ concerned: null, gain: null });
    expect(effect.months[4]?.concerned).toEqual({ documents: null, reported: 2, labs: 3, index: null });
    const silent = [...CONCERNED, lab('Z', [null, null, null, null, null, null])];
    expect(measured(measureEffect(FIX, SEPTEMBER, silent, COMPARABLE))).toMatchObject({
      labs: 3,
      silent: 1,
      measurable: true,
    });
    expect(measureEffect(FIX, SEPTEMBER, [], COMPARABLE)).toEqual({ kind: 'no-lab' });
  });

  it('counts what silent labs send again, without an index', () => {
    const waking = [lab('A', [0, 0, 0, 10, 300, 500])];
    const quiet = COMPARABLE.map(({ finess }) => lab(finess, [0, 0, 0, 0, 0, 0]));
    const effect = measured(measureEffect(FIX, SEPTEMBER, waking, quiet));
    expect(effect.concerned).toEqual({ before: 0, after: 400, change: null });
    // The comparable labs sent nothing before either: their change is not known.
    expect(effect.gain).toBeNull();
    expect(effect.months[5]?.concerned.index).toBeNull();
  });

  it('waits for the last months that have not been declared', () => {
    const late = CONCERNED.map(({ finess, documents }) => lab(finess, [...[...documents.values()].slice(0, 5), null]));
    const waiting = measured(measureEffect(FIX, SEPTEMBER, late, COMPARABLE));
    expect(waiting).toMatchObject({ concerned: null, gain: null, comparables: 5 });
    expect(waiting.months.map(({ phase }) => phase)).toEqual(['before', 'before', 'before', 'fix', 'after', 'waiting']);
    // Fixed on the first of July, that month is a full one, and two are declared.
    const earlier = measured(measureEffect('2023-07-01' as IsoDate, SEPTEMBER, late, COMPARABLE));
    // July 3 850 and August 4 550: 4 200; comparable 5 050 and 5 200: 5 125, +2,5 %. 4 200 − 3 587,5 = 612,5.
    expect(earlier.months.map(({ phase }) => phase)).toEqual([
      'before',
      'before',
      'before',
      'after',
      'after',
      'waiting',
    ]);
    expect(earlier.gain).toBeCloseTo(612.5, 6);
  });

  it('looks at six full months after the fix at most', () => {
    const months = effectMonths(FIX, month('2024-06')).map((one) => one.month);
    expect(months[0]).toBe('2023-04');
    expect(months.at(-1)).toBe('2024-01');
  });
});

describe('about so many', () => {
  it('keeps two figures', () => {
    expect([12_090, 870, -4_549, 96, 7, 0].map(about)).toEqual([12_000, 870, -4_500, 96, 7, 0]);
  });
});
