import { type Month, monthOf } from '../../month';
import { lifeFaults } from '../../orders/life';
import type { ToldEvent } from '../../orders/life-sql';

/** What taking a deposit back does to one order. */
export type OrderTakeBack =
  | { effect: 'locked' }
  | { effect: 'kept'; count: number }
  | { effect: 'withdrawn'; events: ToldEvent[]; restored: number; removed: number };

/** The events that count once these are withdrawn: the rule of the view `effective_order_event`. */
function effective(events: readonly ToldEvent[], withdrawn: ReadonlySet<bigint>): ToldEvent[] {
  const standing = events.filter(({ id, withdrawn: gone }) => !gone && !withdrawn.has(id));
  const corrected = new Set(standing.map(({ correctsId }) => correctsId));
  return standing.filter(({ id }) => !corrected.has(id));
}

/**
 * Withdraws a deposit's events from one order, and those of deposits cancelled earlier that had to stay for this one's sake. An
 * order whose later events would no longer make sense without them is kept whole: withdrawing half a life would leave a payment
 * without its order, and refusing the whole cancellation for it would leave every other order wrong. Pure.
 */
export function takeOrderBack(
  events: readonly ToldEvent[],
  uploadId: string,
  cancelled: ReadonlySet<string>,
  locked: ReadonlySet<Month>,
): OrderTakeBack {
  const already = new Set<string>(lifeFaults(effective(events, new Set()), null).map(({ event }) => String(event.id)));
  const sound = (left: readonly ToldEvent[]) =>
    lifeFaults(left, null).every(({ event }) => already.has(String(event.id)));
  const of = (id: string) => events.filter((event) => event.uploadId === id && !event.withdrawn);
  const mine = of(uploadId);
  const touched = mine.flatMap(({ on, correctsId }) => [on, events.find(({ id }) => id === correctsId)?.on ?? on]);
  if (touched.some((on) => locked.has(monthOf(on)))) return { effect: 'locked' };
  let gone = new Set(mine.map(({ id }) => id));
  if (!sound(effective(events, gone))) return { effect: 'kept', count: mine.length };
  for (const earlier of cancelled) {
    const more = new Set([...gone, ...of(earlier).map(({ id }) => id)]);
    if (more.size > gone.size && sound(effective(events, more))) gone = more;
  }
  const restored = mine.filter(({ correctsId }) => correctsId !== null).length;
  return {
    effect: 'withdrawn',
    events: events.filter(({ id }) => gone.has(id)),
    restored,
    removed: mine.length - restored,
  };
}
