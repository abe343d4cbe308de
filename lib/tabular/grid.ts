import { refused, type TableFormat, type TableProblem, type TableReading, type TableRow } from './table';

// Both above any file of 50 MB that people make: they stop a wide header that pads a million short rows, or 50 MB of line ends.
export const MAX_GRID_CELLS = 20_000_000;
export const MAX_LINES = 3_000_000;
const MAX_PROBLEMS = 50;

/** The refusal of a table that has too many cells to be held. */
export function tooManyCells(): TableReading {
  return refused('too-large', 'Le tableau contient trop de cellules. Découpez-le en plusieurs fichiers.');
}

/** The refusal of a file in which nothing is written. */
export function emptyFile(): TableReading {
  return refused(
    'empty-file',
    'Le fichier est vide. Choisissez un fichier qui contient une ligne d’en-tête et au moins une ligne de données.',
  );
}

/**
 * Raw lines → table. The first line that is not blank is the header; blank lines are skipped; short rows are padded; a column
 * without a name is dropped when it is blank.
 * A value outside the named columns is a problem (`not-a-table`, with its line): it would be lost without a word.
 */
export function tableFrom(format: TableFormat, lines: readonly TableRow[]): TableReading {
  const headerAt = lines.findIndex(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const header = lines[headerAt];
  if (!header) return emptyFile();
  const columns = namedColumns(header.cells);
  if ((lines.length - headerAt) * columns.names.length > MAX_GRID_CELLS) return tooManyCells();

  const rows: TableRow[] = [];
  const problems: TableProblem[] = [];
  for (let at = headerAt + 1; at < lines.length && problems.length < MAX_PROBLEMS; at++) {
    const raw = lines[at];
    if (!raw) continue;
    const { cells, blank, extra } = align(raw.cells, columns);
    if (extra !== null) problems.push(extraValue(format, raw.line, extra));
    else if (!blank) rows.push({ line: raw.line, cells });
  }

  if (problems.length > 0) return { ok: false, problems };
  if (rows.length === 0) {
    return refused(
      'empty-file',
      'Le fichier contient une ligne d’en-tête, mais aucune ligne de données. Ajoutez au moins une ligne sous l’en-tête.',
      header.line,
    );
  }
  return { ok: true, table: { format, header: { line: header.line, names: columns.names }, rows } };
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

function align(raw: readonly string[], { names, slots }: Columns) {
  const cells = new Array<string>(names.length).fill('');
  let blank = true;
  for (let i = 0; i < raw.length; i++) {
    const value = raw[i]?.trim() ?? ''; // trim() also takes U+00A0, U+202F and U+FEFF
    if (value === '') continue;
    const slot = slots[i];
    if (slot === undefined) return { cells, blank, extra: value };
    cells[slot] = value;
    blank = false;
  }
  return { cells, blank, extra: null };
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
