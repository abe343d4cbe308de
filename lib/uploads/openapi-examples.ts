import { PROBLEM_TITLES } from '../api/problem';
import type { KeptUploadDocument } from './api-schema';
import type { UploadDocument } from './schema';

const id = '018b0a3e-5c00-7000-8000-0000000001a2';
const counts = { rows: 3, added: 2, changed: 1, unchanged: 0 };
const reading: UploadDocument['reading'] = [
  { id: 'encoding', value: 'UTF-8', words: 'UTF-8' },
  { id: 'separator', value: ';', words: 'séparateur point-virgule' },
  { id: 'header', value: '1', words: 'titres à la ligne 1' },
];
const columns: UploadDocument['columns'] = [
  { name: 'mois', meaning: 'mois', how: 'name' },
  { name: 'N° FINESS', meaning: 'finess', how: 'synonym' },
  { name: 'produit', meaning: 'produit', how: 'name' },
  { name: 'nombre', meaning: 'nombre', how: 'name' },
];
const nothingFound = { errorCount: 0, warningCount: 0, errors: [], warnings: [], notices: [], reading, columns };

/** What a deposit may be answered. */
export const ANSWERS = {
  applied: { id, state: 'APPLIED', ...counts, ...nothingFound },
  warned: {
    id,
    state: 'CHECKED',
    ...counts,
    ...nothingFound,
    warningCount: 1,
    warnings: [
      {
        line: 4,
        column: 'nombre',
        code: 'drop-to-zero',
        message: 'Ligne 4\u00A0: 0 document, contre 18\u202F402 le mois précédent. Vérifiez, ou confirmez.',
        value: '0',
        sheet: null,
      },
    ],
  },
  refused: {
    id,
    state: 'CHECKED',
    rows: 3,
    added: 0,
    changed: 0,
    unchanged: 0,
    ...nothingFound,
    errorCount: 1,
    errors: [
      {
        line: 2,
        column: 'finess',
        code: 'unknown-finess',
        message: 'Ligne 2\u00A0: le FINESS 350000023 est inconnu. Corrigez-le.',
        value: '350000023',
        sheet: null,
      },
    ],
  },
} satisfies Record<string, UploadDocument>;

/** The refusal of a second sheet of a workbook that was written. */
export const OTHER_SHEET = {
  type: 'about:blank',
  title: PROBLEM_TITLES[409],
  status: 409,
  detail:
    'Ce classeur est déjà déposé, pour sa feuille «\u00A0Juillet\u00A0». Déposez «\u00A0Août\u00A0» dans un autre fichier.',
};

const applied: KeptUploadDocument = {
  ...ANSWERS.applied,
  state: 'APPLIED',
  number: 'D-2023-0012',
  kind: 'feeds',
  fileName: 'septembre.csv',
  size: 214,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  depositor: 'Clé «\u00A0Production\u00A0»',
  vendor: 'Calanque Santé',
  months: ['2023-09'],
  checked: true,
  receivedAt: '2023-10-05T08:00:00.000Z',
  appliedAt: '2023-10-05T08:00:01.000Z',
  cancelledAt: null,
  acknowledgement: null,
  kept: null,
  keptBy: [],
};

/** A kept upload, and the same once it is cancelled. */
export const KEPT = {
  applied,
  cancelled: {
    ...applied,
    state: 'CANCELLED',
    cancelledAt: '2023-10-05T09:30:00.000Z',
    kept: 1,
    keptBy: ['D-2023-0014'],
  },
} satisfies Record<string, KeptUploadDocument>;
