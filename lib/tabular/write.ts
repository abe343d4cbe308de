import { type CellObject, type DenseWorkSheet, utils, write } from '@e965/xlsx';
import { formatDate, formatMonth } from '../format/date';
import { formatPercentDigits } from '../format/number';
import { type IsoDate, type Month, parseMonth } from '../month';
import { plainNumber } from './number';

export type Column = {
  /** Name for people. */
  header: string;
  /** Name for machines. */
  key: string;
  /** `number` has the decimals it has, `percent` is a ratio (0.244), `date` is `YYYY-MM-DD`, `month` is `YYYY-MM`. */
  type: 'text' | 'number' | 'integer' | 'decimal' | 'percent' | 'boolean' | 'date' | 'month';
};

/** `null` is no data, and an empty cell. */
export type Cell = string | number | boolean | null;

/** `notes` (source, date d’arrêté) follow the table after a blank line, for people only. */
export type Sheet = { name: string; columns: Column[]; rows: Cell[][]; notes?: string[] };

type CellWriter<T> = {
  empty: T;
  text: (text: string) => T;
  number: (value: number, type: Column['type']) => T;
  boolean: (value: boolean) => T;
  date: (day: IsoDate) => T;
  month: (month: Month) => T;
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
// A spreadsheet runs what begins so; a leading apostrophe makes it text (OWASP, «CSV injection»).
const FORMULA = /^[=+\-@\t\r\n]/;

const FRENCH: CellWriter<string> = {
  empty: '',
  text: harmless,
  number: (value, type) => (type === 'percent' ? frenchPercent(value) : plainNumber(value).replace('.', ',')),
  boolean: (value) => (value ? 'oui' : 'non'),
  date: formatDate,
  month: (month) => formatMonth(month).replace('\u00A0', ' '), // a spreadsheet sees no month behind a no-break space
};

const MACHINE: CellWriter<string> = {
  empty: '',
  text: harmless,
  number: plainNumber,
  boolean: String,
  date: (day) => day,
  month: (month) => month,
};

/** CSV for a French spreadsheet: BOM, `;`, CRLF, `1234,5`, `24,40%`, `30/09/2023`, `janv. 2023`. */
export function toFrenchCsv({ columns, rows, notes = [] }: Sheet): Uint8Array {
  const lines = [columns.map(({ header }) => harmless(header)), ...written(rows, columns, FRENCH)];
  if (notes.length > 0) lines.push([], ...notes.map((note) => [harmless(note)]));
  return csv(lines, ';', '\r\n', '\uFEFF');
}

/** CSV for programs: UTF-8 without BOM, `,`, LF, decimal point, ISO dates, ratios, the columns' keys as header; no notes. */
export function toMachineCsv({ columns, rows }: Sheet): Uint8Array {
  return csv([columns.map(({ key }) => harmless(key)), ...written(rows, columns, MACHINE)], ',', '\n', '');
}

/** XLSX workbook of one sheet, with real numbers, percentages and dates, and filters on the header. */
export function toXlsx({ name, columns, rows, notes = [] }: Sheet): Uint8Array {
  const header = columns.map((column) => textCell(column.header));
  const table = [header, ...written(rows, columns, EXCEL)];
  const data = notes.length > 0 ? [...table, [], ...notes.map((note) => [textCell(note)])] : table;
  const lastColumn = Math.max(columns.length - 1, 0);
  const sheet: DenseWorkSheet = {
    '!data': data,
    '!ref': range(data.length - 1, lastColumn),
    '!cols': columns.map((column, at) => ({ wch: width(column, rows, at) })),
    '!autofilter': { ref: range(table.length - 1, lastColumn) },
  };
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, sheet, sheetName(name));
  const bytes: Buffer = write(workbook, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
  return bytes;
}

function written<T>(rows: readonly Cell[][], columns: readonly Column[], writer: CellWriter<T>): T[][] {
  return rows.map((row) => columns.map(({ type }, at) => writeCell(row[at] ?? null, type, writer)));
}

/** A text in a column of another type («fermé» among dates) stays a text. */
function writeCell<T>(cell: Cell, type: Column['type'], writer: CellWriter<T>): T {
  if (cell === null) return writer.empty;
  if (typeof cell === 'number') return Number.isFinite(cell) ? writer.number(cell, type) : writer.empty;
  if (typeof cell === 'boolean') return writer.boolean(cell);
  if (type === 'date' && DAY.test(cell)) return writer.date(cell as IsoDate);
  const month = type === 'month' ? parseMonth(cell) : null;
  return month ? writer.month(month) : writer.text(cell);
}

/** A text that a spreadsheet shows rather than runs. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Two decimals without what a spreadsheet does not read back: thousands spaces and the true minus. */
function frenchPercent(ratio: number): string {
  return `${formatPercentDigits(ratio, 2).replaceAll('\u202F', '').replace('\u2212', '-')}%`;
}

/** RFC 4180. */
function csv(lines: readonly string[][], separator: string, lineEnd: string, bom: string): Uint8Array {
  const quoted = (cell: string) =>
    cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  const text = lines.map((cells) => cells.map(quoted).join(separator) + lineEnd).join('');
  return new TextEncoder().encode(bom + text);
}

const NUMBER_FORMATS: Record<Column['type'], string> = {
  text: 'General',
  number: 'General',
  integer: '#,##0',
  decimal: '#,##0.00',
  percent: '0.0 %',
  boolean: 'General',
  date: 'dd/mm/yyyy',
  month: 'mmm yyyy',
};
const EPOCH = Date.UTC(1899, 11, 30);
const FIRST_DAY = '1900-03-01'; // Excel counts a 29 February 1900 that never was: days before it have no number
const MAX_TEXT = 32_767;

const EXCEL: CellWriter<CellObject> = {
  empty: { t: 'z' },
  text: textCell,
  number: (value, type) => ({ t: 'n', v: value, z: NUMBER_FORMATS[type] }),
  boolean: (value) => ({ t: 'b', v: value }),
  date: (day) => (day < FIRST_DAY ? textCell(formatDate(day)) : dayCell(day, 'date')),
  month: (month) => dayCell(`${month}-01`, 'month'),
};

function textCell(text: string): CellObject {
  return { t: 's', v: text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1)}…` : text };
}

function dayCell(day: string, type: 'date' | 'month'): CellObject {
  return { t: 'n', v: (Date.parse(`${day}T00:00:00Z`) - EPOCH) / 86_400_000, z: NUMBER_FORMATS[type] };
}

function range(lastRow: number, lastColumn: number): string {
  return utils.encode_range({ s: { r: 0, c: 0 }, e: { r: lastRow, c: lastColumn } });
}

/** In characters, from the header and the texts of the first rows, so that neither needs widening by hand. */
function width({ header }: Column, rows: readonly Cell[][], at: number): number {
  const lengths = rows.slice(0, 200).map((row) => String(row[at] ?? '').length);
  return Math.min(Math.max(12, header.length + 4, ...lengths), 60);
}

/** Excel takes 31 characters, none of `: \ / ? * [ ]`, and no apostrophe at either end. */
function sheetName(name: string): string {
  const allowed = name.replace(/[:\\/?*[\]]/g, ' ').slice(0, 31);
  return allowed.replace(/^[\s']+|[\s']+$/g, '') || 'Tableau';
}
