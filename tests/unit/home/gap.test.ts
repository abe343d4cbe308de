import { describe, expect, it } from 'vitest';
import { gapOf } from '@/lib/home/gap';

const part = (key: string, value: number | null, target: number | null) => ({ key, label: key, value, target });

describe('where the gap lies', () => {
  it('orders the late, then those ahead, and sums to the gap: 85 − 100 = −20 + −5 + 10', () => {
    const gap = gapOf({ value: 85, target: 100 }, [part('a', 25, 30), part('b', 60, 50), part('c', null, 20)]);
    expect(gap?.rows).toEqual([
      { key: 'c', label: 'c', gap: -20 },
      { key: 'a', label: 'a', gap: -5 },
      { key: 'b', label: 'b', gap: 10 },
    ]);
  });

  it('puts the smallest together when there are more than six late ones', () => {
    const parts = [10, 9, 8, 7, 6, 2, 1].map((late, i) => part(`r${i}`, 0, late));
    const rows = gapOf({ value: 0, target: 43 }, parts)?.rows;
    expect(rows?.length).toBe(6);
    expect(rows?.at(-1)).toEqual({ key: null, label: '2 autres en retard', gap: -3 });
  });

  it('says nothing when a part has no target or the parts are not the whole', () => {
    expect(gapOf({ value: 5, target: 10 }, [part('a', 5, null)])).toBeNull();
    expect(gapOf({ value: 5, target: 10 }, [part('a', 4, 10)])).toBeNull();
    expect(gapOf({ value: null, target: 10 }, [part('a', 4, 10)])).toBeNull();
  });
});
