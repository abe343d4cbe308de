import { type IsoDate, isoDate } from '../month';

const DAY_MS = 86_400_000;
const WORKING_DAYS_TO_QUALIFY = 2;
const DAYS_TO_ANSWER = 14;
const FIXED_HOLIDAYS = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
/** Days after Easter Sunday: Monday, Ascension, Whit Monday. */
const MOVING_HOLIDAYS = [1, 39, 50];

/** Easter Sunday of a year, as milliseconds of its midnight UTC (the Gregorian computus of Meeus). */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
}

/** Whether people work on this day in France: neither a weekend nor a public holiday. */
export function isWorkingDay(day: IsoDate): boolean {
  const time = Date.parse(day);
  const weekday = new Date(time).getUTCDay();
  if (weekday === 0 || weekday === 6 || FIXED_HOLIDAYS.includes(day.slice(5))) return false;
  const sinceEaster = Math.round((time - easter(Number(day.slice(0, 4)))) / DAY_MS);
  return !MOVING_HOLIDAYS.includes(sinceEaster);
}

/** `count` days after a day. */
function addDays(day: IsoDate, count: number): IsoDate {
  return isoDate(new Date(Date.parse(day) + count * DAY_MS));
}

/** The day before whose end a feedback of `received` is to be qualified: two working days later. */
export function qualifiedBefore(received: IsoDate): IsoDate {
  let day = received;
  for (let left = WORKING_DAYS_TO_QUALIFY; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** The day before whose end its author is to have an answer: fourteen days later. */
export function answeredBefore(received: IsoDate): IsoDate {
  return addDays(received, DAYS_TO_ANSWER);
}
