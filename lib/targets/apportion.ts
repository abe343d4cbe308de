/**
 * Whole numbers in proportion to `weights` that sum to `total` exactly (largest remainders; the first wins a tie).
 * @param least what every share holds at least.
 * @throws RangeError when `total` cannot give `least` to each, or when no weight is above 0.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const rest = total - least * weights.length;
  if (rest < 0) throw new RangeError(`cannot give ${least} to each of ${weights.length} out of ${total}`);
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum <= 0) throw new RangeError('nothing to share in proportion to');
  const exact = weights.map((weight) => (rest * weight) / sum);
  const shares = exact.map(Math.floor);
  const missing = rest - shares.reduce((a, b) => a + b, 0);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) shares[i] = (shares[i] ?? 0) + 1;
  return shares.map((share) => share + least);
}
