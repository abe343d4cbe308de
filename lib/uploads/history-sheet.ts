import { formatInstant } from '../format/date';
import type { Column, Sheet } from '../tabular/write';
import { HISTORY_WORDS, type HistoryLine } from './history';

const COLUMNS: Column[] = [
  { header: 'Numéro', key: 'number', type: 'text' },
  { header: 'Reçu le', key: 'received_at', type: 'text' },
  { header: 'Éditeur', key: 'vendor', type: 'text' },
  { header: 'Contenu', key: 'kind', type: 'text' },
  { header: 'Fichier', key: 'file', type: 'text' },
  { header: 'Par', key: 'depositor', type: 'text' },
  { header: 'Premier mois', key: 'first_month', type: 'month' },
  { header: 'Dernier mois', key: 'last_month', type: 'month' },
  { header: 'Ajoutées', key: 'added', type: 'integer' },
  { header: 'Changées', key: 'changed', type: 'integer' },
  { header: 'Inchangées', key: 'unchanged', type: 'integer' },
  { header: 'Erreurs', key: 'errors', type: 'integer' },
  { header: 'État', key: 'state', type: 'text' },
];

/** The history as a file; a deposit that was never written has no effect, and empty cells. */
export function historySheet(lines: readonly HistoryLine[]): Sheet {
  return {
    name: 'depots',
    columns: COLUMNS,
    rows: lines.map((line) => {
      const written = line.state === 'applied' || line.state === 'cancelled';
      return [
        line.number,
        formatInstant(new Date(line.receivedAt)),
        line.vendor ?? 'DNS',
        line.kind,
        line.fileName,
        line.depositor,
        line.months[0] ?? null,
        line.months.at(-1) ?? null,
        ...[line.added, line.changed, line.unchanged].map((count) => (written ? count : null)),
        line.errors,
        HISTORY_WORDS[line.state].word,
      ];
    }),
  };
}
