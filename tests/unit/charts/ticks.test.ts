import { describe, expect, it } from 'vitest';
import { tickLabel, ticksUpTo } from '@/components/charts/ticks';

/** All the labels of an axis, with plain spaces. */
const axis = (max: number) => {
  const ticks = ticksUpTo(max);
  return ticks.map((tick) => tickLabel(tick, ticks).replace(/[\u00A0\u202F]/g, ' '));
};

describe('the ticks of an axis', () => {
  it('start at zero, reach the highest value and stay whole', () => {
    expect(ticksUpTo(0)).toEqual([0]);
    expect(ticksUpTo(3)).toEqual([0, 1, 2, 3]);
    expect(ticksUpTo(362)).toEqual([0, 100, 200, 300, 400]);
    expect(ticksUpTo(10_516_432)).toEqual([0, 4_000_000, 8_000_000, 12_000_000]);
  });

  it('are told apart by as many decimals as their step needs', () => {
    expect(axis(10_516_432)).toEqual(['0', '4 M', '8 M', '12 M']);
    expect(axis(1_500_000)).toEqual(['0', '0,4 M', '0,8 M', '1,2 M', '1,6 M']);
    expect(axis(1_000_000)).toEqual(['0', '0,25 M', '0,50 M', '0,75 M', '1,00 M']);
    expect(axis(9_100_000)).toEqual(['0', '2,5 M', '5,0 M', '7,5 M', '10,0 M']);
  });

  it('are written in full below a million', () => {
    expect(axis(524_602)).toEqual(['0', '200 000', '400 000', '600 000']);
  });
});
