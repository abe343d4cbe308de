import { normaliseHeader } from '../tabular/header';
import type { TableHeader, TableRow } from '../tabular/table';
import { headerTexts, synonymOf } from './column-synonyms';
import { isErrorsTitle } from './errors-title';
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
 * then what was said before, then other names for them, the surest first. Of two alike the first wins, and a warning tells of the other.
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
  // The file handed back comes again, mended: its own column of errors is nobody's mistake.
  const last = header.names.length - (header.turned ?? 0) - 1;
  const handedBack = isErrorsTitle(header.names[last] ?? '') ? last : -1;
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
      .filter(({ name, meaning, how }, i) => meaning === null && how === null && name !== '' && i !== handedBack)
      .map(({ name }) => {
        const alone = wouldMean(name, known, said);
        const rival = known.find((column) => column === alone && position[column] !== undefined);
        return {
          line: header.line || null, // a JSON list has no line of titles
          column: shortened(name),
          code: 'unknown-column',
          message: rival
            ? twiceMessage(rival, header.names[position[rival] ?? -1] ?? rival, name)
            : `Colonne ignorée\u00A0: «\u00A0${shortened(name)}\u00A0» ne fait pas partie du format. Elle n’est pas enregistrée.`,
          value: shortened(name),
        };
      }),
  };
}

/** What a header would mean if it stood alone; what was said by hand is left out. */
function wouldMean<Column extends string>(name: string, known: readonly Column[], { memory }: Said): string | null {
  return byName(name, known) ?? memory?.get(normaliseHeader(name)) ?? synonymOf(name, known)?.column ?? null;
}

/** Of two columns that mean the same, which one is read. */
function twiceMessage(column: string, read: string, name: string): string {
  const which =
    read === name
      ? `la première est lue, l’autre non`
      : `«\u00A0${shortened(read)}\u00A0» est lue, «\u00A0${shortened(name)}\u00A0» ne l’est pas`;
  return `Deux colonnes sont «\u00A0${column}\u00A0»\u00A0: ${which}. Retirez celle qui est de trop.`;
}

/** What each name of the header means; a column is taken by the surest of the ways, and left out by hand (`how` without `meaning`). */
function meanings<Column extends string>(
  { names, turned = 0 }: TableHeader,
  known: readonly Column[],
  { settings, memory }: Said,
): Meaning<Column>[] {
  const found: Meaning<Column>[] = names.map(() => ({ meaning: null, how: null }));
  const taken = new Set<Column>();
  const synonyms = names.map((name) => synonymOf(name, known));
  const inFile = names.map((_, i) => i);
  const surestFirst = inFile.toSorted((a, b) => (synonyms[a]?.rank ?? 0) - (synonyms[b]?.rank ?? 0));
  const ways: [Recognised, number[], (name: string, at: number) => string | null | undefined][] = [
    ['hand', inFile, (name) => (Object.hasOwn(settings?.columns ?? {}, name) ? settings?.columns?.[name] : null)],
    ['name', inFile, (name) => byName(name, known)],
    ['memory', inFile, (name) => memory?.get(normaliseHeader(name))],
    ['synonym', surestFirst, (_, at) => synonyms[at]?.column],
  ];
  for (let i = names.length - turned; i < names.length; i++) {
    const meaning = known.find((column) => column === names[i]) ?? null;
    found[i] = { meaning, how: 'name' };
    if (meaning) taken.add(meaning);
  }
  for (const [how, order, read] of ways) {
    for (const i of order) {
      if (found[i]?.how) continue;
      const said = read(names[i] ?? '', i);
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
  const { full, bare } = headerTexts(name);
  return known.find((column) => column === full) ?? known.find((column) => column === bare) ?? null;
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
