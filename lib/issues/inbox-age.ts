import { dayOf } from '../clock';
import { daysBetween } from '../figures/order-stages';
import { formatCount } from '../format/number';
import type { IsoDate } from '../month';
import { qualifiedBefore } from './report-delays';

/** Days since a feedback was given, and whether it should have been qualified by now. */
export function waitOf(createdAt: Date, today: IsoDate): { days: number; late: boolean } {
  const day = dayOf(createdAt);
  return { days: daysBetween(day, today), late: qualifiedBefore(day) < today };
}

/** «7 remontées à qualifier, la plus ancienne depuis 9 jours»; `oldest` in days, null when there is none. */
export function inboxTitle(count: number, oldest: number | null): string {
  if (count === 0 || oldest === null) return 'Aucune remontée à qualifier';
  const since = oldest === 0 ? 'd’aujourd’hui' : `depuis ${formatCount(oldest, 'jour')}`;
  const waiting = formatCount(count, 'remontée');
  return count === 1 ? `${waiting} à qualifier, ${since}` : `${waiting} à qualifier, la plus ancienne ${since}`;
}
