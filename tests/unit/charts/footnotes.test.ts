import { describe, expect, it } from 'vitest';
import { footnotesOf } from '@/components/home/footnotes';
import { incompleteTag, reportedOf } from '@/components/home/incomplete-text';
import { plain, point } from './point';

describe('the footnotes of a series', () => {
  it('number each text once, in the order of the months', () => {
    const partial = { value: 10, complete: false, reported: 780, expected: 862 };
    const { marks, notes } = footnotesOf(
      [point({ value: 9 }), point(partial), point({ value: 11 }), point(partial)],
      [false, false, true, true],
    );
    expect(marks).toEqual([[], [1], [2], [1, 2]]);
    expect(notes.map(plain)).toEqual(['Incomplet : 780 laboratoires sur 862 ont déclaré.', 'Valeur publiée.']);
  });

  it('do not call a month without a value incomplete', () => {
    expect(footnotesOf([point({ value: null, complete: false })])).toEqual({ marks: [[]], notes: [] });
  });

  it('say only that it is incomplete where the figure does not rest on declarations', () => {
    expect(footnotesOf([point({ value: 10, complete: false })]).notes).toEqual(['Incomplet.']);
  });
});

describe('an incomplete value', () => {
  const partial = point({ value: 0, complete: false, reported: 1, expected: 1862 });

  it('says how many have declared, shorter in a small tile', () => {
    expect(plain(incompleteTag(partial, 'large'))).toBe('incomplet : 1 laboratoire sur 1 862');
    expect(plain(incompleteTag(partial, 'small'))).toBe('incomplet : 1 sur 1 862');
  });

  it('is not said of a complete nor of an unknown one', () => {
    expect(incompleteTag(point({ value: 3 }), 'large')).toBeNull();
    expect(incompleteTag(point({ value: null, complete: false }), 'large')).toBeNull();
    expect(reportedOf(point({ value: 3 }))).toBeNull();
  });
});
