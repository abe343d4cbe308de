import { refused, type TableRefusal, type TableRow } from './table';
import { inflateEntry, type ZipEntry, zipEntries } from './zip';

const MAX_ENTRIES = 10_000;
const MAX_INFLATED_BYTES = 300 * 1024 * 1024;
const MAX_CELLS = 2_000_000;
const MAX_OTHER_TAGS = 6_000_000; // two a row and two a shared text, were each cell to have its own

const PART = /\.(?:xml|rels)$/i;
// Comments, drawings and caches: heavy, and no table in them.
const IDLE_PART = /worksheets[\\/]_rels[\\/]|[\\/](?:drawings|charts|pivotCache)[\\/]/i;
const CELL = /<(?:\w+:)?c[\s/>]/g;
// Every tag, also a closing one, but those of cells and of what stands in them: rows, shared texts, formats, …
const OTHER_TAG = /<(?!\/?(?:\w+:)?(?:c|v|t|f|is)[\s/>])/g;
const LINK = /<((?:\w+:)?)hyperlink\s/g;

/** The XML parts of a workbook by name, as bytes one a character: what the XLSX library reads from. */
type WorkbookParts = { ok: true; parts: Record<string, { name: string; data: string }> } | TableRefusal;

/** A workbook's archive and what its directory lists, within bounds. */
export type WorkbookArchive = { ok: true; kind: 'xlsx' | 'ods'; zip: Buffer; entries: ZipEntry[] };

/** A sheet of a workbook. `lines`: its rows that hold text, the first ones when `most` says so. */
export type Sheet = { name: string; hidden: boolean; lines(most?: number): TableRow[] | TableRefusal };
export type Opened = { ok: true; kind: 'xlsx' | 'ods'; sheets: (Sheet | null)[] } | TableRefusal;

/**
 * What a workbook (XLSX, ODS) holds: entries and inflated bytes are counted before any of it is inflated. Refuses with
 * `not-a-table` what is no workbook, with `too-large` what would not fit in memory.
 */
export function workbookEntries(bytes: Uint8Array): WorkbookArchive | TableRefusal {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = zipEntries(zip);
  if (!entries) return damagedWorkbook();
  if (entries.length > MAX_ENTRIES || entries.reduce((sum, { size }) => sum + size, 0) > MAX_INFLATED_BYTES) {
    return inflatesTooMuch();
  }
  const has = (pattern: RegExp) => entries.some(({ name }) => pattern.test(name));
  if (has(/^\/?xl[\\/]workbook\w*\.xml$/i)) return { ok: true, kind: 'xlsx', zip, entries };
  if (has(/^content\.xml$/) && isSpreadsheet(zip, entries)) return { ok: true, kind: 'ods', zip, entries };
  return refused(
    'not-a-table',
    has(/^xl[\\/]workbook\.bin$/i)
      ? 'Ce format de classeur n’est pas lu ici. Enregistrez-le au format .xlsx ou CSV et déposez-le à nouveau.'
      : 'Ce fichier est une archive, pas un tableau. Choisissez un fichier CSV, XLSX, ODS ou JSON.',
  );
}

/** Whether an OpenDocument archive says that it is a spreadsheet, or does not say. */
function isSpreadsheet(zip: Buffer, entries: readonly ZipEntry[]): boolean {
  const entry = entries.find(({ name }) => name === 'mimetype');
  const type = entry && entry.size < 200 ? inflateEntry(zip, entry) : null;
  return !Buffer.isBuffer(type) || type.toString('latin1').includes('spreadsheet');
}

/** The text of one part, in UTF-8; a refusal when it is absent or damaged. */
export function entryText({ zip, entries }: WorkbookArchive, name: string): string | TableRefusal {
  const entry = entries.find((known) => known.name === name);
  const content = entry ? inflateEntry(zip, entry) : 'damaged';
  if (content === 'larger-than-declared') return hidesItsSize();
  return content === 'damaged' ? damagedWorkbook() : content.toString('utf8');
}

/** Unpacks an XLSX workbook: cells are counted before the library sees any of it. */
export function workbookParts({ zip, entries }: WorkbookArchive): WorkbookParts {
  const parts: Record<string, { name: string; data: string }> = {};
  let cells = 0;
  let otherTags = 0;
  for (const entry of entries) {
    const { name } = entry;
    if (!PART.test(name) || IDLE_PART.test(name)) continue;
    const content = inflateEntry(zip, entry);
    if (content === 'damaged') return damagedWorkbook();
    if (content === 'larger-than-declared') return hidesItsSize();
    const xml = content.toString('latin1');
    cells += occurrences(CELL, xml, MAX_CELLS);
    otherTags += occurrences(OTHER_TAG, xml, MAX_OTHER_TAGS);
    if (cells > MAX_CELLS || otherTags > MAX_OTHER_TAGS) return tooManySheetCells();
    // The library lays out one cell for each cell of a link's range, which may be the whole sheet.
    parts[name] = { name, data: xml.replace(LINK, '<$1link ') };
  }
  return { ok: true, parts };
}

/** The refusal of a workbook whose content does not hold together. */
export function damagedWorkbook(): TableRefusal {
  return refused(
    'not-a-table',
    'Ce classeur est endommagé et n’a pas pu être lu. Ouvrez-le dans votre tableur, enregistrez-le à nouveau au format .xlsx et déposez-le.',
  );
}

/** Counts to just above `limit`, and keeps no match: 300 MB may hold seventy million. */
function occurrences(pattern: RegExp, xml: string, limit: number): number {
  let found = 0;
  pattern.lastIndex = 0;
  while (found <= limit && pattern.test(xml)) found++;
  return found;
}

function inflatesTooMuch(): TableRefusal {
  return refused(
    'too-large',
    'Ce classeur se décompresse en plus de 300\u00A0Mo de données. Copiez les données utiles dans un nouveau classeur, ou découpez-les en plusieurs fichiers.',
  );
}

// How a bomb slips past the sum of declared sizes; rarely, a damaged file.
function hidesItsSize(): TableRefusal {
  return refused(
    'too-large',
    'Ce classeur se décompresse en plus de données qu’il n’en annonce. Ouvrez-le dans votre tableur, enregistrez-le à nouveau au format .xlsx et déposez-le.',
  );
}

/** The refusal of a workbook that has too many cells to be held. */
export function tooManySheetCells(): TableRefusal {
  return refused(
    'too-large',
    'Ce classeur contient plus de 2\u00A0millions de cellules, mise en forme comprise. Copiez les données utiles dans un nouveau classeur, ou découpez-les en plusieurs fichiers.',
  );
}
