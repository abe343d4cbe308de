/** How months between two known ones are filled. */
export const CURVES = ['linear', 's'] as const;
export type Curve = (typeof CURVES)[number];

/** The share of the way covered at `t`, the share of the time gone by: 0 at 0, 1 at 1, never going back. */
const COVERED: Record<Curve, (t: number) => number> = {
  linear: (t) => t,
  // Smoothstep: slow at both ends, 1.5 times the linear pace halfway.
  s: (t) => t * t * (3 - 2 * t),
};

/** `value` to the nearest multiple of 10^−decimals. */
function nearest(value: number, decimals: number): number {
  return Number(`${Math.round(Number(`${value.toFixed(12)}e${decimals}`))}e-${decimals}`);
}

/**
 * The values of `count` months, both ends included and exact. Each month between is the nearest value with `decimals` decimals
 * (0 for a count): the path never goes back, never leaves its ends, and is never off the curve by more than half a unit.
 * @throws RangeError for fewer than two months.
 */
export function between(curve: Curve, from: number, to: number, count: number, decimals: number): number[] {
  if (count < 2) throw new RangeError(`a path needs two months, got ${count}`);
  const [low, high] = from < to ? [from, to] : [to, from];
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return from;
    if (i === count - 1) return to;
    const exact = from + (to - from) * COVERED[curve](i / (count - 1));
    return Math.min(high, Math.max(low, nearest(exact, decimals)));
  });
}
