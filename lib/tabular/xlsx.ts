import { type CellObject, type ParsingOptions, parse_zip, type WorkBook } from '@e965/xlsx';
import { emptyFile, MAX_GRID_CELLS, tableFrom, tooManyCells } from './grid';
import { plainNumber } from './number';
import type { TableReading, TableRow } from './table';
import { storable } from './text';
import { damagedWorkbook, workbookParts } from './workbook-parts';

declare module '@e965/xlsx' {
  // Exported by the library, left out of its types: `read` after the unpacking, which is done here within bounds.
  export function parse_zip(
    container: { files: Record<string, { name: string; data: string }> },
    options: ParsingOptions,
  ): WorkBook;
}

/** The first sheet of a workbook that is visible and not blank. A row's line is its number in the sheet. */
export function readXlsx(bytes: Uint8Array): TableReading {
  const unpacked = workbookParts(bytes);
  if (!unpacked.ok) return unpacked;
  const workbook = parse(unpacked.parts);
  if (!workbook) return damagedWorkbook();

  for (const [index, name] of workbook.SheetNames.entries()) {
    if (workbook.Workbook?.Sheets?.[index]?.Hidden) continue;
    const sheet = workbook.Sheets[name];
    if (!sheet) return damagedWorkbook(); // the library skips a sheet that it cannot read
    const lines = sheetLines(sheet['!data'] ?? []);
    if (!lines) return tooManyCells();
    if (lines.length > 0) return tableFrom({ kind: 'xlsx', sheet: name }, lines);
  }
  return emptyFile();
}

function parse(files: Record<string, { name: string; data: string }>): WorkBook | null {
  try {
    return parse_zip({ files }, { dense: true, cellDates: true, cellFormula: false, cellHTML: false });
  } catch {
    return null; // the library throws on whatever it does not understand
  }
}

/** The rows that hold text, or null when they reach so far right that they cannot be laid out. */
function sheetLines(data: readonly CellObject[][]): TableRow[] | null {
  const lines: TableRow[] = [];
  let size = 0;
  // By key: a row or a cell may stand a million places further on.
  for (const row of Object.keys(data)) {
    const found = data[Number(row)] ?? [];
    const texts = Object.keys(found)
      .map((column) => ({ column: Number(column), text: cellText(found[Number(column)]) }))
      .filter(({ text }) => text.trim() !== '');
    const last = texts.at(-1);
    if (!last) continue;
    size += last.column + 1;
    if (size > MAX_GRID_CELLS) return null;
    const cells = new Array<string>(last.column + 1).fill('');
    for (const { column, text } of texts) cells[column] = text;
    lines.push({ line: Number(row) + 1, cells });
  }
  return lines;
}

/** A cell's value as text: plain digits, `YYYY-MM-DD`, VRAI or FAUX, or the error's own text. */
function cellText(cell: CellObject | undefined): string {
  const value = cell?.v;
  if (cell?.t === 'e') return cell.w ?? '';
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString().slice(0, 10);
  return '';
}
