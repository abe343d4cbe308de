import { widestText } from '@/components/charts/text-width';
import { formatDate } from '@/lib/format/date';
import type { LabOrder } from '@/lib/labs/lab';
import { addMonths, type IsoDate, type Month, monthOf, monthRange } from '@/lib/month';
import { STAGE_WORDS } from '@/lib/orders/stage-words';

/** Where the days of several orders lie on one line of so many px. */
export type TimeScale = { left: number; right: number; months: Month[]; x: (day: IsoDate) => number };

/** An event's point, and where its two lines of text stand: lanes 0 and 1 above the line, −1 and −2 below. */
export type TimelineMark = {
  stage: LabOrder['events'][number]['stage'];
  x: number;
  lane: number;
  /** Left edge of the text. */
  textX: number;
  lines: [string, string];
};

export const TIMELINE_TEXT = 12;
const TEXT_GAP = 10;
const LANES = [0, -1, 1, -2];

/** From the first event's month to the end of `until`'s. */
export function timeScale(orders: readonly LabOrder[], until: IsoDate, left: number, right: number): TimeScale | null {
  const days = orders.flatMap(({ events }) => events.map(({ on }) => on)).sort();
  const [first] = days;
  if (!first) return null;
  const months = monthRange(monthOf(first), monthOf(until));
  const start = Date.parse(`${months[0]}-01`);
  const end = Date.parse(`${addMonths(monthOf(until), 1)}-01`);
  return { left, right, months, x: (day) => left + ((right - left) * (Date.parse(day) - start)) / (end - start) };
}

/** Places the events of an order so that no text covers another: each in the first lane that is free at its day. */
export function timelineMarks({ events }: LabOrder, scale: TimeScale): TimelineMark[] {
  const taken = new Map<number, number>();
  return events.map(({ stage, on }) => {
    const lines: [string, string] = [STAGE_WORDS[stage].reached, formatDate(on)];
    const width = widestText(lines, TIMELINE_TEXT);
    const x = scale.x(on);
    const textX = Math.max(scale.left - TEXT_GAP, Math.min(x - 4, scale.right - width));
    const free = LANES.find((lane) => (taken.get(lane) ?? Number.NEGATIVE_INFINITY) <= textX);
    // Where all four are taken, the one that ends first is covered least.
    const lane = free ?? [...taken].sort((a, b) => a[1] - b[1])[0]?.[0] ?? 0;
    taken.set(lane, textX + width + TEXT_GAP);
    return { stage, x, lane, textX, lines };
  });
}
