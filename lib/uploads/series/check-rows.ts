import { formatMonthLong } from '../../format/date';
import type { IsoDate, Month } from '../../month';
import type { TableRow } from '../../tabular/table';
import { settableOf } from '../../targets/settable';
import { readValue } from '../../targets/value';
import type { CellReading } from '../cell-reading';
import type { Mapping } from '../columns';
import { type RowReader, rowReader } from '../row-reader';
import { asOfReader, indicatorReader, kindReader, monthFault, monthReader, sourceReader } from './cells';
import { type Places, perimeterReader } from './perimeter';
import { type SeriesColumn, type SeriesKind, type SeriesPerimeter, type SeriesRow, seriesText } from './row';

/** What the rows of series are checked against. */
export type SeriesContext = Places & {
  lastMonth: Month;
  today: IsoDate;
  /** The corridor of each emitter's series. */
  emitterCorridors: ReadonlyMap<string, string>;
};

/** What was read of a row, beside the line that it came from. */
export type ReadRow = { source: TableRow; row: SeriesRow };

const BIOLOGY = 'biologie';
const BY_EMITTER = 'documents-by-emitter';
/** Actuals that a series gives; all others are computed from what labs declare, and a series of them would never be shown. */
const WITH_ACTUAL = ['dmp-documents', BY_EMITTER];

/** Why there is no series of this indicator, type and perimeter; null when there is. */
function combinationFault(
  { id, label }: SeriesRow['indicator'],
  kind: SeriesKind,
  perimeter: SeriesPerimeter,
): { column: SeriesColumn; code: 'bad-type' | 'bad-perimeter'; message: string } | null {
  if (kind === 'ACTUAL' && !WITH_ACTUAL.includes(id)) {
    return {
      column: 'type',
      code: 'bad-type',
      message: `Pas de réalisé à déposer pour «\u00A0${label}\u00A0»\u00A0: il est calculé. Un réalisé se dépose pour dmp-documents ou ${BY_EMITTER}.`,
    };
  }
  if (kind !== 'ACTUAL' && !settableOf(id)) {
    return {
      column: 'type',
      code: 'bad-type',
      message: `Pas de cible ni de trajectoire pour «\u00A0${label}\u00A0». Choisissez un autre indicateur.`,
    };
  }
  if ((id === BY_EMITTER) !== (perimeter.emitter !== null)) {
    const message = perimeter.emitter
      ? `Périmètre à corriger\u00A0: un émetteur ne se dit que pour ${BY_EMITTER}. Retirez-le.`
      : `Périmètre à corriger\u00A0: dites l’émetteur, par exemple émetteur:Médecins.`;
    return { column: 'perimetre', code: 'bad-perimeter', message };
  }
  if (perimeter.emitter === 'lab') {
    const message =
      'Périmètre à corriger\u00A0: les documents des laboratoires sont comptés par leurs déclarations. Retirez la ligne.';
    return { column: 'perimetre', code: 'bad-perimeter', message };
  }
  return null;
}

/** Checks every row on its own and against the others; all faults at once. Pure. @returns the rows without fault, in the file's order. */
export function checkRows(
  table: readonly TableRow[],
  mapping: Mapping<SeriesColumn>,
  context: SeriesContext,
): { rows: ReadRow[]; reader: RowReader<SeriesColumn> } {
  const reader = rowReader(mapping);
  const { errors, place, take } = reader;
  const perimeters = perimeterReader(context);
  const days = asOfReader(context.today);
  const lines = new Map<string, number>();
  const rows: ReadRow[] = [];
  for (const source of table) {
    const indicator = take(source, 'indicateur', indicatorReader);
    const month = take(source, 'mois', monthReader);
    const kind = take(source, 'type', kindReader);
    const perimeter = take(source, 'perimetre', perimeters);
    const told = take(source, 'source', sourceReader);
    const asOf = take(source, 'date_arrete', days);
    const value = take(source, 'valeur', indicator ? valueReader(indicator.unit) : anyValueReader);
    if (!indicator || !month || !kind || !perimeter) continue;
    const combination = combinationFault(indicator, kind, perimeter);
    if (combination) {
      const { column, ...fault } = combination;
      errors.push({ ...place(source, column), ...fault });
      continue;
    }
    const future = monthFault(month, kind, context.lastMonth);
    if (future) errors.push({ ...place(source, 'mois'), ...future });
    const { label, corridor, ...where } = perimeter;
    const identity = {
      ...where,
      indicator: indicator.id,
      kind,
      corridor:
        (where.emitter !== null ? context.emitterCorridors.get(where.emitter) : corridor) ?? corridor ?? BIOLOGY,
    };
    const key = `${seriesText(identity)} ${month}`;
    const first = lines.get(key);
    if (first !== undefined) {
      const message = `Ligne en double\u00A0: même indicateur, mois, type et périmètre que la ligne ${first}. Gardez l’une des deux.`;
      errors.push({ ...place(source, 'valeur'), code: 'duplicate-row', message });
      continue;
    }
    lines.set(key, source.line);
    if (value === undefined || told === undefined || asOf === undefined || future) continue;
    rows.push({ source, row: { identity, indicator, perimeter: label, month, value, source: told, asOf } });
  }
  return { rows, reader };
}

/** A value in the unit of its indicator: French or machine decimals; a ratio is 0 to 1, or a percentage with its sign. */
function valueReader(unit: SeriesRow['indicator']['unit']) {
  return (text: string): CellReading<number> => {
    const reading = readValue(text, unit, 'file');
    if (!reading.ok) {
      return {
        error: { code: 'bad-value', message: `Valeur à corriger\u00A0: ${reading.message}` },
        warnings: [],
      };
    }
    if (reading.value === null) {
      const message = 'Valeur absente. Saisissez un nombre, ou retirez la ligne\u00A0: un dépôt n’efface rien.';
      return { error: { code: 'bad-value', message }, warnings: [] };
    }
    return { value: reading.value, warnings: [] };
  };
}

/** A value whose indicator is not known: what no unit allows is a fault all the same, said with the other. */
function anyValueReader(text: string): CellReading<number> {
  const ratio = valueReader('ratio')(text);
  return ratio.error ? valueReader('documents-per-inhabitant')(text) : ratio;
}

/** The refusal of a value that would change in a locked month. */
export function lockedMessage(month: Month): string {
  return `Mois verrouillé\u00A0: ${formatMonthLong(month)} n’accepte plus de valeur nouvelle. Rouvrez le mois, ou retirez la ligne.`;
}
