import { CsvError, parse } from 'csv-parse/sync';
import type { Bytes } from './records';

// The longest real record is under 1 000 characters.
const LONGEST = 1 << 16;

/** How the bytes of a text become characters. */
export type Encoding = 'utf-8' | 'iso-8859-15' | 'windows-1252';

export type Line = { number: number; text: string };

/**
 * The lines of a text, in batches of what one piece of it held, without their ends (LF or CRLF); empty ones are left out
 * but count. A «line» past 65 536 characters is cut: no record is that long, and the text need not end lines at all.
 */
export async function* linesOf(bytes: Bytes, encoding: Encoding): AsyncGenerator<Line[]> {
  const decoder = new TextDecoder(encoding);
  let rest = '';
  let number = 0;
  const take = (texts: string[]): Line[] => {
    const lines: Line[] = [];
    for (const text of texts) {
      number++;
      const line = text.endsWith('\r') ? text.slice(0, -1) : text;
      if (line !== '') lines.push({ number, text: line });
    }
    return lines;
  };
  for await (const piece of bytes) {
    const texts = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = texts.pop() ?? '';
    if (rest.length > LONGEST) {
      texts.push(rest.slice(0, LONGEST));
      rest = '';
    }
    yield take(texts);
  }
  yield take([rest + decoder.decode()]);
}

/** The fields of a record, quotes read as RFC 4180 says; null when a quote is opened, closed or doubled amiss. */
export function fieldsOf(line: string): string[] | null {
  if (!line.includes('"')) return line.split(';'); // all but one record in fifty
  try {
    const [fields] = parse(line, { delimiter: ';' });
    return fields ?? null;
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
