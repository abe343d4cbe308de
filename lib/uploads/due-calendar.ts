import type { Month } from '../month';
import { dueDate } from './due-date';

const compact = (day: string) => day.replaceAll('-', '');

/**
 * The due dates from a month on as an iCalendar file: one event a month without end, with a reminder five days before. It says nothing of
 * what was deposited.
 */
export function dueCalendar(from: Month, stamp: Date): string {
  const start = dueDate(from);
  const end = start.replace(/-10$/, '-11');
  const at = `${stamp.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vigie Segur//Depots//FR',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:depots-comptages@vigie-segur',
    `DTSTAMP:${at}`,
    `DTSTART;VALUE=DATE:${compact(start)}`,
    `DTEND;VALUE=DATE:${compact(end)}`,
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=10',
    'SUMMARY:Vigie Ségur\u00A0: dernier jour pour déposer le mois passé',
    'DESCRIPTION:Les comptages d’un mois sont à déposer avant le 10 du mois ',
    '  suivant.',
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:Comptages à déposer dans Vigie Ségur',
    'TRIGGER:-P5D',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}
