import { readCsv } from './csv';
import { foreignBytes, foreignText, isZip } from './foreign';
import { readJson } from './json';
import { refused, type TableReading } from './table';
import { decodeText } from './text';
import { readXlsx } from './xlsx';

/** The heaviest file that is read, in bytes. */
export const MAX_BYTES = 50 * 1024 * 1024;

/**
 * Any CSV, XLSX or JSON file → rows of text with their line numbers. What the file is comes from its bytes; the hint only tells
 * JSON from a CSV that begins with a bracket. Never throws on a file's content.
 */
export function readTable(bytes: Uint8Array, hint: { fileName?: string; mediaType?: string }): TableReading {
  if (bytes.length > MAX_BYTES) return tooHeavy(bytes.length);
  const foreign = foreignBytes(bytes);
  if (foreign) return refused('not-a-table', foreign);
  if (isZip(bytes)) return readXlsx(bytes);

  const decoded = decodeText(bytes);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded;
  const strange = foreignText(text);
  if (strange) return refused('not-a-table', strange);
  return isJson(text, hint) ? readJson(text) : readCsv(text, encoding);
}

function isJson(text: string, { fileName, mediaType }: { fileName?: string; mediaType?: string }): boolean {
  const declared = /[/+]json\b/i.test(mediaType ?? '') || /\.json$/i.test(fileName ?? '');
  return declared && /^\s*[[{]/.test(text);
}

function tooHeavy(length: number): TableReading {
  const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)}\u00A0Mo`;
  return refused(
    'too-large',
    `Le fichier pèse ${megabytes(length)}, plus que la limite de ${megabytes(MAX_BYTES)}. Découpez-le en plusieurs fichiers.`,
  );
}
