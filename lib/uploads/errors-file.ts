import { type DenseWorkSheet, parse_zip, utils, type WorkBook, write } from '@e965/xlsx';
import { formatCount, formatNumber } from '../format/number';
import { csvRecords } from '../tabular/csv-records';
import { asBuffer, decodedText } from '../tabular/decode';
import { openOds } from '../tabular/ods';
import type { ByteSource } from '../tabular/source';
import type { Table, TableFormat } from '../tabular/table';
import { type WorkbookArchive, workbookEntries, workbookParts } from '../tabular/workbook-parts';
import { harmless } from '../tabular/write';
import { textEncoder } from './encode-text';
import { ERRORS_TITLE } from './errors-title';
import type { Report } from './report';

const BOM = '\uFEFF';
// A count or a dash, which a spreadsheet runs to no harm, and which must be read again as it was.
const SIGNED_NUMBER = /^[+-][\d\s.,]*$/;

type Csv = Extract<TableFormat, { kind: 'csv' }>;

/** What there is to say of each line: its errors, then its warnings; of a whole file, beside its titles. */
export function sentencesByLine(
  { errors, warnings, errorCount, warningCount }: Report,
  headerLine: number,
): Map<number, string> {
  const said = new Map<number, string[]>();
  const add = (line: number | null, sentence: string) => {
    const at = line ?? headerLine;
    said.set(at, [...(said.get(at) ?? []), sentence]);
  };
  const written = errors.length + warnings.length;
  const unsaid = errorCount + warningCount - written;
  if (unsaid > 0) {
    const first =
      written === 1
        ? 'Seule la première erreur est écrite'
        : `Seules les ${formatNumber(written)} premières erreurs sont écrites`;
    add(headerLine, `${first} ici, il en reste ${formatCount(unsaid, 'autre')}.`);
  }
  for (const { line, message } of errors) add(line, message);
  for (const { line, message } of warnings)
    if (line !== null && line !== headerLine) add(line, `À confirmer\u00A0: ${message}`);
  return new Map([...said].map(([line, sentences]) => [line, sentences.join(' ')]));
}

const titleOf = (said: ReadonlyMap<number, string>, line: number) => {
  const sentence = said.get(line);
  return sentence ? `${ERRORS_TITLE}\u00A0: ${sentence}` : ERRORS_TITLE;
};

/** A CSV with a column of errors at its end, in its own separator, encoding and line ends, piece by piece. */
export async function* csvWithErrors(
  source: ByteSource,
  { encoding, separator }: Csv,
  header: Table['header'],
  said: ReadonlyMap<number, string>,
): AsyncGenerator<Uint8Array> {
  const encode = textEncoder(encoding);
  const { bom, lineEnd } = await startOf(source, encoding);
  if (bom) yield encode(BOM);
  const quoted = (read: string) => {
    const cell = SIGNED_NUMBER.test(read) ? read : harmless(read);
    return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  };
  let width = header.names.length;
  for await (const rows of csvRecords(decodedText(source, encoding), separator)) {
    let text = '';
    for (const { line, cells } of rows) {
      const declaration = line === 1 && /^"?sep=$/i.test(cells[0] ?? '');
      if (declaration || (line < header.line && !said.has(line))) {
        text += (declaration ? `sep=${separator}` : cells.map(quoted).join(separator)) + lineEnd;
        continue;
      }
      // As many titles as the file has: one without a name is a column too.
      if (line === header.line) width = cells.length;
      while (cells.length > width && cells.at(-1) === '') cells.pop();
      const sentence = line === header.line ? titleOf(said, line) : (said.get(line) ?? '');
      const padded = [...cells, ...Array.from({ length: Math.max(0, width - cells.length) }, () => '')];
      text +=
        cells.every((cell) => cell === '') && sentence === ''
          ? lineEnd
          : [...padded, sentence].map(quoted).join(separator) + lineEnd;
    }
    yield encode(text);
  }
}

/** Whether a text begins with a BOM, and how its lines end. */
async function startOf(source: ByteSource, encoding: Csv['encoding']): Promise<{ bom: boolean; lineEnd: string }> {
  let bom = false;
  for await (const piece of source.pieces()) {
    const head = asBuffer(piece).subarray(0, 3).toString('hex');
    bom = head === 'efbbbf' || head.startsWith('fffe') || head.startsWith('feff');
    break;
  }
  for await (const text of decodedText(source, encoding)) {
    return { bom, lineEnd: /\r\n|\n|\r/.exec(text)?.[0] ?? '\r\n' };
  }
  return { bom, lineEnd: '\r\n' };
}

/** A workbook with a column of errors at the end of the sheet that was read; a line is the row's number in the sheet. Null: it cannot be opened within bounds. */
export function workbookWithErrors(
  bytes: Uint8Array,
  { kind, sheet: name }: Extract<TableFormat, { kind: 'xlsx' | 'ods' }>,
  headerLine: number,
  said: ReadonlyMap<number, string>,
): Uint8Array | null {
  const archive = workbookEntries(bytes);
  const workbook = archive.ok ? (archive.kind === 'ods' ? odsBook(archive) : xlsxBook(archive)) : null;
  if (!workbook) return null;
  const sheet = workbook.Sheets[name] as DenseWorkSheet | undefined;
  if (!sheet) throw new Error('the sheet that was read is gone');
  const range = utils.decode_range(sheet['!ref'] ?? 'A1');
  const column = range.e.c + 1;
  for (const line of [headerLine, ...said.keys()]) {
    const text = line === headerLine ? titleOf(said, line) : (said.get(line) ?? '');
    const row = sheet['!data'][line - 1] ?? [];
    row[column] = { t: 's', v: text };
    sheet['!data'][line - 1] = row;
  }
  const last = Math.max(range.e.r, headerLine - 1, ...[...said.keys()].map((line) => line - 1));
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: last, c: column } });
  return write(workbook, { type: 'buffer', bookType: kind, compression: true }) as Buffer;
}

/** What the library makes of parts that were unpacked within bounds; its own `read` unpacks whatever it is given. */
function xlsxBook(archive: WorkbookArchive): WorkBook | null {
  const unpacked = workbookParts(archive);
  if (!unpacked.ok) return null;
  return parse_zip({ files: unpacked.parts }, { dense: true, cellNF: true, cellFormula: false });
}

/** The texts of each sheet at their places: the library would lay out every repetition that the file claims. */
function odsBook(archive: WorkbookArchive): WorkBook | null {
  const opened = openOds(archive);
  if (!opened.ok) return null;
  const workbook = utils.book_new();
  for (const sheet of opened.sheets) {
    const lines = sheet?.lines() ?? [];
    if (!sheet || !Array.isArray(lines)) continue;
    const data: DenseWorkSheet['!data'] = [];
    let width = 1;
    for (const { line, cells } of lines) {
      data[line - 1] = cells.map((v) => ({ t: 's', v }));
      width = Math.max(width, cells.length);
    }
    const range = { s: { r: 0, c: 0 }, e: { r: Math.max(data.length, 1) - 1, c: width - 1 } };
    workbook.SheetNames.push(sheet.name);
    workbook.Sheets[sheet.name] = { '!data': data, '!ref': utils.encode_range(range) } as DenseWorkSheet;
  }
  return workbook;
}
