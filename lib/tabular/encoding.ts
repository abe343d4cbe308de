import { isUtf8 } from 'node:buffer';
import { decodedText, FAULT, highChar } from './decode';
import { count, unixLines } from './lines';
import type { ByteSource } from './source';
import { refused, type TableRefusal, type TextEncoding } from './table';
import { holdsNul } from './text';

/** `nul`: a NUL stands somewhere, which no spreadsheet writes and no database text holds. */
type Decided = { ok: true; encoding: TextEncoding; nul: boolean } | TableRefusal;

// How much a character above ASCII speaks for a French text; any other speaks against. Only their order matters.
const FRENCH = new Map(
  Object.entries({
    é: 10,
    è: 4,
    à: 4,
    '’': 3,
    ê: 2,
    ç: 2,
    '°': 2,
    '\u00A0': 2,
    '«': 1,
    '»': 1,
    '–': 1,
    '…': 1,
    '€': 1,
  }),
);
for (const char of 'âîôûùœÉÀ') FRENCH.set(char, 1);
for (const char of 'ïëöüäÿÈÊÇÎÔñáíóú') FRENCH.set(char, 0.3);
// Between two capitals an accented letter is a capital too, and what stands between words does not occur.
const FRENCH_CAPITALS = /[ÀÂÇÈÉÊËÎÏÔÙÛÜ]/;
const BETWEEN_WORDS = /[«»\u00A0…]/;
const CAPITAL_INSIDE = 4;
const LOWER_INSIDE = -1;
const BREAK_INSIDE = -10;
const NOT_FRENCH = -3;
const NO_CHARACTER = -10;
const LEAST_ZEROS = 0.4; // of a UTF-16 text in a Latin alphabet, nearly half of the bytes are zero

/**
 * The encoding of a text, over all its bytes: the one asked for, UTF-16 by its BOM or its zero bytes, UTF-8 when every byte fits, else
 * Windows-1252 or MacRoman, whichever makes the better French. Refuses with `bad-encoding` and the line of the first faulty
 * byte where none fits.
 */
export async function decideEncoding(source: ByteSource, head: Uint8Array, asked?: TextEncoding): Promise<Decided> {
  const marked = asked ?? markedEncoding(head);
  if (marked && marked !== 'UTF-8') {
    const line = await faultLine(source, marked);
    return line === null ? { ok: true, encoding: marked, nul: await holdsNul(source, marked) } : unreadable(line);
  }
  const utf8Scan = await scanUtf8(source);
  if (utf8Scan.fits) return { ok: true, encoding: 'UTF-8', nul: utf8Scan.nul };
  if (marked) return unreadable((await faultLine(source, 'UTF-8')) ?? 1);

  const bytes = await byteCounts(source);
  const nul = (bytes.all[0] ?? 0) > 0;
  const western = frenchness(bytes, 'Windows-1252');
  const mac = frenchness(bytes, 'MacRoman');
  if (mac.score > western.score && mac.score > 0) return { ok: true, encoding: 'MacRoman', nul };
  const utf8 = await utf8Faults(source);
  const nearlyUtf8 = western.score < 0 && utf8.faults < utf8.characters;
  if (western.missing === 0 && !nearlyUtf8) return { ok: true, encoding: 'Windows-1252', nul };
  // Neither fits: the fault is where the encoding that nearly fits says.
  const nearest = nearlyUtf8 || utf8.faults < western.missing ? 'UTF-8' : 'Windows-1252';
  return unreadable((await faultLine(source, nearest)) ?? 1);
}

/** The encoding that a BOM declares, or that zero bytes in every other place betray; null when nothing does. */
function markedEncoding(head: Uint8Array): TextEncoding | null {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  const zeros = [0, 0];
  const sample = head.subarray(0, 4096);
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const half = sample.length / 2;
  if (odd > half * 2 * LEAST_ZEROS && even <= odd / 10) return 'UTF-16LE';
  if (even > half * 2 * LEAST_ZEROS && odd <= even / 10) return 'UTF-16BE';
  return null;
}

/** Whether every byte fits UTF-8; one that does not ends the scan. */
async function scanUtf8(source: ByteSource): Promise<{ fits: boolean; nul: boolean }> {
  let nul = false;
  let carried = new Uint8Array();
  for await (const piece of source.pieces()) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, piece]) : piece;
    const whole = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, whole))) return { fits: false, nul };
    nul ||= piece.includes(0);
    carried = bytes.slice(whole);
  }
  return { fits: carried.length === 0, nul };
}

/** How many bytes make whole characters, when the last one may go on in the next piece. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

type ByteCounts = { all: Float64Array; inside: Float64Array };

const isCapital = (byte: number) => byte >= 0x41 && byte <= 0x5a;

/** How often each byte occurs; `inside`: those above ASCII, between two capitals. */
async function byteCounts(source: ByteSource): Promise<ByteCounts> {
  const all = new Float64Array(256);
  const inside = new Float64Array(256);
  let before = 0;
  let last = 0;
  for await (const piece of source.pieces()) {
    for (const byte of piece) {
      all[byte] = (all[byte] ?? 0) + 1;
      if (last >= 0x80 && isCapital(before) && isCapital(byte)) inside[last] = (inside[last] ?? 0) + 1;
      before = last;
      last = byte;
    }
  }
  return { all, inside };
}

function frenchness(
  { all, inside }: ByteCounts,
  encoding: 'Windows-1252' | 'MacRoman',
): { score: number; missing: number } {
  let score = 0;
  let missing = 0;
  for (let byte = 0x80; byte < 256; byte++) {
    const times = all[byte] ?? 0;
    const char = highChar(byte, encoding);
    const absent = FAULT.test(char);
    if (absent) missing += times;
    const weight = absent ? NO_CHARACTER : (FRENCH.get(char) ?? NOT_FRENCH);
    const within = inside[byte] ?? 0;
    score += (times - within) * weight + within * insideWeight(char, encoding, weight);
  }
  return { score, missing };
}

function insideWeight(char: string, encoding: 'Windows-1252' | 'MacRoman', weight: number): number {
  if (FRENCH_CAPITALS.test(char)) return CAPITAL_INSIDE;
  if (encoding === 'MacRoman' && BETWEEN_WORDS.test(char)) return BREAK_INSIDE;
  return /\p{Ll}/u.test(char) ? Math.min(weight, LOWER_INSIDE) : weight;
}

/** What of the text does not fit UTF-8, and how many characters above ASCII do. */
async function utf8Faults(source: ByteSource): Promise<{ faults: number; characters: number }> {
  let faults = 0;
  let characters = 0;
  for await (const text of decodedText(source, 'UTF-8')) {
    const here = count(text, '\uFFFD');
    faults += here;
    characters += (text.match(/[^\0-\x7F]/g)?.length ?? 0) - here;
  }
  return { faults, characters };
}

/** The line of the first character that the encoding does not have, counted from 1; null when there is none. */
async function faultLine(source: ByteSource, encoding: TextEncoding): Promise<number | null> {
  if (encoding === 'MacRoman') return null; // which has all 256
  const fault = encoding === 'Windows-1252' ? FAULT : /\uFFFD/;
  let line = 1;
  for await (const text of unixLines(decodedText(source, encoding))) {
    const at = text.search(fault);
    if (at !== -1) return line + count(text.slice(0, at), '\n');
    line += count(text, '\n');
  }
  return null;
}

function unreadable(line: number): TableRefusal {
  return refused(
    'bad-encoding',
    `La ligne ${line} contient un caractère illisible. Enregistrez le fichier au format «\u00A0CSV UTF-8\u00A0» et déposez-le à nouveau.`,
    line,
  );
}
