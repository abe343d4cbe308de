import { type IsoDate, isoDate, type Month, month, monthRange } from '../../lib/month';

const DAY = 86_400_000;
const SATURDAY = 6;

/** The 26 months of the demo. */
export const MONTHS: readonly Month[] = monthRange(month('2021-08'), month('2023-09'));

/** The day up to which the demo's data stand. */
export const AS_OF = '2023-09-30' as IsoDate;

/** The rank of a month in `MONTHS`; negative before the first. */
export function rankOf(text: string): number {
  const from = MONTHS[0] ?? month('2021-08');
  return (Number(text.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(text.slice(5, 7)) - Number(from.slice(5));
}

/** The month of a rank; a negative rank is before the first month. */
export function monthAt(rank: number): Month {
  const months = 2021 * 12 + 7 + rank;
  return month(`${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`);
}

/** A day of a month, `day` being 1 to 28. */
export function dayOf(of: Month, day: number): IsoDate {
  return `${of}-${String(day).padStart(2, '0')}` as IsoDate;
}

/** `days` after a day (before, when negative). */
export function addDays(day: IsoDate, days: number): IsoDate {
  return isoDate(new Date(Date.parse(day) + days * DAY));
}

/** The day itself, or the Friday before a Saturday or a Sunday. */
export function workday(day: IsoDate): IsoDate {
  const weekday = new Date(day).getUTCDay();
  if (weekday === SATURDAY) return addDays(day, -1);
  return weekday === 0 ? addDays(day, -2) : day;
}

/** The first of two days. */
export function earlier(a: IsoDate, b: IsoDate): IsoDate {
  if (a < b) return a;
  return b;
}
