import { readCsv } from './csv';
import { asBuffer, decodedText } from './decode';
import { decideEncoding } from './encoding';
import { foreignBytes, foreignText, isOldOffice, isZip } from './foreign';
import { encodingGuess } from './guesses';
import { readJson } from './json';
import type { ReadingHint, ReadingSettings } from './settings';
import { type ByteSource, wholeBytes } from './source';
import { refused, type TableReading, type TableRefusal } from './table';
import { readWorkbook } from './workbook';

/** The heaviest file that is read, in bytes. */
export const MAX_BYTES = 100 * 1024 * 1024;

// What must be held whole to be read: workbooks and JSON.
const MAX_WHOLE_BYTES = 50 * 1024 * 1024;
const HEAD = 65_536; // bytes

/**
 * Any CSV, XLSX, ODS or JSON file → rows of text with their line numbers, guessed from its bytes where `settings` do not say; a CSV
 * is never held whole. A media type of JSON is believed; a file's name only where it begins with a bracket. Never
 * throws on a file's content.
 */
export async function readTable(
  source: ByteSource,
  hint: ReadingHint,
  settings: ReadingSettings = {},
): Promise<TableReading> {
  if (source.size > MAX_BYTES) return tooHeavy(source.size, MAX_BYTES);
  const head = await headOf(source);
  if (isOldOffice(head)) return refused('not-a-table', foreignBytes(await wholeBytes(source)) ?? '');
  const foreign = foreignBytes(head);
  if (foreign) return refused('not-a-table', foreign);
  const holdable = source.size <= MAX_WHOLE_BYTES;
  if (isZip(head) && !holdable) return tooHeavy(source.size, MAX_WHOLE_BYTES);
  if (isZip(head)) return readWorkbook(await wholeBytes(source), hint, settings);

  const decided = await decideEncoding(source, head, settings.encoding);
  if (!decided.ok) return { ...decided, guesses: [encodingGuess(settings.encoding ?? 'UTF-8')] };
  const { encoding, nul } = decided;
  const start = await first(decodedText(source, encoding));
  const strange = foreignText(start.slice(0, HEAD)) ?? (nul ? foreignText('\0') : null);
  if (strange) return refused('not-a-table', strange);
  if (!isJson(start, hint)) return readCsv(source, encoding, hint, settings);
  if (!holdable) return tooHeavy(source.size, MAX_WHOLE_BYTES);
  const texts: string[] = [];
  for await (const text of decodedText(source, encoding)) texts.push(text);
  return readJson(texts.join(''), hint, settings);
}

async function headOf(source: ByteSource): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source.pieces()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= HEAD) break;
  }
  return asBuffer(Buffer.concat(pieces)).subarray(0, HEAD);
}

async function first(texts: AsyncIterable<string>): Promise<string> {
  let start = '';
  for await (const text of texts) {
    start += text;
    if (start.length >= HEAD) break;
  }
  return start;
}

function isJson(text: string, { fileName, mediaType }: ReadingHint): boolean {
  if (/[/+]json\b/i.test(mediaType ?? '')) return text.trim() !== '';
  return /\.json$/i.test(fileName ?? '') && /^\s*[[{]/.test(text);
}

function tooHeavy(length: number, limit: number): TableRefusal {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)}\u00A0Mo`;
  return refused(
    'too-large',
    `Le fichier pèse ${megabytes(length)}, plus que la limite de ${megabytes(limit)}. Découpez-le en plusieurs fichiers.`,
  );
}
