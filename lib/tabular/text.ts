import { refused, type TableRefusal, type TextEncoding } from './table';

// What bytes 0x80 to 0x9F are in Windows-1252. Not left to TextDecoder: several Node 20 and 22 releases decode them as Latin-1.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const UNDEFINED_IN_1252 = /[\u0081\u008D\u008F\u0090\u009D]/g;
const REPLACEMENT = '\uFFFD';

type Decoded = { ok: true; text: string; encoding: TextEncoding } | TableRefusal;

/**
 * Bytes → text without BOM. UTF-16 by its BOM or its zero bytes, else UTF-8 when every byte fits, else Windows-1252.
 * Refuses with `bad-encoding` and the line of the first faulty byte where none fits.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = markedEncoding(bytes);
  const encoding = marked ?? 'UTF-8';
  const text = decodeStrictly(bytes, encoding);
  if (text !== null) return { ok: true, text, encoding };

  const lossy = new TextDecoder(encoding).decode(bytes);
  if (marked) return unreadable(lossy, lossy.indexOf(REPLACEMENT));

  const western = decodeWindows1252(bytes);
  const undefinedBytes = western.match(UNDEFINED_IN_1252)?.length ?? 0;
  if (undefinedBytes === 0) return { ok: true, text: western, encoding: 'Windows-1252' };
  // Neither fits: the fault is where the encoding that nearly fits says.
  const faultsAsUtf8 = lossy.split(REPLACEMENT).length - 1;
  return faultsAsUtf8 < undefinedBytes
    ? unreadable(lossy, lossy.indexOf(REPLACEMENT))
    : unreadable(western, western.search(UNDEFINED_IN_1252));
}

/** Whether a decoded text is in truth binary: a NUL, or more than one control character in a hundred. */
export function isBinary(text: string): boolean {
  if (text.includes('\0')) return true;
  const sample = text.slice(0, 65_536);
  const controls = sample.match(/(?![\t\n\r])\p{Cc}/gu)?.length ?? 0;
  return controls * 100 > sample.length;
}

/** The number of the line that holds the character at `index`, counted from 1; CR, LF and CRLF all end a line. */
export function lineAt(text: string, index: number): number {
  return (text.slice(0, index).match(/\r\n?|\n/g)?.length ?? 0) + 1;
}

/** Without what no database text can hold: NUL, and halves of surrogate pairs. */
export function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Cs}/gu, REPLACEMENT);
}

/** The encoding that a BOM declares, or that zero bytes in every other place betray; null when nothing does. */
function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  if (a && b === 0 && c && d === 0) return 'UTF-16LE';
  if (a === 0 && b && c === 0 && d) return 'UTF-16BE';
  return null;
}

function decodeStrictly(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null; // a TypeError is how TextDecoder says that a byte does not fit
  }
}

function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\u0080-\u009F]/g, (char) => WINDOWS_1252.charAt(char.charCodeAt(0) - 0x80));
}

function unreadable(text: string, index: number): TableRefusal {
  const line = lineAt(text, index);
  return refused(
    'bad-encoding',
    `La ligne ${line} contient un caractère illisible. Enregistrez le fichier au format «\u00A0CSV UTF-8\u00A0» et déposez-le à nouveau.`,
    line,
  );
}
