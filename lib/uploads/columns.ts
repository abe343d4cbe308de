import { normaliseHeader } from '../tabular/header';
import type { Table, TableRow } from '../tabular/table';
import { shortened, type UploadError, type UploadWarning } from './report';

const MOST_NAMED = 20;

export type Mapping<Column extends string = string> = {
  /** Position of each column in a row's cells; undefined: absent. */
  position: { [column in Column]?: number };
  /** The file's own name of a column, for messages. */
  nameOf(column: Column): string;
  columns: { name: string; meaning: Column | null }[];
  errors: UploadError[];
  warnings: UploadWarning[];
};

type Expected<Column extends string> = { columns: readonly Column[]; required: readonly Column[] };

/** Finds the columns in the header, whatever their order, case and accents. The first of two that mean the same wins. */
export function mapColumns<Column extends string>(
  header: Table['header'],
  { columns: known, required }: Expected<Column>,
): Mapping<Column> {
  const position: Mapping<Column>['position'] = {};
  const columns = header.names.map((name, i) => {
    const meaning = known.find((column) => column === normaliseHeader(name)) ?? null;
    if (meaning === null || position[meaning] !== undefined) return { name, meaning: null };
    position[meaning] = i;
    return { name, meaning };
  });
  return {
    position,
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
      .filter(({ name, meaning }) => meaning === null && name !== '')
      .map(({ name }) => ({
        line: header.line || null, // a JSON list has no line of titles
        column: shortened(name),
        code: 'unknown-column',
        message: `Colonne ignorée\u00A0: «\u00A0${shortened(name)}\u00A0» ne fait pas partie du format. Elle n’est pas enregistrée.`,
        value: shortened(name),
      })),
  };
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
