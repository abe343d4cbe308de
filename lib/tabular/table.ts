/** One fault that keeps a file from being a table. */
export type TableProblem = {
  code: 'not-a-table' | 'empty-file' | 'too-large' | 'bad-encoding';
  /** Line of the file (XLSX: the sheet's row number; JSON: position in the list), or null when the whole file is meant. */
  line: number | null;
  /** In French, for the person who chose the file: what, where, what to do. */
  message: string;
  /** What stands at that place of the file. */
  value: string | null;
};

export type TextEncoding = 'UTF-8' | 'Windows-1252' | 'UTF-16LE' | 'UTF-16BE';
export type Separator = ';' | ',' | '\t' | '|';

export type TableFormat =
  | { kind: 'csv'; encoding: TextEncoding; separator: Separator }
  | { kind: 'xlsx'; sheet: string }
  | { kind: 'json' };

/** `line` is where the row starts in its file, counted from 1. */
export type TableRow = { line: number; cells: string[] };

/** `cells` of every row are aligned on `header.names` and trimmed; an absent cell is ''. */
export type Table = { format: TableFormat; header: { line: number; names: string[] }; rows: TableRow[] };

export type TableReading = { ok: true; table: Table } | TableRefusal;
export type TableRefusal = { ok: false; problems: TableProblem[] };

/** A refusal for one reason. */
export function refused(
  code: TableProblem['code'],
  message: string,
  line: number | null = null,
  value: string | null = null,
): TableRefusal {
  return { ok: false, problems: [{ code, line, message, value }] };
}
