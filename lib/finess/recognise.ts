import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Encoding } from './lines';

const CHUNK = 1 << 18;
const HEAD = 4096;

/** What a file turned out to be, from its content and never from its name. */
export type Recognised =
  | { ok: true; kind: 'legacy' | 'plus' | 'hospitalList'; encoding: Encoding; gzip: boolean }
  | { ok: false; line: number; message: string };

const refused = (line: number, message: string): Recognised => ({ ok: false, line, message });

/**
 * The bytes of a file, unpacked when it is a gzip.
 * @param onBytes told the size of each piece as it stands in the file.
 */
export async function* bytesOf(
  path: string,
  gzip: boolean,
  onBytes: (size: number) => void = () => {},
): AsyncGenerator<Uint8Array> {
  const file = createReadStream(path, { highWaterMark: CHUNK });
  file.on('data', (piece) => onBytes(piece.length));
  if (!gzip) {
    yield* file;
    return;
  }
  const unpacked = createGunzip({ chunkSize: CHUNK });
  file.on('error', (error) => unpacked.destroy(error));
  try {
    yield* file.pipe(unpacked);
  } finally {
    file.destroy();
  }
}

/** Reads the whole file once: its kind from the head, its encoding from all its bytes. Constant memory. */
export async function recognise(path: string): Promise<Recognised> {
  const magic = await magicOf(path);
  if (magic === null) return refused(1, 'le fichier est vide.');
  const gzip = magic.startsWith('1f8b');
  if (magic.startsWith('504b0304'))
    return refused(1, 'c’est un ZIP (ou un classeur)\u00A0: donnez le fichier qu’il contient.');
  const scan = new Scan();
  try {
    for await (const piece of bytesOf(path, gzip)) {
      const line = scan.take(piece);
      if (line !== null) return refused(line, 'un octet nul\u00A0: ce n’est pas un fichier texte.');
    }
  } catch (error) {
    if (gzip) return refused(scan.line, 'le GZIP est tronqué ou abîmé.');
    throw error;
  }
  return scan.conclude(gzip);
}

async function magicOf(path: string): Promise<string | null> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 0 ? null : buffer.toString('hex');
  } finally {
    await file.close();
  }
}

/** What the bytes tell as they go by. */
class Scan {
  line = 1;
  #head = '';
  #utf8: TextDecoder | null = new TextDecoder('utf-8', { fatal: true });
  #badLine = 1; // first line that is no UTF-8
  #pairs = false; // bytes that only UTF-8 puts side by side
  #controls = false; // 0x80–0x9F: letters in Windows-1252 only

  /** @returns the line of a null byte, or null. */
  take(piece: Uint8Array): number | null {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (bytes.includes(0)) return this.line + newlines(bytes.subarray(0, bytes.indexOf(0)));
    if (this.#head.length < HEAD) this.#head += bytes.toString('latin1', 0, HEAD);
    if (this.#utf8) {
      try {
        this.#utf8.decode(bytes, { stream: true });
      } catch {
        this.#notUtf8(this.line + newlines(bytes.subarray(0, firstOddByte(bytes))));
      }
    }
    this.#look(bytes);
    this.line += newlines(bytes);
    return null;
  }

  #notUtf8(line: number): void {
    this.#utf8 = null;
    this.#badLine = line;
  }

  #look(bytes: Buffer): void {
    if (this.#pairs && this.#controls) return;
    // «Ã» followed by a sign such as «©»: no French word is written so.
    for (let at = bytes.indexOf(0xc3); at !== -1 && !this.#pairs; at = bytes.indexOf(0xc3, at + 1)) {
      const next = bytes[at + 1] ?? 0;
      if (next >= 0x80 && next <= 0xbf) this.#pairs = true;
    }
    if (!this.#utf8 && !this.#controls) this.#controls = bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);
  }

  conclude(gzip: boolean): Recognised {
    const head = this.#head.replace(/^\xEF\xBB\xBF/, '').trimStart();
    if (head === '') return refused(1, 'le fichier est vide.');
    if (this.#utf8) {
      try {
        this.#utf8.decode();
      } catch {
        this.#notUtf8(this.line);
      }
    }
    if (!this.#utf8 && this.#pairs) {
      return refused(this.#badLine, 'un caractère est abîmé\u00A0: le fichier est en UTF-8, mais tronqué ou modifié.');
    }
    const encoding: Encoding = this.#utf8 ? 'utf-8' : this.#controls ? 'windows-1252' : 'iso-8859-15';
    if (head.startsWith('{')) {
      return this.#utf8
        ? { ok: true, kind: 'plus', encoding, gzip }
        : refused(this.#badLine, 'le JSON n’est pas en UTF-8.');
    }
    const firstLine = head.split('\n', 1)[0] ?? '';
    if (firstLine.startsWith('finess;etalab')) return { ok: true, kind: 'legacy', encoding, gzip };
    if (firstLine.includes('finess_et') && firstLine.includes('finess_ej')) {
      return { ok: true, kind: 'hospitalList', encoding, gzip };
    }
    return refused(1, faultOf(firstLine));
  }
}

function faultOf(firstLine: string): string {
  if (firstLine.startsWith('<')) return 'c’est une page web, pas le fichier\u00A0: téléchargez-le de nouveau.';
  if (/^(structureej|structureet|geolocalisation);/.test(firstLine)) {
    return 'la première ligne «\u00A0finess;etalab;numéro;date\u00A0» manque\u00A0: le début du fichier a été coupé.';
  }
  return (
    'fichier non reconnu. Sont lus\u00A0: les extractions FINESS «\u00A0etalab\u00A0» (CSV), ' +
    'les structures FINESS+ (JSON) et la liste des laboratoires hospitaliers (CSV de la SAE).'
  );
}

function newlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count++;
  return count;
}

// Where a piece stops being UTF-8, to within the character that the piece before began.
function firstOddByte(bytes: Buffer): number {
  let [low, high] = [0, bytes.length];
  const holds = (length: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle + 1)) low = middle + 1;
    else high = middle;
  }
  return low;
}
