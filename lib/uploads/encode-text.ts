import { highChar } from '../tabular/decode';
import type { TextEncoding } from '../tabular/table';

const FIRST_HIGH = 0x80;
/** What people's older encodings lack, as the nearest that they have. */
const NEAREST: { readonly [character: string]: string } = {
  '\u202F': '\u00A0',
  '\u2009': ' ',
  '\u2212': '-',
  '→': '>',
  '≥': '>',
};

function highBytes(encoding: 'Windows-1252' | 'MacRoman'): Map<string, number> {
  return new Map(
    Array.from({ length: 256 - FIRST_HIGH }, (_, i) => [highChar(FIRST_HIGH + i, encoding), FIRST_HIGH + i]),
  );
}

/** Text → bytes in an encoding, as often as need be; a character that it lacks becomes the nearest one, or «?». No BOM is added. */
export function textEncoder(encoding: TextEncoding): (text: string) => Uint8Array {
  switch (encoding) {
    case 'UTF-8':
      return (text) => Buffer.from(text, 'utf8');
    case 'UTF-16LE':
      return (text) => Buffer.from(text, 'utf16le');
    case 'UTF-16BE':
      return (text) => Buffer.from(text, 'utf16le').swap16();
    case 'Windows-1252':
    case 'MacRoman': {
      const bytes = highBytes(encoding);
      const byteOf = (character: string) =>
        character.charCodeAt(0) < FIRST_HIGH ? character.charCodeAt(0) : bytes.get(character);
      return (text) =>
        Uint8Array.from([...text], (character) => byteOf(character) ?? byteOf(NEAREST[character] ?? '?') ?? 0x3f);
    }
  }
}
