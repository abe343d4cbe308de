import { describe, expect, it } from 'vitest';
import { clearTop, partedHeights } from '@/components/charts/label-layout';

const ROOM = { top: 0, bottom: 200 };
const blocks = (...tops: number[]) => tops.map((top) => ({ top, height: 40 }));

describe('blocks of labels at the end of lines', () => {
  it('stay where they are when they do not touch', () => {
    expect(partedHeights(blocks(120, 20), ROOM)).toEqual([120, 20]);
  });

  it('share the way that parts them, whatever their order', () => {
    expect(partedHeights(blocks(110, 100), ROOM)).toEqual([125, 85]);
  });

  it('leave as much room as the upper one is high', () => {
    const tall = { top: 100, height: 60 };
    expect(partedHeights([tall, { top: 100, height: 40 }], ROOM)).toEqual([70, 130]);
  });

  it('do not leave the room, at its top or at its bottom', () => {
    expect(partedHeights(blocks(-15, 10), ROOM)).toEqual([0, 40]);
    expect(partedHeights(blocks(190, 195, 198), ROOM)).toEqual([80, 120, 160]);
  });

  it('run over the bottom only where they are too many', () => {
    expect(partedHeights(blocks(10, 10, 10), { top: 0, bottom: 100 })).toEqual([0, 40, 80]);
  });
});

describe('a label among lines', () => {
  it('stays at its place when no line crosses it', () => {
    expect(clearTop(50, 40, [{ top: 100, bottom: 104 }], ROOM)).toBe(50);
  });

  it('goes to the nearer side of the line that crosses it', () => {
    expect(clearTop(50, 40, [{ top: 80, bottom: 84 }], ROOM)).toBe(40);
    expect(clearTop(50, 40, [{ top: 52, bottom: 56 }], ROOM)).toBe(56);
  });

  it('does not leave the room to flee a line', () => {
    expect(clearTop(5, 40, [{ top: 20, bottom: 24 }], ROOM)).toBe(24);
    expect(clearTop(190, 40, [], ROOM)).toBe(160);
  });

  it('is crossed rather than put outside', () => {
    expect(clearTop(-20, 40, [{ top: 0, bottom: 60 }], { top: 0, bottom: 60 })).toBe(0);
  });
});
