import { setImmediate } from 'node:timers/promises';
import { emptyColumnsGuess, headerGuess, totalGuess, wideGuess } from './guesses';
import { bestHeader, HEADER_LINES, isHeaderAgain } from './header-line';
import type { ReadingHint, ReadingSettings } from './settings';
import {
  BATCH_ROWS,
  type Guess,
  refused,
  type TableEnd,
  type TableFormat,
  type TableProblem,
  type TableReading,
  type TableRefusal,
  type TableRow,
} from './table';
import { isTotal } from './total-line';
import { type Turned, turnedTable } from './wide';

// Both above any file that people make: they stop a wide header that pads a million short rows, or millions of line ends.
export const MAX_GRID_CELLS = 20_000_000;
export const MAX_LINES = 3_000_000;
const MAX_PROBLEMS = 50;
const MAX_OPTIONS = 15;

type Lines = AsyncGenerator<TableRow[], { ok: true } | TableRefusal>;

/** The lines of a file as they stand; `header`: its names, where they are no line of it. */
type RawTable = { format: TableFormat; lines(): Lines; header?: TableRow };

/** The refusal of a table that has too many cells to be held. */
export function tooManyCells(): TableRefusal {
  return refused('too-large', 'Le tableau contient trop de cellules. Découpez-le en plusieurs fichiers.');
}

/** The refusal of a file in which nothing is written. */
export function emptyFile(): TableRefusal {
  return refused(
    'empty-file',
    'Le fichier est vide. Choisissez un fichier qui contient une ligne d’en-tête et au moins une ligne de données.',
  );
}

/** Whether nothing is written in a row. */
export function isBlank({ cells }: TableRow): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Lines that are in memory, as if they were read. */
export async function* linesInMemory(rows: readonly TableRow[]): Lines {
  for (let at = 0; at < rows.length; at += BATCH_ROWS) yield rows.slice(at, at + BATCH_ROWS);
  return { ok: true };
}

/**
 * Raw lines → table. The header is the first line with all names, else the one with most; blank lines are skipped;
 * short rows are padded; a column without a name is dropped when it is blank; a total at the end is no row; a column a month
 * becomes a row a month.
 * A value outside the named columns is a problem (`not-a-table`, with its line): it would be lost without a word.
 */
export async function tableOver(
  raw: RawTable,
  hint: ReadingHint,
  settings: ReadingSettings,
  guesses: Guess[],
): Promise<TableReading> {
  const top = await firstLines(raw.lines(), settings.headerLine ?? 0);
  if (!top.ok) return top;
  const { rows } = top;
  const chosen = rows.findIndex(({ line }) => settings.headerLine !== undefined && line >= settings.headerLine);
  const index = chosen === -1 ? bestHeader(rows, hint).index : chosen;
  const header = raw.header ?? rows[index];
  if (!header) return emptyFile();

  const columns = namedColumns(header.cells);
  const named = { line: header.line, names: columns.names };
  const turnable = turnedTable(named, hint);
  const turned = settings.wide === 'no' ? null : turnable;
  const unnamed = header.cells.length - columns.names.length;
  return {
    ok: true,
    table: {
      format: raw.format,
      header: turned?.header ?? named,
      guesses: [
        ...guesses,
        ...(raw.header ? [] : [headerGuess(header.line, index, rows.slice(0, Math.max(MAX_OPTIONS, index + 1)))]),
        ...(turnable && !turned ? [wideGuess(turnable.months, null)] : []),
        ...(unnamed > 0 ? [emptyColumnsGuess(unnamed)] : []),
      ],
      batches: () => rowsUnder(raw, header, columns, turned, hint, settings),
    },
  };
}

/** The first lines that are not blank, down to `least` at least. */
async function firstLines(lines: Lines, least: number): Promise<{ ok: true; rows: TableRow[] } | TableRefusal> {
  const rows: TableRow[] = [];
  try {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) return rows.length === 0 && !value.ok ? value : { ok: true, rows };
      for (const row of value) {
        if (isBlank(row)) continue;
        if (rows.length < HEADER_LINES || row.line >= least) rows.push(row);
        if (rows.length >= HEADER_LINES && row.line >= least) return { ok: true, rows };
      }
    }
  } finally {
    await lines.return({ ok: true });
  }
}

