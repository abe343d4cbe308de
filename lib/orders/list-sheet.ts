import type { Cell, Column, Sheet } from '../tabular/write';
import type { OrderColumn } from './board-search-params';
import { WAIT_LABELS } from './board-words';
import type { LateLine, OrderLine } from './list-line';

type Writer = Column & { cell: (line: OrderLine) => Cell };

const WRITERS: { [column in OrderColumn]: Writer } = {
  lab: { header: 'Laboratoire', key: 'lab', type: 'text', cell: ({ lab }) => lab },
  region: { header: 'Région', key: 'region', type: 'text', cell: ({ region }) => region },
  vendor: { header: 'Éditeur', key: 'vendor', type: 'text', cell: ({ vendor }) => vendor },
  product: { header: 'Logiciel', key: 'product', type: 'text', cell: ({ product }) => product },
  device: { header: 'Dispositif', key: 'device', type: 'text', cell: ({ device }) => device },
  stage: { header: 'Étape en cours', key: 'stage', type: 'text', cell: ({ stage }) => WAIT_LABELS[stage] },
  since: { header: 'Depuis (jours)', key: 'days', type: 'integer', cell: ({ days }) => days },
  signed: { header: 'Signée le', key: 'signed_on', type: 'date', cell: ({ signedOn }) => signedOn },
  verified: { header: 'VA le', key: 'verified_on', type: 'date', cell: ({ verifiedOn }) => verifiedOn },
  amount: { header: 'Montant HT (€)', key: 'amount', type: 'decimal', cell: ({ amountCents }) => amountCents / 100 },
  balance: {
    header: 'Solde, 70\u00A0% (€)',
    key: 'balance',
    type: 'decimal',
    cell: ({ balanceCents }) => balanceCents / 100,
  },
};

const FIRST: Writer[] = [
  { header: 'Numéro', key: 'number', type: 'text', cell: ({ number }) => number },
  { header: 'FINESS', key: 'finess', type: 'text', cell: ({ finess }) => finess },
];

function sheetOf(name: string, writers: readonly Writer[], lines: readonly OrderLine[]): Omit<Sheet, 'notes'> {
  return {
    name,
    columns: writers.map(({ header, key, type }) => ({ header, key, type })),
    rows: lines.map((line) => writers.map(({ cell }) => cell(line))),
  };
}

/** Orders as a sheet, one row each, with the columns on screen and the lab's FINESS. */
export function listSheet(lines: readonly OrderLine[], columns: readonly OrderColumn[]): Omit<Sheet, 'notes'> {
  return sheetOf('list', [...FIRST, ...columns.map((column) => WRITERS[column])], lines);
}

/** Late orders as a sheet, with the closing date that each misses. */
export function lateSheet(name: string, lines: readonly LateLine[]): Omit<Sheet, 'notes'> {
  const sheet = sheetOf(name, [...FIRST, ...Object.values(WRITERS)], lines);
  return {
    name,
    columns: [
      ...sheet.columns,
      { header: 'Échéance', key: 'due_on', type: 'date' },
      { header: 'Attendue le', key: 'expected_on', type: 'date' },
    ],
    rows: sheet.rows.map((row, i) => [...row, lines[i]?.dueOn ?? null, lines[i]?.expectedOn ?? null]),
  };
}
