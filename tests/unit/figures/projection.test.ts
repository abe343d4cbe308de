import { describe, expect, it } from 'vitest';
import { effortPerMonth, project } from '@/lib/figures/projection';
import type { Point } from '@/lib/figures/types';
import { addMonths, month } from '@/lib/month';

const at = month('2023-09');

/** Points that end in September 2023 with these values, a target of 100 in each. */
function points(values: (number | null)[], reported: number[] = []): Point[] {
  return values.map((value, i) => ({
    month: addMonths(at, i - values.length + 1),
    value,
    target: 100,
    trajectory: null,
    attainment: null,
    reported: reported[i] ?? null,
    expected: reported[i] === undefined ? null : 100,
    complete: true,
    source: null,
    asOf: null,
  }));
}

describe('date of the target', () => {
  it('follows a straight line: +10 a month at 70 reaches 100 three months later, with no band', () => {
    expect(project(points([20, 30, 40, 50, 60, 70]), at)).toEqual({
      state: 'reachable',
      month: '2023-12',
      earliest: '2023-12',
      latest: '2023-12',
    });
  });

  it('says so when the pace never gets there, or goes down', () => {
    expect(project(points([50, 50, 50, 50, 50, 50]), at).state).toBe('unreachable');
    expect(project(points([60, 50, 40, 30, 20, 10]), at).state).toBe('unreachable');
    expect(project(points([1, 1.5, 2, 2.5, 3, 3.5]), at).state).toBe('unreachable');
  });

  it('leaves out a month that less than 95 % of the labs have declared', () => {
    // Without September (a half-declared 10), the line is +10 a month from 20 in March to 70 in August: 100 in November.
    expect(project(points([20, 30, 40, 50, 60, 70, 10], [100, 100, 100, 100, 100, 95, 60]), at)).toMatchObject({
      state: 'reachable',
      month: '2023-11',
    });
  });

  it('knows since when a target is held, not when it was first met, and refuses to guess from three months', () => {
    expect(project(points([90, 99, 101, 98, 100, 105]), at)).toEqual({ state: 'reached', since: '2023-08' });
    expect(project(points([null, null, null, 50, 60, 70]), at).state).toBe('unknown');
  });
});

describe('effort to the deadline', () => {
  it('spreads what is missing over the months left: 30 over 3 months is 10 a month', () => {
    const [september] = points([70]);
    expect(september && effortPerMonth(september, month('2023-12'))).toBe(10);
    expect(september && effortPerMonth(september, at)).toBeNull();
  });
});
