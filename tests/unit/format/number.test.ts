import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatCompact,
  formatCount,
  formatMillions,
  formatNumber,
  formatPercent,
  formatPercentChange,
  formatPoints,
} from '@/lib/format/number';

describe('numbers in French', () => {
  it('keeps «n.d.» and 0 apart everywhere', () => {
    for (const format of [
      formatNumber,
      formatPercent,
      formatChange,
      formatPercentChange,
      formatPoints,
      formatCompact,
    ]) {
      expect(format(null)).toBe('n.d.');
      expect(format(0)).toMatch(/^0/);
    }
  });

  it('writes thousands with U+202F, percents with U+00A0, a true minus and a sign on every change', () => {
    expect(formatNumber(2033395)).toBe('2\u202F033\u202F395');
    expect(formatPercent(0.24400740976)).toBe('24,4\u00A0%');
    expect(formatPercent(1.0236, 2)).toBe('102,36\u00A0%');
    expect(formatChange(-45251)).toBe('−45\u202F251');
    expect(formatChange(5)).toBe('+5');
    expect(formatPercentChange(-0.8357)).toBe('−83,6\u00A0%');
    expect(formatPoints(0.021)).toBe('+2,1\u00A0pts');
  });

  it('rounds halves away from zero, and never to −0', () => {
    expect(formatNumber(1.005, 2)).toBe('1,01');
    expect(formatNumber(-2.5)).toBe('−3');
    expect(formatChange(-0.04, 1)).toBe('0,0');
  });

  it('shortens from the million on only', () => {
    expect(formatCompact(7918204)).toBe('7,92\u00A0M');
    expect(formatMillions(578_127)).toBe('0,58\u00A0M');
    expect(formatMillions(4812)).toBe('4\u202F812');
    expect(formatMillions(null)).toBe('n.d.');
    expect(formatCompact(999999)).toBe('999\u202F999');
    expect(formatCompact(-2310738)).toBe('−2,31\u00A0M');
  });

  it('takes the plural from 2', () => {
    expect([0, 1, 2].map((n) => formatCount(n, 'laboratoire'))).toEqual([
      '0\u00A0laboratoire',
      '1\u00A0laboratoire',
      '2\u00A0laboratoires',
    ]);
    expect(formatBytes(14541)).toBe('14,2\u00A0Ko');
  });
});
