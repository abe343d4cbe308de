import { formatDate } from '../../format/date';
import type { IsoDate } from '../../month';
import type { TableRow } from '../../tabular/table';
import { type CellReading, fault, once } from '../cell-reading';
import type { Mapping } from '../columns';
import { type Directory, nameOn } from '../directory';
import { productReader, structureReader } from '../directory-cells';
import { storyKey } from '../equipment/state';
import { readDate } from '../read-date';
import { shortened } from '../report';
import { type RowReader, rowReader } from '../row-reader';
import type { InstallationColumn, InstallationRow } from './row';

const LONGEST_VERSION = 60;
/** Before it, a date is a slip. */
const EARLIEST = '1990-01-01';

/** What was read of a row, beside the line that it came from. */
export type ReadRow = { source: TableRow; row: InstallationRow };

/** Checks every row on its own and against the others; all faults at once. Pure. */
export function checkRows(
  table: readonly TableRow[],
  mapping: Mapping<InstallationColumn>,
  directory: Directory,
  today: IsoDate,
): { rows: ReadRow[]; reader: RowReader<InstallationColumn> } {
  const rows: ReadRow[] = [];
  const reader = rowReader(mapping);
  const { errors, warnings, place, take } = reader;
  const structures = structureReader(directory);
  const products = productReader(directory);
  const dates = once((text) => checkDate(text, today));
  const firstLines = new Map<string, number>();
  const certificates = new Map<string, { line: number; day: IsoDate }>();

  for (const source of table) {
    const structure = take(source, 'finess', structures);
    const product = take(source, 'produit', products);
    const version = take(source, 'version', checkVersion);
    const installedOn = take(source, 'date_installation', dates);
    const equippedOn = take(source, 'date_certificat_dmp', dates);
    if (structure?.closedOn && structure.closedOn <= today) {
      const message = `Structure fermée depuis le ${formatDate(structure.closedOn)}\u00A0: ${nameOn(structure, today)}. Vérifiez le FINESS.`;
      warnings.push({ ...place(source, 'finess'), code: 'closed-structure', message });
    }
    if (!structure || !product) continue;

    const { finess, name, legalEntity, site } = structure;
    const key = storyKey(legalEntity, { site, product: product.code });
    const first = firstLines.get(key);
    if (first !== undefined) {
      const message = `Ligne en double\u00A0: même laboratoire et même logiciel que la ligne ${first}. Gardez la version en place aujourd’hui.`;
      errors.push({ ...place(source, 'produit'), code: 'duplicate-row', message });
      continue;
    }
    firstLines.set(key, source.line);
    const other = certificates.get(legalEntity);
    if (equippedOn && other && other.day !== equippedOn) {
      const message = `Certificat en double\u00A0: la ligne ${other.line} donne le ${formatDate(other.day)} à la même entité juridique. Gardez l’une des deux dates.`;
      errors.push({ ...place(source, 'date_certificat_dmp'), code: 'duplicate-row', message });
      continue;
    }
    if (equippedOn && !other) certificates.set(legalEntity, { line: source.line, day: equippedOn });
    if (version === undefined || installedOn === undefined || equippedOn === undefined) continue;
    const row = { line: source.line, finess, name, legalEntity, site, product, version, installedOn, equippedOn };
    rows.push({ source, row });
  }
  return { rows, reader };
}

function checkVersion(text: string): CellReading<string | null> {
  if (text.length > LONGEST_VERSION) {
    return fault(
      'bad-version',
      `Version trop longue\u00A0: «\u00A0${shortened(text)}\u00A0». Saisissez ${LONGEST_VERSION} caractères au plus.`,
    );
  }
  return { value: text === '' ? null : text, warnings: [] };
}

/** A day until today; null when the cell is empty. */
function checkDate(text: string, today: IsoDate): CellReading<IsoDate | null> {
  if (text === '') return { value: null, warnings: [] };
  const day = readDate(text);
  if (!day || day < EARLIEST) {
    return fault(
      'bad-date',
      `Date illisible\u00A0: «\u00A0${shortened(text)}\u00A0». Saisissez par exemple 17/03/2023 ou 2023-03-17.`,
    );
  }
  if (day > today) {
    return fault(
      'future-date',
      `Date à venir\u00A0: le ${formatDate(day)}. Déposez la ligne quand ce jour sera passé.`,
    );
  }
  return { value: day, warnings: [] };
}
