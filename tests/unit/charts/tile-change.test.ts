import { describe, expect, it } from 'vitest';
import { changeSinceBefore } from '@/components/home/tile-change';
import type { Unit } from '@/lib/figures/types';
import { plain, point } from './point';

/** The change of a tile from `before` to `now`, with plain spaces. */
function change(unit: Unit, before: number | null, now: number | null) {
  const definition = {
    id: 'x',
    label: '',
    formula: '',
    unit,
    sources: '',
    perimeter: '',
    whenEmpty: '',
    whenIncomplete: '',
    splits: [],
  };
  return plain(
    changeSinceBefore({ definition, point: point({ value: now }), before: point({ value: before }), history: [] }),
  );
}

describe('the change of a tile', () => {
  it('is in the unit of the figure, with its sign', () => {
    expect(change('orders', 326, 331)).toBe('+5');
    expect(change('labs', 12, 9)).toBe('−3');
    expect(change('ratio', 0.5, 0.521)).toBe('+2,1 pts');
  });

  it('is in % for documents and messages', () => {
    expect(change('documents', 1000, 1127)).toBe('+12,7 %');
    expect(change('messages', 1000, 900)).toBe('−10,0 %');
  });

  it('is said where there is none, and left out where it is unknown', () => {
    expect(change('documents', 0, 0)).toBe('inchangé');
    expect(change('documents', 0, 12)).toBeNull();
    expect(change('orders', null, 12)).toBeNull();
    expect(change('orders', 12, null)).toBeNull();
  });
});
