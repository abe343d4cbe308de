import { describe, expect, it } from 'vitest';
import { reconcile, reconcileGroup } from '@/lib/figures/reconciliation';

const FIVE_PERCENT = 0.05;

describe('a declaration beside the Cnam’s measure', () => {
  it('is the measure less the declaration, in documents and of the declaration', () => {
    expect(reconcile({ declared: 100, measured: 80 }, FIVE_PERCENT)).toEqual({
      declared: 100,
      measured: 80,
      difference: -20,
      ratio: -0.2,
      state: 'differs',
    });
  });

  it('is near up to the threshold itself', () => {
    expect(reconcile({ declared: 200, measured: 210 }, FIVE_PERCENT)?.state).toBe('near');
    expect(reconcile({ declared: 200, measured: 211 }, FIVE_PERCENT)?.state).toBe('differs');
    expect(reconcile({ declared: 200, measured: 200 }, 0)?.state).toBe('equal');
  });

  it('has no difference with one side only, and a declared zero is a side', () => {
    expect(reconcile({ declared: 12, measured: null }, FIVE_PERCENT)).toMatchObject({
      difference: null,
      ratio: null,
      state: 'declared-only',
    });
    expect(reconcile({ declared: null, measured: 0 }, FIVE_PERCENT)?.state).toBe('measured-only');
    expect(reconcile({ declared: 0, measured: 0 }, FIVE_PERCENT)).toMatchObject({ ratio: 0, state: 'equal' });
    expect(reconcile({ declared: 0, measured: 7 }, FIVE_PERCENT)).toMatchObject({
      difference: 7,
      ratio: null,
      state: 'differs',
    });
    expect(reconcile({ declared: null, measured: null }, FIVE_PERCENT)).toBeNull();
  });
});

describe('labs together', () => {
  it('differ by what the labs with both sides differ', () => {
    const labs = [
      { declared: 100, measured: 80 },
      { declared: 300, measured: 300 },
      { declared: 50, measured: null },
      { declared: null, measured: 9 },
    ];
    // −20 of the 400 documents that both sides know of; 450 declared and 389 measured in all.
    expect(reconcileGroup(labs, FIVE_PERCENT)).toEqual({
      declared: 450,
      measured: 389,
      difference: -20,
      ratio: -0.05,
      state: 'near',
      both: 2,
      declaredOnly: 1,
      measuredOnly: 1,
      differing: 1,
    });
  });

  it('are not compared when no lab has both sides', () => {
    const apart = [
      { declared: 100, measured: null },
      { declared: null, measured: 100 },
    ];
    expect(reconcileGroup(apart, FIVE_PERCENT)).toMatchObject({ difference: null, ratio: null, both: 0 });
    expect(reconcileGroup([], FIVE_PERCENT)).toBeNull();
  });
});
