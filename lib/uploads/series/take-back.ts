import type { Month } from '../../month';
import { sameValue } from '../../targets/value';

/** A version of a series, with its points. */
export type KeptVersion = {
  version: number;
  recordedAt: Date | null;
  withdrawnAt: Date | null;
  points: ReadonlyMap<Month, number>;
};

export type TakingBack = {
  /** The months that the version had changed. */
  months: Month[];
  restored: number;
  removed: number;
  /** Values that a later version has changed, and the versions that hold them. */
  kept: number;
  keptIn: ReadonlySet<number>;
  /** The points of a version to write, when a later one carries values of this one; null: withdrawing it is enough. */
  points: Map<Month, number> | null;
};

/** The version that `of` was made from: the newest below it that stood when it was recorded. */
function baseOf(versions: readonly KeptVersion[], of: KeptVersion): KeptVersion | undefined {
  const stood = ({ withdrawnAt }: KeptVersion) =>
    withdrawnAt === null || (of.recordedAt !== null && withdrawnAt > of.recordedAt);
  return versions.filter((one) => one.version < of.version && stood(one)).at(-1);
}

/** What withdrawing one version of a series gives back; `versions` of the series from the first to the newest. Pure. */
export function planTakingBack(versions: readonly KeptVersion[], number: number): TakingBack {
  const plan = { months: [] as Month[], restored: 0, removed: 0, kept: 0, keptIn: new Set<number>() };
  const mine = versions.find(({ version }) => version === number);
  if (!mine) return { ...plan, points: null };
  const base = baseOf(versions, mine);
  const below = versions.filter((one) => one.version < number && one.withdrawnAt === null).at(-1);
  const newest = versions.filter((one) => one.version > number && one.withdrawnAt === null).at(-1);
  const points = new Map(newest?.points);
  let carried = false;
  for (const [month, value] of mine.points) {
    if (sameValue(value, base?.points.get(month) ?? null)) continue;
    plan.months.push(month);
    if (newest && !sameValue(newest.points.get(month) ?? null, value)) {
      plan.kept += 1;
      plan.keptIn.add(newest.version);
      continue;
    }
    const before = below?.points.get(month);
    plan[before === undefined ? 'removed' : 'restored'] += 1;
    if (!newest) continue;
    carried = true;
    if (before === undefined) points.delete(month);
    else points.set(month, before);
  }
  return { ...plan, points: carried ? points : null };
}
