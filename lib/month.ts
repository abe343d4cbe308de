/** A calendar month as text, `YYYY-MM`: sorts as text, knows no time zone. */
export type Month = string & { readonly __month: unique symbol };
/** A calendar day as text, `YYYY-MM-DD`. */
export type IsoDate = string & { readonly __isoDate: unique symbol };

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The month that `text` is, or null when it is none. */
export function parseMonth(text: string): Month | null {
  return MONTH.test(text) ? (text as Month) : null;
}

/** @throws RangeError when `text` is not `YYYY-MM`: for constants and for values that the database has checked. */
export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (!parsed) throw new RangeError(`not a month: ${text}`);
  return parsed;
}

/** Months since year 0, so that months can be subtracted. */
function ordinal(of: Month): number {
  return Number(of.slice(0, 4)) * 12 + Number(of.slice(5)) - 1;
}

/** `count` months after `from` (before, when negative). */
export function addMonths(from: Month, count: number): Month {
  const total = ordinal(from) + count;
  return month(`${String(Math.floor(total / 12)).padStart(4, '0')}-${String((total % 12) + 1).padStart(2, '0')}`);
}

/** How many months `to` is after `from`. */
export function monthsBetween(from: Month, to: Month): number {
  return ordinal(to) - ordinal(from);
}

/** Every month from `from` to `to`, both included; empty when `to` is before `from`. */
export function monthRange(from: Month, to: Month): Month[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, i) => addMonths(from, i));
}

/** January to December of the year of `of`. */
export function monthsOfYear(of: Month): Month[] {
  const year = of.slice(0, 4);
  return monthRange(month(`${year}-01`), month(`${year}-12`));
}

/** The month of a day. */
export function monthOf(day: IsoDate): Month {
  return month(day.slice(0, 7));
}

/** The last day of the month. */
export function lastDay(of: Month): IsoDate {
  return new Date(Date.UTC(Number(of.slice(0, 4)), Number(of.slice(5)), 0)).toISOString().slice(0, 10) as IsoDate;
}

/** The day of a database `date` column, which Prisma reads as midnight UTC. */
export function isoDate(date: Date): IsoDate {
  return date.toISOString().slice(0, 10) as IsoDate;
}
