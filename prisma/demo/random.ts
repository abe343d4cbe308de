/** A reproducible sequence in [0, 1): mulberry32, a public-domain generator by T. Ettinger. */
export type Random = () => number;

/** The sequence of a seed; the same at each run. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

/** One of `items`. @throws RangeError when there is none. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const [item] = items.slice(Math.floor(random() * items.length));
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

/** A new array in a random order. */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return weighted(random, items, () => 1);
}

/**
 * A new array in a random order in which a heavier item tends to come first: sampling without replacement
 * (Efraimidis and Spirakis: the key of an item is random^(1 ÷ weight)). An item of weight 0 comes last.
 */
export function weighted<T>(random: Random, items: readonly T[], weightOf: (item: T) => number): T[] {
  return items
    .map((item) => ({ item, key: random() ** (1 / weightOf(item)) }))
    .sort((a, b) => b.key - a.key)
    .map(({ item }) => item);
}

/** A size, with many small ones and few large ones: exp of a normal of deviation `spread`; its median is 1. */
export function lognormal(random: Random, spread: number): number {
  return Math.exp(spread * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()));
}
