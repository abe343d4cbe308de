type Place = { x: number; y: number };

const round = (of: number) => Math.round(of * 100) / 100;

/** Rates (0 to 1) over their months as runs of known ones, in a box of 100 by 100 where 0 is at the bottom. */
export function runsOf(rates: readonly (number | null)[]): Place[][] {
  const runs: Place[][] = [[]];
  rates.forEach((rate, i) => {
    if (rate === null) runs.push([]);
    else runs.at(-1)?.push({ x: round((100 * i) / Math.max(1, rates.length - 1)), y: round(100 * (1 - rate)) });
  });
  return runs.filter((run) => run.length > 0);
}

/** The path of a run. */
export function lineOf(run: readonly Place[]): string {
  return run.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}
