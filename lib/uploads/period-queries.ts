import { z } from 'zod';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth } from '../clock';
import { db } from '../db';
import { addMonths, type Month, monthRange } from '../month';
import { type Cell, type MonthTotal, monthTotal } from './matrix';
import { readCells } from './matrix-queries';

const NEXT_MONTHS = 3;
export const SHOWN_PERIODS = 12;

/** The lock of a month, and who has put it. */
export type Lock = { changedAt: Date; changedBy: string | null; reason: string | null };

/** A month of the calendar. `cell`: of the viewer's own vendor; null for the State, who sees `total`. */
export type CalendarMonth = { month: Month; over: boolean; lock: Lock | null; total: MonthTotal; cell: Cell | null };

/** The months of the calendar, the latest first: the next ones when they end with today's, then twelve. */
export async function readCalendar(viewer: Viewer, last: Month): Promise<CalendarMonth[]> {
  const current = lastCompleteMonth();
  const to = last === current ? addMonths(current, NEXT_MONTHS) : last;
  const months = monthRange(addMonths(last, 1 - SHOWN_PERIODS), to);
  const over = months.filter((month) => month <= current);
  const [cells, periods] = await Promise.all([
    readCells(over, viewer.vendor?.slug ?? null),
    db().period.findMany({ where: { month: { in: months }, state: 'LOCKED' } }),
  ]);
  return months.reverse().map((month) => ({
    month,
    over: month <= current,
    lock: periods.find((period) => period.month === month) ?? null,
    total: monthTotal(month, cells),
    cell: viewer.vendor ? (cells.find((cell) => cell.month === month) ?? null) : null,
  }));
}

/** The lock of one month; null when it is open. */
export async function readLock(month: Month): Promise<Lock | null> {
  return db().period.findFirst({
    where: { month, state: 'LOCKED' },
    select: { changedAt: true, changedBy: true, reason: true },
  });
}

export type LockEvent = { at: Date; by: string; locked: boolean; reason: string | null };

/** How often a month was locked and opened, the latest first. */
export async function readLockEvents(month: Month): Promise<LockEvent[]> {
  const events = await db().auditEvent.findMany({
    where: { subjectType: 'period', subjectId: month, action: { in: ['period.lock', 'period.unlock'] } },
    orderBy: { id: 'desc' },
  });
  return events.map(({ at, actorLabel, action, details }) => ({
    at,
    by: actorLabel,
    locked: action === 'period.lock',
    reason: z.object({ reason: z.string().nullable() }).safeParse(details).data?.reason ?? null,
  }));
}

/** A vendor by its slug; null when there is none. */
export async function readVendorName(slug: string): Promise<{ slug: string; name: string } | null> {
  return db().vendor.findUnique({ where: { slug }, select: { slug: true, name: true } });
}
