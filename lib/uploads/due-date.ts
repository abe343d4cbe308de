import { addMonths, type IsoDate, type Month } from '../month';

const DUE_DAY = 10;
const DAY_MS = 86_400_000;

/** The day by which a month is to be deposited: the 10th of the next, whatever day of the week. */
export function dueDate(month: Month): IsoDate {
  return `${addMonths(month, 1)}-${String(DUE_DAY).padStart(2, '0')}` as IsoDate;
}

/** Days from `from` to `to`; negative when `to` is before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