/** The rows under the header, and how the reading of them ended. */
async function* rowsUnder(
  raw: RawTable,
  header: TableRow,
  columns: Columns,
  turned: Turned | null,
  hint: ReadingHint,
  settings: ReadingSettings,
): AsyncGenerator<TableRow[], TableEnd> {
  const problems: TableProblem[] = [];
  let batch: TableRow[] = [];
  let totals: TableRow[] = []; // rows that are a total if nothing comes after them
  const totalLines: number[] = [];
  let fileRows = 0;
  let given = 0;
  let another = false; // table below
  const keys = columns.names.flatMap((name, at) => (hint.isKey?.(name) ? [at] : []));
  const lines = raw.lines();
  const push = (row: TableRow) => {
    const rows = turned ? turned.rowsOf(row) : [row];
    for (const each of rows) batch.push(each);
    given += rows.length;
  };
  try {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) {
        if (!value.ok) problems.push(...value.problems);
        break;
      }
      for (const line of value) {
        if (line.line <= header.line) continue;
        another = !raw.header && isHeaderAgain(line.cells, hint);
        if (another) {
          problems.push(headerAgain(line.line));
          break;
        }
        const { cells, blank, extra } = align(line.cells, columns);
        if (extra !== null) problems.push(extraValue(raw.format, line.line, extra));
        else if (blank) continue;
        else {
          fileRows++;
          const row = cells === line.cells ? line : { line: line.line, cells };
          if (isTotal(cells, keys, hint.wide?.isMonth)) totals.push(row);
          else {
            for (const held of totals) push(held);
            if (totals.length > 0) totals = [];
            push(row);
          }
        }
        if (problems.length >= MAX_PROBLEMS) break;
        if (fileRows * columns.names.length > MAX_GRID_CELLS) break;
        if (batch.length >= BATCH_ROWS) {
          yield* inBatches(batch);
          batch = [];
        }
      }
      if (fileRows * columns.names.length > MAX_GRID_CELLS) problems.push(...tooManyCells().problems);
      if (another || problems.length >= MAX_PROBLEMS || fileRows * columns.names.length > MAX_GRID_CELLS) break;
      await setImmediate(); // others are served between two pieces of a long file
    }
  } finally {
    await lines.return({ ok: true });
  }
  if (settings.totalLine === 'keep') for (const held of totals) push(held);
  totalLines.push(...totals.map(({ line }) => line));
  yield* inBatches(batch);
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, MAX_PROBLEMS) };
  if (given === 0) return noRow(header.line);
  return {
    ok: true,
    guesses: [
      ...(turned ? [wideGuess(turned.months, { rows: given })] : []),
      ...(totalLines.length > 0 ? [totalGuess(totalLines, settings.totalLine !== 'keep')] : []),
    ],
  };
}

function* inBatches(rows: TableRow[]): Generator<TableRow[]> {
  for (let at = 0; at < rows.length; at += BATCH_ROWS) {
    yield rows.length <= BATCH_ROWS ? rows : rows.slice(at, at + BATCH_ROWS);
  }
}

type Columns = { names: string[]; slots: (number | undefined)[] };

/** The names of the header, and for each position in the file the position in the table. */
function namedColumns(header: readonly string[]): Columns {
  const names: string[] = [];
  const slots = header.map((cell) => {
    const name = cell.trim();
    return name === '' ? undefined : names.push(name) - 1;
  });
  return { names, slots };
}

/** Of as many cells as that, none of them to be trimmed, whether they are blank; null when there is something to change. */
function clean(raw: readonly (string | undefined)[], length: number): { blank: boolean } | null {
  if (raw.length !== length) return null;
  let blank = true;
  for (let i = 0; i < length; i++) {
    const cell = raw[i]; // a list of JSON has holes
    if (cell === undefined || cell !== trimmed(cell)) return null;
    if (cell !== '') blank = false;
  }
  return { blank };
}

/** The cells in their places, trimmed; `extra`: a value that has none. The same cells where nothing is to be changed. */
function align(raw: string[], { names, slots }: Columns) {
  const asItStands = slots.length === names.length ? clean(raw, names.length) : null;
  if (asItStands) return { cells: raw, blank: asItStands.blank, extra: null };
  const cells = new Array<string>(names.length).fill('');
  let blank = true;
  for (let i = 0; i < raw.length; i++) {
    const value = trimmed(raw[i] ?? '');
    if (value === '') continue;
    const slot = slots[i];
    if (slot === undefined) return { cells, blank, extra: value };
    cells[slot] = value;
    blank = false;
  }
  return { cells, blank, extra: null };
}

/** What trim() gives, which also takes U+00A0, U+202F and U+FEFF; without the call where both ends are plain. */
function trimmed(cell: string): string {
  const { length } = cell;
  return length === 0 || (isPlain(cell.charCodeAt(0)) && isPlain(cell.charCodeAt(length - 1))) ? cell : cell.trim();
}

const isPlain = (code: number) => code > 32 && code < 127;

function noRow(line: number): TableRefusal {
  return refused(
    'empty-file',
    'Le fichier contient une ligne d’en-tête, mais aucune ligne de données. Ajoutez au moins une ligne sous l’en-tête.',
    line,
  );
}

function headerAgain(line: number): TableProblem {
  return {
    code: 'not-a-table',
    line,
    message: `La ligne ${line} contient de nouveau les titres des colonnes. Supprimez-la si le tableau continue, ou déposez le second tableau dans un autre fichier.`,
    value: null,
  };
}

function extraValue(format: TableFormat, line: number, value: string): TableProblem {
  const advice =
    format.kind === 'csv'
      ? 'Supprimez-la, donnez un nom à sa colonne, ou mettez entre guillemets le texte qui contient le séparateur.'
      : 'Supprimez-la ou donnez un nom à sa colonne.';
  return {
    code: 'not-a-table',
    line,
    message: `La ligne ${line} contient une valeur hors des colonnes de l’en-tête. ${advice}`,
    value,
  };
}
