/** One fault that keeps a file from being a table. */
export type TableProblem = {
  code: 'not-a-table' | 'empty-file' | 'too-large' | 'bad-encoding';
  /** Line of the file (a workbook: the sheet's row number; JSON: position in the list), or null when the whole file is meant. */
  line: number | null;
  /** In French, for the person who chose the file: what, where, what to do. */
  message: string;
  /** What stands at that place of the file. */
  value: string | null;
};

export const TEXT_ENCODINGS = ['UTF-8', 'Windows-1252', 'MacRoman', 'UTF-16LE', 'UTF-16BE'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];
export const SEPARATORS = [';', '\t', ',', '|'] as const;
export type Separator = (typeof SEPARATORS)[number];

export type TableFormat =
  | { kind: 'csv'; encoding: TextEncoding; separator: Separator }
  | { kind: 'xlsx'; sheet: string }
  | { kind: 'ods'; sheet: string }
  | { kind: 'json' };

/** `line` is where the row starts in its file, counted from 1; `column`: the file's own column of a row that was turned. */
export type TableRow = { line: number; cells: string[]; column?: string };

/** What was guessed of a file, in French words, and what else it may be. */
export type Guess = {
  id: 'separator' | 'encoding' | 'sheet' | 'header' | 'total' | 'wide' | 'empty-columns';
  /** As the settings take it. */
  value: string;
  words: string;
  /** Empty: nothing to choose. */
  options: { value: string; label: string }[];
};

/** How the reading of a table ended, which its last row alone tells; `guesses`: what was learnt on the way. */
export type TableEnd = { ok: true; guesses: Guess[] } | TableRefusal;

/** `turned`: how many of the last names stand for columns of the file that were turned into rows (a month and a value). */
export type TableHeader = { line: number; names: string[]; turned?: number };

/**
 * `batches` reads the rows in their order, at most `BATCH_ROWS` at a time, each time from the start of the file; `cells` of every
 * row are aligned on `header.names` and trimmed, an absent cell is ''.
 */
export type Table = {
  format: TableFormat;
  header: TableHeader;
  guesses: Guess[];
  batches(): AsyncGenerator<TableRow[], TableEnd>;
};

export const BATCH_ROWS = 250;

export type TableReading = { ok: true; table: Table } | TableRefusal;
/** `guesses`: what was guessed before, and may be why. */
export type TableRefusal = { ok: false; problems: TableProblem[]; guesses?: Guess[] };

/** A refusal for one reason. */
export function refused(
  code: TableProblem['code'],
  message: string,
  line: number | null = null,
  value: string | null = null,
): TableRefusal {
  return { ok: false, problems: [{ code, line, message, value }] };
}

/** The rows of a table for who reads them with `for await`, and how it ended, known once they are all read. */
export function followed(table: Table): { batches: AsyncIterable<TableRow[]>; end(): TableEnd } {
  let end: TableEnd | null = null;
  return {
    batches: {
      async *[Symbol.asyncIterator]() {
        end = yield* table.batches();
      },
    },
    end: () => end ?? { ok: true, guesses: [] },
  };
}

/** All the rows at once, for who needs them together; null when there are more than `most`. */
export async function collectRows(batches: AsyncIterable<TableRow[]>, most: number): Promise<TableRow[] | null> {
  const rows: TableRow[] = [];
  for await (const batch of batches) {
    if (rows.length + batch.length > most) return null;
    for (const row of batch) rows.push(row);
  }
  return rows;
}
