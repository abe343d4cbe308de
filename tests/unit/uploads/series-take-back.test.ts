import { describe, expect, it } from 'vitest';
import { month } from '@/lib/month';
import { type KeptVersion, planTakingBack } from '@/lib/uploads/series/take-back';

const [NOV, DEC, JAN] = [month('2023-11'), month('2023-12'), month('2024-01')];
const version = (number: number, points: [typeof NOV, number][], withdrawnAt: Date | null = null): KeptVersion => ({
  version: number,
  recordedAt: new Date(`2023-10-0${number}T00:00:00Z`),
  withdrawnAt,
  points: new Map(points),
});

describe('a version taken back', () => {
  const first = version(1, [[NOV, 10]]);
  const second = version(2, [
    [NOV, 20],
    [DEC, 5],
  ]);

  it('is only withdrawn when nothing came after', () => {
    expect(planTakingBack([first, second], 2)).toMatchObject({ restored: 1, removed: 1, kept: 0, points: null });
  });

  it('leaves in the newest what it has changed, and takes out what it only carries', () => {
    const third = version(3, [
      [NOV, 20],
      [DEC, 6],
      [JAN, 7],
    ]);
    const plan = planTakingBack([first, second, third], 2);
    expect(plan).toMatchObject({ restored: 1, removed: 0, kept: 1 });
    expect([...plan.keptIn]).toEqual([3]);
    expect([...(plan.points ?? [])]).toEqual([
      [NOV, 10],
      [DEC, 6],
      [JAN, 7],
    ]);
  });

  it('counts as its own only what it changed of the version that stood when it was made', () => {
    const gone = version(2, [[NOV, 20]], new Date('2023-10-09T00:00:00Z'));
    const third = version(3, [
      [NOV, 20],
      [DEC, 6],
    ]);
    expect(planTakingBack([first, gone, third], 3)).toMatchObject({ months: [DEC], removed: 1, restored: 0 });
  });
});
