import { count, unixLines } from './lines';
import { refused, type Separator, type TableRefusal, type TableRow } from './table';

const LONGEST_RECORD = 4_000_000; // characters: what does not close by then never will

type Record = { cells: string[]; breaks: number; next: number };
/** `quoteLine`: where a quote is open, in line breaks after the record's start; null: none is. */
type Unfinished = { unfinished: true; quoteLine: number | null };
/** A quote that swallowed lines up to another one, which closes nothing. */
type Swallowing = { swallowing: number };

type Splitting = { rows: TableRow[]; fault: TableRefusal | null };

/**
 * The records of a CSV in the order of the file, blank lines included, from its text in pieces. A quote opens at the start of a
 * cell only; one that stands inside a value, or after which a value goes on, is a character like any other.
 */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  separator: Separator,
): AsyncGenerator<TableRow[], { ok: true } | TableRefusal> {
  const split = recordSplitter(separator);
  for await (const piece of unixLines(pieces)) {
    const { rows, fault } = split(piece, false);
    if (rows.length > 0) yield rows;
    if (fault) return fault;
  }
  const { rows, fault } = split('', true);
  if (rows.length > 0) yield rows;
  return fault ?? { ok: true };
}

/** The records of the start of a text, for guesses: what is wrong in it is said later. */
export function sampleRecords(text: string, separator: Separator): TableRow[] {
  return recordSplitter(separator)(text, true).rows;
}

/** Gives the records that are whole after each piece, the rest with the next one; all at the last. */
function recordSplitter(separator: Separator): (piece: string, last: boolean) => Splitting {
  let rest = '';
  let line = 1;
  return (piece, last) => {
    const text = rest === '' ? piece : rest + piece;
    const rows: TableRow[] = [];
    const end = last ? text.length : text.lastIndexOf('\n') + 1;
    let at = 0;
    let quote = text.indexOf('"');
    while (at < end) {
      if (quote !== -1 && quote < at) quote = text.indexOf('"', at);
      // Lines without a quote are only lines and separators: many times as fast as cell by cell.
      const plain = quote === -1 ? end : Math.min(end, text.lastIndexOf('\n', quote) + 1);
      if (plain > at) {
        const until = text.charCodeAt(plain - 1) === 10 ? plain - 1 : plain;
        for (const record of text.slice(at, until).split('\n'))
          rows.push({ line: line++, cells: record.split(separator) });
        at = plain;
        continue;
      }
      const record = quotedRecord(text, at, separator, last);
      if ('swallowing' in record) return { rows, fault: unclosedQuote(line + record.swallowing) };
      if ('unfinished' in record) {
        if (last || text.length - at > LONGEST_RECORD)
          return { rows, fault: unclosedQuote(line + (record.quoteLine ?? 0)) };
        break;
      }
      rows.push({ line, cells: record.cells });
      line += 1 + record.breaks;
      at = record.next;
    }
    rest = text.slice(at);
    const fault = rest.length > LONGEST_RECORD ? tooLongLine(line) : null;
    return { rows, fault };
  };
}

/** The record that starts at `at`, cell by cell. */
function quotedRecord(text: string, at: number, separator: string, last: boolean): Record | Unfinished | Swallowing {
  const cells: string[] = [];
  let breaks = 0;
  let i = at;
  for (;;) {
    if (text[i] === '"') {
      const close = closingQuote(text, i + 1);
      // The last character may be half of a doubled quote.
      if (close === -1 || (close + 1 === text.length && !last)) return { unfinished: true, quoteLine: breaks };
      const inside = text.slice(i + 1, close);
      const value = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
      const after = text[close + 1];
      const inner = count(inside, '\n');
      if (after === undefined || after === separator || after === '\n') {
        cells.push(value);
        breaks += inner;
        i = close + 1;
      } else {
        if (inner > 0) return { swallowing: breaks };
        i = endOfCell(text, close + 1, separator);
        cells.push(`"${value}"${text.slice(close + 1, i)}`);
      }
    } else {
      const start = i;
      i = endOfCell(text, start, separator);
      cells.push(text.slice(start, i));
    }
    if (i >= text.length) return last ? { cells, breaks, next: i } : { unfinished: true, quoteLine: null };
    if (text[i] === '\n') return { cells, breaks, next: i + 1 };
    i++;
  }
}

function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from);
  while (close !== -1 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  return close;
}

function endOfCell(text: string, from: number, separator: string): number {
  let i = from;
  for (; i < text.length; i++) {
    const char = text[i];
    if (char === separator || char === '\n') break;
  }
  return i;
}

function unclosedQuote(line: number): TableRefusal {
  return refused(
    'not-a-table',
    `Le fichier n’a pas pu être lu à partir de la ligne ${line}\u00A0: guillemet non fermé. Fermez-le ou exportez à nouveau le fichier.`,
    line,
  );
}

function tooLongLine(line: number): TableRefusal {
  return refused(
    'not-a-table',
    `La ligne ${line} ne se termine pas. Exportez à nouveau le fichier, une ligne du tableau par ligne.`,
    line,
  );
}
