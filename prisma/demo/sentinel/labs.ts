import type { IsoDate } from '../../../lib/month';
import { monthAt, rankOf } from '../calendar';
import type { DemoCount } from '../feeds';
import type { DemoData } from '../generate';
import type { DemoLab } from '../labs';
import { type Random, shuffled } from '../random';
import { ago, TODAY } from './days';
import type { Story } from './story';

const LAST_MONTH = rankOf('2023-09');
const LEAST_USUAL = 50; // documents a month before a fix, for a growth to mean something
// Growth of the labs of a fixed issue, relative to the others' median; well above, since the others together grow more than that.
const RISING = 1.75;
const ALIKE = 1;

/** DMP documents by lab and month. */
export function documentsByMonth(counts: readonly DemoCount[]): Map<string, Map<string, number>> {
  const sums = new Map<string, Map<string, number>>();
  for (const { channel, finess, month, count } of counts) {
    if (channel !== 'DMP') continue;
    const months = sums.get(finess) ?? new Map<string, number>();
    months.set(month, (months.get(month) ?? 0) + count);
    sums.set(finess, months);
  }
  return sums;
}

/** How much a lab's feed has grown around a day: mean of the two months after ÷ mean of the three before; null without both. */
function growth(months: ReadonlyMap<string, number> | undefined, fixedOn: IsoDate): number | null {
  const rank = rankOf(fixedOn);
  const mean = (ranks: number[]) => {
    const values = ranks.flatMap((r) => months?.get(monthAt(r)) ?? []);
    return values.length === ranks.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
  };
  const [before, after] = [mean([rank - 3, rank - 2, rank - 1]), mean([rank + 1, Math.min(rank + 2, LAST_MONTH - 1)])];
  return before === null || after === null || before < LEAST_USUAL ? null : after / before;
}

/** Whether a lab runs a product of the story. */
function runs({ systems }: DemoData, { product, also }: Story, finess: string): boolean {
  const system = systems.get(finess);
  return system !== undefined && (system === product || system === also);
}

/** How much a lab that does not run the product has grown around a day: the median. */
function usualGrowth(
  data: DemoData,
  sums: ReturnType<typeof documentsByMonth>,
  story: Story,
  fixedOn: IsoDate,
): number {
  const grown = data.labs.flatMap(({ finess }) => {
    const own = runs(data, story, finess) ? null : growth(sums.get(finess), fixedOn);
    return own ?? [];
  });
  return grown.sort((a, b) => a - b)[Math.floor(grown.length / 2)] ?? 1;
}

/** The labs of a story, as `story.labs` chooses them. */
export function chosenLabs(
  random: Random,
  data: DemoData,
  sums: ReturnType<typeof documentsByMonth>,
  story: Story,
): DemoLab[] {
  const { count, regions, choose } = story.labs;
  const last = monthAt(LAST_MONTH - 1);
  const documents = (lab: DemoLab) => sums.get(lab.finess)?.get(last) ?? null;
  const structured = (lab: DemoLab) => data.lives.get(lab.finess)?.structured ?? null;
  const life = (lab: DemoLab) => data.lives.get(lab.finess);
  const eligible = shuffled(random, data.labs).filter(
    (lab) =>
      (regions === null || regions.includes(lab.region)) &&
      (story.product === null || runs(data, story, lab.finess)) &&
      (choose !== 'n1' || ((documents(lab) ?? 0) > 0 && structured(lab) === null)) &&
      (choose !== 'stopped' || (life(lab)?.start ?? null) !== null) &&
      (choose !== 'dropped' || (life(lab)?.lastMonthShare ?? 1) < 1) &&
      (choose !== 'steady' || (documents(lab) ?? 0) > 100),
  );
  if (choose === 'stopped') {
    const stopped = eligible.filter((lab) => (life(lab)?.stop ?? null) !== null);
    const equippedOn = (lab: DemoLab) => life(lab)?.equippedOn ?? TODAY;
    const oldest = eligible
      .filter((lab) => !stopped.includes(lab) && (documents(lab) ?? 0) > 0)
      .sort((a, b) => equippedOn(a).localeCompare(equippedOn(b)));
    return [...stopped, ...oldest].slice(0, count);
  }
  const wanted = choose === 'rising' ? RISING : choose === 'alike' ? ALIKE : null;
  if (wanted === null) return eligible.slice(0, count);
  const fixedOn = ago(story.fixed ?? 0);
  const aim = wanted * usualGrowth(data, sums, story, fixedOn);
  return eligible
    .flatMap((lab) => {
      const grown = growth(sums.get(lab.finess), fixedOn);
      return grown === null ? [] : [{ lab, grown }];
    })
    .sort((a, b) => Math.abs(Math.log(a.grown / aim)) - Math.abs(Math.log(b.grown / aim)))
    .slice(0, count)
    .map(({ lab }) => lab);
}
