import { formatMonth } from '../format/date';
import type { Month } from '../month';
import type { SeriesEdit } from './commands';
import { type CellProblem, cellField } from './form-state';
import type { SeriesKey } from './series-key';
import type { Settable } from './settable';
import { cellText, readValue } from './value';

/** A row of the form: the series, and the version that its cells were made from. */
export type FormRow = {
  key: SeriesKey;
  code: string;
  label: string;
  madeFrom: number;
  points: ReadonlyMap<Month, number>;
};

/** What was typed in the grid against the version that each row was made from: one edit a row that differs, and the cells that are no value. */
export function readGridForm(
  rows: readonly FormRow[],
  months: readonly Month[],
  { unit }: Settable,
  texts: { [field: string]: string },
): { edits: SeriesEdit[]; problems: CellProblem[] } {
  const problems: CellProblem[] = [];
  const edits = rows.flatMap(({ key, code, label, madeFrom, points }) => {
    const values = months.flatMap((at): [Month, number | null][] => {
      const field = cellField(code, at);
      const text = texts[field];
      // What a cell shows may be rounded: a text left as it was is the value that it was.
      if (text === undefined || text.trim() === cellText(points.get(at) ?? null, unit)) return [];
      const reading = readValue(text, unit, 'screen');
      if (!reading.ok) {
        problems.push({ field, message: `${label}, ${formatMonth(at)}\u00A0: ${reading.message}` });
        return [];
      }
      return [[at, reading.value]];
    });
    return values.length > 0 ? [{ key, madeFrom, values }] : [];
  });
  return { edits, problems };
}

/** The texts of a form whose rows somebody else has saved since: what was typed stays, the other cells take the newest values. */
export function rebased(
  before: readonly FormRow[],
  newest: readonly FormRow[],
  months: readonly Month[],
  { unit }: Settable,
  texts: { [field: string]: string },
): { [field: string]: string } {
  const result: { [field: string]: string } = { ...texts };
  for (const row of before) {
    const now = newest.find(({ code }) => code === row.code);
    for (const at of months) {
      const field = cellField(row.code, at);
      const untouched = (texts[field] ?? '').trim() === cellText(row.points.get(at) ?? null, unit);
      if (untouched) result[field] = cellText(now?.points.get(at) ?? null, unit);
    }
  }
  return result;
}
