import { env } from './env';
import { addMonths, type IsoDate, type Month, monthOf } from './month';

const PARIS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' });

/**
 * The instant that the application believes in: VIGIE_NOW when set, else the real one.
 * A VIGIE_NOW with a day only keeps that day and lets the time of day run.
 */
export function now(): Date {
  const fixed = env().VIGIE_NOW;
  if (!fixed) return new Date();
  if (fixed.length > 10) return new Date(fixed);
  return new Date(`${fixed}${new Date().toISOString().slice(10)}`);
}

/** The day of an instant, in France. */
export function dayOf(at: Date): IsoDate {
  return PARIS.format(at) as IsoDate;
}

/** Today in France. */
export function today(): IsoDate {
  return dayOf(now());
}

/** The last month that is over in France: the month to deposit, and the default month of every page. */
export function lastCompleteMonth(): Month {
  return addMonths(monthOf(today()), -1);
}
