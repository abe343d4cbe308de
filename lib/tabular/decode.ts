import { StringDecoder } from 'node:string_decoder';
import type { ByteSource } from './source';
import type { TextEncoding } from './table';

// What bytes 0x80 to 0x9F are in Windows-1252. Not left to TextDecoder: several Node 20 and 22 releases decode them as Latin-1.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
// What bytes 0x80 to 0xFF are on a Mac before OS X, and in a «CSV (Macintosh)» of Excel since.
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00A0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uF8FFÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const BOM = '\uFEFF';
const FIRST_HIGH = 0x80;

/** What no encoding makes of bytes that fit: the replacement character, and the five bytes that Windows-1252 does not have. */
export const FAULT = /[\uFFFD\u0081\u008D\u008F\u0090\u009D]/;

/** The character of a byte from 0x80 on. */
export function highChar(byte: number, encoding: 'Windows-1252' | 'MacRoman'): string {
  if (encoding === 'MacRoman') return MAC_ROMAN.charAt(byte - FIRST_HIGH);
  return byte < 0xa0 ? WINDOWS_1252.charAt(byte - FIRST_HIGH) : String.fromCharCode(byte);
}

type PieceDecoder = { write(piece: Uint8Array): string; end(): string };

/** The text of a source, piece by piece, without BOM; what does not fit becomes the replacement character. */
export async function* decodedText(source: ByteSource, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = pieceDecoder(encoding);
  let first = true;
  for await (const piece of source.pieces()) {
    const text = decoder.write(piece);
    if (text === '') continue;
    yield first && text.startsWith(BOM) ? text.slice(1) : text;
    first = false;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

function pieceDecoder(encoding: TextEncoding): PieceDecoder {
  switch (encoding) {
    case 'UTF-8': {
      const decoder = new StringDecoder('utf8');
      return { write: (piece) => decoder.write(asBuffer(piece)), end: () => decoder.end() };
    }
    case 'UTF-16LE':
    case 'UTF-16BE': {
      const decoder = new TextDecoder(encoding.toLowerCase());
      return { write: (piece) => decoder.decode(piece, { stream: true }), end: () => decoder.decode() };
    }
    case 'Windows-1252':
    case 'MacRoman':
      return {
        write: (piece) =>
          asBuffer(piece)
            .toString('latin1')
            .replace(/[\u0080-\u00FF]/g, (char) => highChar(char.charCodeAt(0), encoding)),
        end: () => '',
      };
  }
}

/** The same bytes, with a Buffer's methods. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
