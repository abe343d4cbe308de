import { CsvError, parse } from 'csv-parse/sync';
import { MAX_GRID_CELLS, MAX_LINES, tableFrom, tooManyCells } from './grid';
import { refused, type Separator, type TableReading, type TableRow, type TextEncoding } from './table';

const SEPARATORS: readonly Separator[] = [';', '\t', ',', '|'];
const SEPARATOR_LINE = /^"?sep=([;,\t|])"?(?:\n|$)/i; // Excel's own first line
const SAMPLE_LINES = 20;

/** A CSV as people's spreadsheets write it: whichever line ends, one of four separators, tolerant of stray quotes inside a value. */
export function readCsv(content: string, encoding: TextEncoding): TableReading {
  const text = content.includes('\r') ? content.replace(/\r\n?/g, '\n') : content;
  const declared = SEPARATOR_LINE.exec(text);
  const firstLine = declared ? 2 : 1;
  const body = declared ? text.slice(declared[0].length) : text;
  const separator = SEPARATORS.find((known) => known === declared?.[1]) ?? detectSeparator(body);
  const breaks = count(body, '\n');
  if (breaks >= MAX_LINES || breaks + count(body, separator) >= MAX_GRID_CELLS) return tooManyCells();

  const records = split(body, separator);
  if (!records) return unclosedQuote(firstLine + lastQuoteLine(body, separator));
  const lines = numbered(records, firstLine);
  const swallowing = swallowingQuoteLine(lines, body);
  if (swallowing !== null) return unclosedQuote(swallowing);
  return tableFrom({ kind: 'csv', encoding, separator }, lines);
}

/** How many times `char` occurs. */
function count(text: string, char: string): number {
  let found = 0;
  for (let at = text.indexOf(char); at !== -1; at = text.indexOf(char, at + 1)) found++;
  return found;
}

/**
 * The separator that cuts the header, and the lines below it, into the same number of cells; the finest cut wins. Text in quotes
 * does not count. ';' when there is one column only.
 */
function detectSeparator(text: string): Separator {
  const unquoted = text.slice(0, 65_536).replace(/(?<=^|[;,\t|])"(?:[^"]|"")*"/gm, '');
  const [header, ...lines] = unquoted
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, SAMPLE_LINES);
  const [best] = SEPARATORS.map((separator) => {
    const cuts = count(header ?? '', separator);
    return { separator, cuts, agreeing: lines.filter((line) => count(line, separator) === cuts).length };
  })
    .filter(({ cuts }) => cuts > 0)
    .sort((a, b) => b.agreeing - a.agreeing || b.cuts - a.cuts);
  return best?.separator ?? ';';
}

/** The records in the order of the file, blank lines included; null when a quote never closes. */
function split(text: string, separator: Separator): string[][] | null {
  // Without a quote a CSV is only lines and separators: three times as fast as the parser.
  if (!text.includes('"')) return text.split('\n').map((line) => line.split(separator));
  try {
    return parse(text, {
      delimiter: separator,
      record_delimiter: '\n',
      relax_quotes: true,
      relax_column_count: true,
    });
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return null;
    throw error;
  }
}

/** Every line break of the text ends a record or stands in a cell, so counting those in cells gives each record's line. */
function numbered(records: string[][], firstLine: number): TableRow[] {
  let line = firstLine;
  return records.map((cells) => {
    const row = { line, cells };
    line += 1 + breaksIn(cells);
    return row;
  });
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + count(cell, '\n'), 0);
}

/** How many lines below the first the quote opens that never closes: closing it at the end shows what it swallowed. */
function lastQuoteLine(text: string, separator: Separator): number {
  const swallowed = split(`${text}"`, separator)?.at(-1)?.at(-1) ?? '';
  return count(text, '\n') - count(swallowed, '\n');
}

/**
 * The line of a stray quote that swallowed lines up to a quote further down, or null. The parser gives such a cell back with its
 * opening quote; where a cell truly starts with a quote, the file has it doubled.
 */
function swallowingQuoteLine(lines: readonly TableRow[], text: string): number | null {
  let from = 0;
  for (const { line, cells } of lines) {
    for (const [at, cell] of cells.entries()) {
      if (!cell.startsWith('"') || !cell.includes('\n')) continue;
      from = text.indexOf(`"${cell.replaceAll('"', '""')}"`, from);
      if (from === -1) return line + breaksIn(cells.slice(0, at));
    }
  }
  return null;
}

function unclosedQuote(line: number): TableReading {
  return refused(
    'not-a-table',
    `Le fichier n’a pas pu être lu à partir de la ligne ${line}\u00A0: guillemet non fermé. Fermez-le ou exportez à nouveau le fichier.`,
    line,
  );
}
