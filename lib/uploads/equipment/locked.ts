import { type IsoDate, lastDay, type Month } from '../../month';
import type { EquipmentChange } from './state';

/** When a row holds, and what it then says. */
type Span = { from: IsoDate; until: IsoDate | null; says: string };

function spansOf(change: EquipmentChange): (Span | null)[] {
  if (change.of === 'installation') {
    return [change.before, change.after].map(
      (state) =>
        state && {
          from: state.installedOn,
          until: state.removedOn,
          says: JSON.stringify([state.product, state.site, state.version]),
        },
    );
  }
  return [change.before, change.after].map(
    (state) => state && { from: state.equippedOn, until: state.endedOn, says: '' },
  );
}

/** The first day on which the installed base is other after the change than before; null: on none. */
export function changedFrom(change: EquipmentChange): IsoDate | null {
  const [before, after] = spansOf(change);
  if (!before || !after) return (before ?? after)?.from ?? null;
  const days = [
    ...(before.from !== after.from || before.says !== after.says ? [before.from, after.from] : []),
    ...(before.until !== after.until ? [before.until, after.until] : []),
  ];
  return days.reduce<IsoDate | null>((first, day) => (day && (!first || day < first) ? day : first), null);
}

/** The first of the locked months (oldest first) that the changes reach: one that ends on or after the day they begin. Null: none. */
export function lockedBy(changes: readonly EquipmentChange[], locked: readonly Month[]): Month | null {
  const reached = (month: Month) =>
    changes.some((change) => {
      const day = changedFrom(change);
      return day !== null && day <= lastDay(month);
    });
  return locked.find(reached) ?? null;
}
