import { describe, expect, it } from 'vitest';
import { apportion } from '@/lib/targets/apportion';
import { between } from '@/lib/targets/fill';

describe('a path between two months', () => {
  it('is a straight line of whole numbers, from 60 to 339 over 12 months', () => {
    // 279 ÷ 11 = 25.3636…: 85.36, 110.73, 136.09, 161.45, 186.82, 212.18, 237.55, 262.91, 288.27, 313.64
    expect(between('linear', 60, 339, 12, 0)).toEqual([60, 85, 111, 136, 161, 187, 212, 238, 263, 288, 314, 339]);
  });

  it('is an S of whole numbers: t²(3 − 2t) at quarters is 5/32, 1/2, 27/32', () => {
    // 100 × 5/32 = 15.625, 50, 84.375
    expect(between('s', 0, 100, 5, 0)).toEqual([0, 16, 50, 84, 100]);
  });

  it('keeps its ends and never goes back, up or down', () => {
    const up = between('s', 60, 339, 12, 0);
    expect([up[0], up[11]]).toEqual([60, 339]);
    expect(up.every((value, i) => i === 0 || value >= (up[i - 1] ?? 0))).toBe(true);
    expect(between('s', 100, 0, 5, 0)).toEqual([100, 84, 50, 16, 0]);
    expect(between('linear', 7, 7, 3, 0)).toEqual([7, 7, 7]);
  });

  it('keeps the decimals of a ratio, and ends that have more of them', () => {
    expect(between('linear', 0.1, 0.2, 4, 4)).toEqual([0.1, 0.1333, 0.1667, 0.2]);
    expect(between('linear', 0.12345, 0.12346, 3, 4)).toEqual([0.12345, 0.12346, 0.12346]);
  });

  it('needs two months', () => {
    expect(() => between('linear', 1, 2, 1, 0)).toThrow(RangeError);
  });
});

describe('a national value shared', () => {
  it('sums exactly: 339 in 5, 3, 2 is 169.5, 101.7, 67.8, and the two that are missing go to .8 and .7', () => {
    expect(apportion(339, [5, 3, 2])).toEqual([169, 102, 68]);
  });

  it('gives the tie to the first, and nothing to who weighs nothing', () => {
    expect(apportion(1, [1, 1])).toEqual([1, 0]);
    expect(apportion(10, [0, 3, 0])).toEqual([0, 10, 0]);
  });

  it('refuses to share in proportion to nothing', () => {
    expect(() => apportion(5, [0, 0])).toThrow(RangeError);
  });
});
