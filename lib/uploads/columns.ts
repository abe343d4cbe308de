import { normaliseHeader } from '../tabular/header';
import type { TableHeader, TableRow } from '../tabular/table';
import { bareHeader, synonymOf } from './column-synonyms';
import { shortened, type UploadError, type UploadWarning } from './report';
import type { ReadingSettings } from './settings';

const MOST_NAMED = 20;

/** How a column was recognised: by its own name, another name for it, what the depositor said before, or says now. */
export type Recognised = 'name' | 'synonym' | 'memory' | 'hand';

export type Mapping<Column extends string = string> = {
  /** Position of each column in a row's cells; undefined: absent. */
  position: { [column in Column]?: number };
  /** The two columns that stand for the file's columns of months, in a file that was turned. */
  turned: { month: Column; value: Column } | null;
  /** The file's own name of a column, for messages. */
  nameOf(column: Column): string;
  columns: { name: string; meaning: Column | null; how: Recognised | null }[];
  errors: UploadError[];
  warnings: UploadWarning[];
};

type Expected<Column extends string> = { columns: readonly Column[]; required: readonly Column[] };

/** `memory`: by normalised header, what the depositor said that it means; '' when it is to be left out. */
export type Said = { settings?: Pick<ReadingSettings, 'columns'>; memory?: ReadonlyMap<string, string> };

type Meaning<Column> = { meaning: Column | null; how: Recognised | null };

/** Whether a header may be one of the kind's columns, before any is chosen. */
export function isKnownHeader<Column extends string>(
  { columns }: Pick<Expected<Column>, 'columns'>,
  { settings, memory }: Said = {},
): (header: string) => boolean {
  return (header) =>
    Boolean(settings?.columns?.[header]) ||
    Boolean(memory?.get(normaliseHeader(header))) ||
    byName(header, columns) !== null ||
    synonymOf(header, columns) !== null;
}

/**
 * Finds the columns in the header, whatever their order, case and accents: what was said by hand first, then their own names,
 * then what was said before, then other names for them. The first of two that mean the same wins.
 */
export function mapColumns<Column extends string>(
  header: TableHeader,
  { columns: known, required }: Expected<Column>,
  said: Said = {},
): Mapping<Column> {
  const found = meanings(header, known, said);
  const position: Mapping<Column>['position'] = {};
  for (const [i, { meaning }] of found.entries()) if (meaning !== null) position[meaning] = i;
  const columns = header.names.map((name, i) => ({ name, ...(found[i] ?? { meaning: null, how: null }) }));
  const [month, value] = columns.slice(-2).map(({ meaning }) => meaning);
  return {
    position,
    turned: header.turned && month && value ? { month, value } : null,
    nameOf: (column) => shortened(header.names[position[column] ?? -1] ?? column),
    columns,
    errors: required
      .filter((column) => position[column] === undefined)
      .map((column) => ({
        line: header.line || null, // a JSON list has no line of titles
        column,
        code: 'missing-column',
        message: `Colonne manquante\u00A0: «\u00A0${column}\u00A0». Ajoutez-la à la ligne de titres\u202F; colonnes lues\u00A0: ${namesRead(header.names)}.`,
        value: null,
      })),
    warnings: columns
      .filter(({ name, meaning, how }) => meaning === null && how === null && name !== '')
      .map(({ name }) => ({
        line: header.line || null, // a JSON list has no line of titles
        column: shortened(name),
        code: 'unknown-column',
        message: `Colonne ignorée\u00A0: «\u00A0${shortened(name)}\u00A0» ne fait pas partie du format. Elle n’est pas enregistrée.`,
        value: shortened(name),
      })),
  };
}

/** What each name of the header means; a column is taken by the surest of the ways, and left out by hand (`how` without `meaning`). */
function meanings<Column extends string>(
  { names, turned = 0 }: TableHeader,
  known: readonly Column[],
  { settings, memory }: Said,
): Meaning<Column>[] {
  const found: Meaning<Column>[] = names.map(() => ({ meaning: null, how: null }));
  const taken = new Set<Column>();
  const ways: [Recognised, (name: string) => string | null | undefined][] = [
    ['hand', (name) => (Object.hasOwn(settings?.columns ?? {}, name) ? settings?.columns?.[name] : null)],
    ['name', (name) => byName(name, known)],
    ['memory', (name) => memory?.get(normaliseHeader(name))],
    ['synonym', (name) => synonymOf(name, known)],
  ];
  for (let i = names.length - turned; i < names.length; i++) {
    const meaning = known.find((column) => column === names[i]) ?? null;
    found[i] = { meaning, how: 'name' };
    if (meaning) taken.add(meaning);
  }
  for (const [how, read] of ways) {
    for (const [i, name] of names.entries()) {
      if (found[i]?.how) continue;
      const said = read(name);
      if (said === '') found[i] = { meaning: null, how };
      const meaning = known.find((column) => column === said);
      if (meaning === undefined || taken.has(meaning)) continue;
      taken.add(meaning);
      found[i] = { meaning, how };
    }
  }
  return found;
}

function byName<Column extends string>(name: string, known: readonly Column[]): Column | null {
  const full = normaliseHeader(name);
  return known.find((column) => column === full) ?? known.find((column) => column === bareHeader(name)) ?? null;
}

/** The texts of a column, row by row; '' where it is absent. */
export function columnTexts<Column extends string>(
  rows: readonly TableRow[],
  { position }: Mapping<Column>,
  column: Column,
): string[] {
  const at = position[column] ?? -1;
  return rows.map(({ cells }) => cells[at] ?? '');
}

function namesRead(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map(shortened);
  return [...shown, ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}
