import { emptyFile, linesInMemory, tableOver } from './grid';
import { plainNumber } from './number';
import type { ReadingHint, ReadingSettings } from './settings';
import { refused, type TableReading, type TableRow } from './table';
import { lineAt, storable } from './text';

/** A JSON list of flat objects: the header is the union of their keys, a row's line its position in the list, from 1. */
export async function readJson(text: string, hint: ReadingHint, settings: ReadingSettings): Promise<TableReading> {
  const list = parseJson(text);
  if (list === undefined) return invalid(text);
  if (!Array.isArray(list)) {
    return refused(
      'not-a-table',
      'Le fichier JSON doit contenir une liste d’objets entre crochets, un objet par ligne du tableau.',
    );
  }

  const columns = new Map<string, number>();
  const rows: TableRow[] = [];
  for (const [index, element] of list.entries()) {
    const line = index + 1;
    if (!isObject(element)) {
      return refused(
        'not-a-table',
        `L’élément ${line} de la liste JSON n’est pas un objet. Mettez chaque ligne du tableau entre accolades.`,
        line,
      );
    }
    const cells: string[] = [];
    for (const [key, value] of Object.entries(element)) {
      const text = scalarText(value);
      if (text === null) return nested(line, key);
      const column = columns.get(key) ?? columns.size;
      columns.set(key, column);
      cells[column] = text;
    }
    rows.push({ line, cells });
  }
  const header = { line: 0, cells: [...columns.keys()].map(storable) };
  if (header.cells.length === 0) return emptyFile();
  return tableOver({ format: { kind: 'json' }, lines: () => linesInMemory(rows), header }, hint, settings, []);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON text is `undefined`
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text of a value as a spreadsheet would show it, or null when it is a list or an object. */
function scalarText(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'number') return plainNumber(value);
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  return null;
}

function nested(line: number, key: string): TableReading {
  return refused(
    'not-a-table',
    `L’élément ${line} de la liste JSON contient une liste ou un objet dans «\u00A0${storable(key)}\u00A0». Donnez un texte, un nombre ou null.`,
    line,
  );
}

function invalid(text: string): TableReading {
  const { position, line } = firstInvalidElement(text);
  return refused(
    'not-a-table',
    `Le JSON n’est pas lisible à partir de la ligne ${line} du fichier, dans l’élément ${position} de la liste. Vérifiez les guillemets, les virgules et les accolades.`,
    position,
  );
}

/** Where the list goes wrong: JSON.parse says it in some of its messages only. */
function firstInvalidElement(text: string): { position: number; line: number } {
  let start = text.indexOf('[') + 1;
  let position = 1;
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at++) {
    const char = text[at];
    if (char === '\\' && quoted) at++;
    else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '{' || char === '[')) depth++;
    else if (!quoted && (char === '}' || char === ']')) depth--;
    else if (!quoted && char === ',' && depth === 0) {
      if (parseJson(text.slice(start, at)) === undefined) break;
      start = at + 1;
      position++;
    }
  }
  const indent = text.slice(start).search(/\S/);
  return { position, line: lineAt(text, start + Math.max(indent, 0)) };
}
