export type Ratio = {
  name: string;
  /** What was measured, in words and units. */
  detail: string;
  ratio: number;
  limit: number;
  /** Whether the ratio must stay below its limit, or above. */
  must: 'be at most' | 'be at least';
};

/** One line a ratio: its value, its limit, and whether it holds. */
export function line({ name, detail, ratio, limit, must }: Ratio): string {
  return `${holds({ ratio, limit, must }) ? 'ok  ' : 'OVER'} ${name}: ${ratio.toFixed(2)} (must ${must} ${limit}) · ${detail}`;
}

export function holds({ ratio, limit, must }: Pick<Ratio, 'ratio' | 'limit' | 'must'>): boolean {
  return must === 'be at most' ? ratio <= limit : ratio >= limit;
}

/** The middle of an odd or even number of values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
