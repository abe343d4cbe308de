import { isoDate } from '../month';
import type { Column, Sheet } from '../tabular/write';
import { dueDate } from './due-date';
import { CELL_WORDS } from './matrix';
import type { MatrixRow } from './matrix-queries';

const COLUMNS: Column[] = [
  { header: 'Éditeur', key: 'vendor', type: 'text' },
  { header: 'Mois', key: 'month', type: 'month' },
  { header: 'Échéance', key: 'due_on', type: 'date' },
  { header: 'État', key: 'state', type: 'text' },
  { header: 'Laboratoires déclarés', key: 'reported', type: 'integer' },
  { header: 'Laboratoires attendus', key: 'expected', type: 'integer' },
  { header: 'Relancé le', key: 'reminded_on', type: 'date' },
];

/** The matrix as a file, one line a vendor and a month. */
export function matrixSheet(rows: readonly MatrixRow[]): Sheet {
  return {
    name: 'matrice-depots',
    columns: COLUMNS,
    rows: rows.flatMap(({ name, cells }) =>
      cells.map(({ month, state, reported, expected, remindedAt }) => [
        name,
        month,
        dueDate(month),
        CELL_WORDS[state].word,
        expected > 0 ? reported : null,
        expected > 0 ? expected : null,
        remindedAt && isoDate(remindedAt),
      ]),
    ),
    notes: [
      'Attendus\u00A0: laboratoires dont le SGL est celui de l’éditeur à la fin du mois. Échéance\u00A0: le 10 du mois suivant.',
    ],
  };
}
