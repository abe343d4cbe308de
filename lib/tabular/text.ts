import { decodedText } from './decode';
import type { ByteSource } from './source';
import type { TextEncoding } from './table';

const REPLACEMENT = '\uFFFD';

/** Whether a decoded text is in truth binary: a NUL, or more than one control character in a hundred. */
export function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, 65_536);
  const controls = sample.match(/(?![\t\n\r])\p{Cc}/gu)?.length ?? 0;
  return controls * 100 > sample.length;
}

/** Whether a NUL stands anywhere in a text, which no spreadsheet writes and no database text holds. */
export async function holdsNul(source: ByteSource, encoding: TextEncoding): Promise<boolean> {
  if (!encoding.startsWith('UTF-16')) {
    for await (const piece of source.pieces()) if (piece.includes(0)) return true;
    return false;
  }
  for await (const text of decodedText(source, encoding)) if (text.includes('\0')) return true;
  return false;
}

/** The number of the line that holds the character at `index`, counted from 1; CR, LF and CRLF all end a line. */
export function lineAt(text: string, index: number): number {
  return (text.slice(0, index).match(/\r\n?|\n/g)?.length ?? 0) + 1;
}

/** Without what no database text can hold: NUL, and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, REPLACEMENT);
}
