import { normaliseHeader } from '../tabular/header';
import type { Table } from '../tabular/table';
import { shortened, type UploadError, type UploadWarning } from './report';

/** The columns of a deposit of counts, by their names in a file. */
export const FEED_COLUMNS = ['mois', 'finess', 'produit', 'canal', 'type_document', 'niveau', 'nombre'] as const;
export type FeedColumn = (typeof FEED_COLUMNS)[number];
const MOST_NAMED = 20;
const REQUIRED: readonly FeedColumn[] = ['mois', 'finess', 'produit', 'nombre'];

export type Mapping = {
  /** Position of each column in a row's cells; undefined: absent. */
  position: { [column in FeedColumn]?: number };
  /** The file's own name of a column, for messages. */
  nameOf: (column: FeedColumn) => string;
  columns: { name: string; meaning: FeedColumn | null }[];
  errors: UploadError[];
  warnings: UploadWarning[];
};

/** Finds the columns in the header, whatever their order, case and accents. The first of two that mean the same wins. */
export function mapColumns(header: Table['header']): Mapping {
  const position: Mapping['position'] = {};
  const columns = header.names.map((name, i) => {
    const meaning = FEED_COLUMNS.find((column) => column === normaliseHeader(name)) ?? null;
    if (meaning === null || position[meaning] !== undefined) return { name, meaning: null };
    position[meaning] = i;
    return { name, meaning };
  });
  return {
    position,
    nameOf: (column) => shortened(header.names[position[column] ?? -1] ?? column),
    columns,
    errors: REQUIRED.filter((column) => position[column] === undefined).map((column) => ({
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

function namesRead(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMED).map(shortened);
  return [...shown, ...(names.length > MOST_NAMED ? ['…'] : [])].join(', ');
}
