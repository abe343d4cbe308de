import { type CellObject, type ParsingOptions, parse_zip, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { MAX_GRID_CELLS, tooManyCells } from './grid';
import { isEachRows } from './merged';
import { plainNumber } from './number';
import type { TableRow } from './table';
import { storable } from './text';
import { damagedWorkbook, type Opened, type WorkbookArchive, workbookParts } from './workbook-parts';

declare module '@e965/xlsx' {
  // Exported by the library, left out of its types: `read` after the unpacking, which is done here within bounds.
  export function parse_zip(
    container: { files: Record<string, { name: string; data: string }> },
    options: ParsingOptions,
  ): WorkBook;
}

const MOST_FILLED = 2_000_000;

/** The sheets of an XLSX workbook; null for one that the library cannot read. */
export function openXlsx(archive: WorkbookArchive): Opened {
  const unpacked = workbookParts(archive);
  if (!unpacked.ok) return unpacked;
  const workbook = parse(unpacked.parts);
  if (!workbook) return damagedWorkbook();
  const sheets = workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name];
    const hidden = Boolean(workbook.Workbook?.Sheets?.[index]?.Hidden);
    if (!sheet) return hidden ? { name, hidden, lines: () => damagedWorkbook() } : null;
    return { name, hidden, lines: (most?: number) => sheetLines(sheet, most) ?? tooManyCells() };
  });
  return { ok: true, kind: 'xlsx', sheets };
}

function parse(files: Record<string, { name: string; data: string }>): WorkBook | null {
  try {
    return parse_zip({ files }, { dense: true, cellDates: true, cellFormula: false, cellHTML: false });
  } catch {
    return null; // the library throws on whatever it does not understand
  }
}

/** The rows that hold text, or null when they reach so far right that they cannot be laid out. */
function sheetLines(sheet: WorkSheet, most = Number.POSITIVE_INFINITY): TableRow[] | null {
  const data: CellObject[][] = sheet['!data'] ?? [];
  const lines: TableRow[] = [];
  let size = 0;
  // By key: a row or a cell may stand a million places further on.
  for (const row of Object.keys(data)) {
    if (lines.length >= most) break;
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
  fillMerged(sheet, data, lines);
  return lines;
}

/** A cell merged over several rows is each row's: people merge what repeats. A number is not: filled, it would be multiplied. */
function fillMerged(sheet: WorkSheet, data: CellObject[][], lines: readonly TableRow[]): void {
  const merges = sheet['!merges'] ?? [];
  if (merges.length === 0) return;
  const byLine = new Map(lines.map((row) => [row.line, row]));
  let budget = MOST_FILLED;
  for (const { s, e } of merges) {
    if (s.c !== e.c || e.r <= s.r) continue;
    const text = cellText(data[s.r]?.[s.c]);
    if (!isEachRows(text)) continue;
    for (let r = s.r + 1; r <= e.r && budget > 0; r++, budget--) {
      const row = byLine.get(r + 1);
      if (!row || s.c >= row.cells.length + 100) continue;
      while (row.cells.length <= s.c) row.cells.push('');
      if (row.cells[s.c]?.trim() === '') row.cells[s.c] = text;
    }
  }
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
