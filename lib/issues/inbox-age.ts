import { daysBetween } from '../figures/order-stages';
import { formatCount } from '../format/number';
import type { IsoDate } from '../month';

const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/** Working days after which a feedback that nobody has qualified is late. */
const QUALIFIED_WITHIN = 2;

/** The day of an instant, in France. */
export function dayOf(at: Date): IsoDate {
  return PARIS.format(at) as IsoDate;
}

/** Days from Monday to Friday after `from`, up to `to`; public holidays count as any other day. */
export function workingDays(from: IsoDate, to: IsoDate): number {
  const days = Math.max(0, daysBetween(from, to));
  const start = new Date(`${from}T00:00:00Z`).getUTCDay();
  return Array.from({ length: days }, (_, i) => (start + i + 1) % 7).filter((day) => day !== 0 && day !== 6).length;
}

/** Days since a feedback was given, and whether it should have been qualified by now. */
export function waitOf(createdAt: Date, today: IsoDate): { days: number; late: boolean } {
  const day = dayOf(createdAt);
  return { days: daysBetween(day, today), late: workingDays(day, today) > QUALIFIED_WITHIN };
}

/** «7 remontées à qualifier, la plus ancienne depuis 9 jours»; `oldest` in days, null when there is none. */
export function inboxTitle(count: number, oldest: number | null): string {
  if (count === 0 || oldest === null) return 'Aucune remontée à qualifier';
  const since = oldest === 0 ? 'd’aujourd’hui' : `depuis ${formatCount(oldest, 'jour')}`;
  const waiting = formatCount(count, 'remontée');
  return count === 1 ? `${waiting} à qualifier, ${since}` : `${waiting} à qualifier, la plus ancienne ${since}`;
}
