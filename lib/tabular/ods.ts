import { MAX_GRID_CELLS } from './grid';
import { isEachRows } from './merged';
import { plainNumber } from './number';
import { refused, type TableRow } from './table';
import { storable } from './text';
import {
  damagedWorkbook,
  entryText,
  type Opened,
  type Sheet,
  tooManySheetCells,
  type WorkbookArchive,
} from './workbook-parts';
import { attribute, unescapeXml, xmlTokens } from './xml';

const MAX_CELLS = 2_000_000;
const MAX_TOKENS = 16_000_000; // tags and texts, where two million cells have each its paragraph and its text
const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

type Table = { name: string; hidden: boolean; lines: TableRow[] };
type Cell = { column: number; times: number; rows: number; text: string | null; typed: string | null };

/** The sheets of an OpenDocument workbook. Read here, not by the XLSX library, which lays out every repetition that a file claims. */
export function openOds(archive: WorkbookArchive): Opened {
  const manifest = entryText(archive, 'META-INF/manifest.xml');
  if (typeof manifest === 'string' && manifest.includes('encryption-data')) return locked();
  const content = entryText(archive, 'content.xml');
  if (typeof content !== 'string') return content;
  const tables = readTables(content);
  if (tables === 'too-large') return tooManySheetCells();
  if (tables === 'damaged') return damagedWorkbook();
  const sheets: Sheet[] = tables.map(({ name, hidden, lines }) => ({
    name,
    hidden,
    lines: (most) => (most === undefined ? lines : lines.slice(0, most)),
  }));
  return { ok: true, kind: 'ods', sheets };
}

function readTables(xml: string): Table[] | 'too-large' | 'damaged' {
  const tables: Table[] = [];
  const hiddenStyles = new Set<string>();
  let style = '';
  let table: Table | null = null;
  let depth = 0; // a table may stand in a cell of another
  let skipped = 0; // in an annotation
  let row = 0;
  let rowTimes = 1;
  let rowCells: string[] = [];
  let column = 0;
  let cell: Cell | null = null;
  let paragraphs = 0;
  let size = 0;
  let tokens = 0;
  let merged = new Map<number, { left: number; text: string }>();

  const lay = (text: string, at: number, times: number) => {
    if (text.trim() === '') return;
    size += at + times > rowCells.length ? at + times - rowCells.length : times;
    if (size > MAX_GRID_CELLS || at + times > MAX_COLUMNS) return;
    while (rowCells.length < at) rowCells.push('');
    for (let i = 0; i < times; i++) rowCells[at + i] = text;
  };
  const endCell = () => {
    if (!cell) return;
    const text = storable(cell.typed ?? cell.text ?? '');
    lay(text, cell.column, cell.times);
    if (cell.rows > 1 && cell.times === 1 && isEachRows(text)) merged.set(cell.column, { left: cell.rows - 1, text });
    cell = null;
  };
  const endRow = () => {
    if (table && rowCells.length > 0) {
      size += rowCells.length * (rowTimes - 1);
      if (size > MAX_CELLS) return;
      for (let i = 0; i < rowTimes; i++) table.lines.push({ line: row + i + 1, cells: rowCells });
    }
    row += rowTimes;
    rowCells = [];
  };

  for (const token of xmlTokens(xml)) {
    if (++tokens > MAX_TOKENS || size > MAX_CELLS || row > MAX_ROWS * 2) return 'too-large';
    if (token.kind === 'text') {
      if (cell && paragraphs > 0 && skipped === 0) cell.text = (cell.text ?? '') + unescapeXml(token.text);
      continue;
    }
    const { name, closes, empty, attributes } = token;
    if (name === 'annotation') {
      if (!empty) skipped += closes ? -1 : 1;
      continue;
    }
    if (skipped > 0) continue;
    switch (name) {
      case 'style':
        if (!closes) style = attribute(attributes, 'name') ?? '';
        break;
      case 'table-properties':
        if (attribute(attributes, 'display') === 'false') hiddenStyles.add(style);
        break;
      case 'table':
        if (empty) break;
        depth += closes ? -1 : 1;
        if (closes && depth === 0 && table) {
          tables.push(table);
          table = null;
        } else if (!closes && depth === 1) {
          const styleName = attribute(attributes, 'style-name') ?? '';
          table = { name: attribute(attributes, 'name') ?? '', hidden: hiddenStyles.has(styleName), lines: [] };
          row = 0;
          merged = new Map();
        }
        break;
      case 'table-row':
        if (depth !== 1) break;
        if (!closes) {
          rowTimes = repetition(attributes, 'number-rows-repeated', MAX_ROWS);
          rowCells = [];
          column = 0;
        }
        if (closes || empty) endRow();
        break;
      case 'covered-table-cell':
      case 'table-cell': {
        if (depth !== 1) break;
        if (closes) {
          if (name === 'table-cell') endCell();
          break;
        }
        const times = repetition(attributes, 'number-columns-repeated', MAX_COLUMNS);
        const above = name === 'covered-table-cell' ? merged.get(column) : undefined;
        if (above && above.left > 0) {
          above.left -= 1;
          lay(above.text, column, 1);
        }
        if (name === 'table-cell') {
          const spanned = repetition(attributes, 'number-columns-spanned', MAX_COLUMNS);
          const rows = spanned > 1 ? 1 : repetition(attributes, 'number-rows-spanned', MAX_ROWS);
          cell = { column, times, rows, text: null, typed: typedText(attributes) };
          paragraphs = 0;
          if (empty) endCell();
        }
        column += times;
        break;
      }
      case 'p':
        if (!cell || depth !== 1) break;
        if (!closes && cell.text !== null) cell.text += '\n';
        if (!closes) cell.text ??= '';
        if (!empty) paragraphs += closes ? -1 : 1;
        break;
      case 's':
        if (cell && !closes) cell.text = (cell.text ?? '') + ' '.repeat(repetition(attributes, 'c', 1000));
        break;
      case 'tab':
        if (cell && !closes) cell.text = `${cell.text ?? ''}\t`;
        break;
      case 'line-break':
        if (cell && !closes) cell.text = `${cell.text ?? ''}\n`;
        break;
    }
  }
  return depth === 0 && table === null && tables.length > 0 ? tables : 'damaged';
}

/** A cell's value where its type says more than the text shown; null: the text shown is the value. */
function typedText(attributes: string): string | null {
  switch (attribute(attributes, 'value-type')) {
    case 'float':
    case 'percentage':
    case 'currency': {
      const value = Number(attribute(attributes, 'value') ?? Number.NaN);
      return Number.isFinite(value) ? plainNumber(value) : null;
    }
    case 'date':
      return attribute(attributes, 'date-value')?.slice(0, 10) ?? null;
    case 'boolean':
      return attribute(attributes, 'boolean-value') === 'true' ? 'VRAI' : 'FAUX';
    case 'string':
      return attribute(attributes, 'string-value');
    default:
      return null;
  }
}

function repetition(attributes: string, name: string, most: number): number {
  const times = Number(attribute(attributes, name) ?? 1);
  return Number.isInteger(times) && times > 0 ? Math.min(times, most) : 1;
}

function locked() {
  return refused(
    'not-a-table',
    'Ce classeur est protégé par un mot de passe. Retirez le mot de passe, enregistrez le classeur et déposez-le à nouveau.',
  );
}
