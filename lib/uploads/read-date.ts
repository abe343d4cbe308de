import type { IsoDate } from '../month';

/** The day if it is one of the calendar: no 31/02. */
function dayOf(year: string, month: string, day: string): IsoDate | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? (iso as IsoDate) : null;
}

/**
 * A day as people and spreadsheets write it: `2023-03-17` (midnight may follow), `17/03/2023`, `17.3.2023`, `17-03-2023`.
 * Null for anything else, a year of two digits included.
 */
export function readDate(text: string): IsoDate | null {
  const plain = text.replace(/[\u00A0\u202F]/g, ' ').trim();
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[Tt ]00:00(?::00(?:\.0+)?)?[Zz]?)?$/.exec(plain);
  if (iso) return dayOf(iso[1] ?? '', iso[2] ?? '', iso[3] ?? '');
  const french = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?: 00:00(?::00)?)?$/.exec(plain);
  return french ? dayOf(french[4] ?? '', french[3] ?? '', french[1] ?? '') : null;
}
