import type { Month } from '../month';
import type { Column, Sheet } from '../tabular/write';
import { type GroupLine, type LabLine, stateWords } from './reconciliation';
import type { ReconciliationMonth } from './reconciliation-queries';

const SIDES: readonly Column[] = [
  { header: 'Déclaré', key: 'declare', type: 'integer' },
  { header: 'Mesuré par la Cnam', key: 'mesure', type: 'integer' },
  { header: 'Écart', key: 'ecart', type: 'integer' },
  { header: 'Écart (%)', key: 'ecart_ratio', type: 'percent' },
  { header: 'État', key: 'etat', type: 'text' },
];

const COUNTS: readonly Column[] = [
  { header: 'Laboratoires des deux côtés', key: 'deux_cotes', type: 'integer' },
  { header: 'Déclarés seulement', key: 'declares_seulement', type: 'integer' },
  { header: 'Mesurés seulement', key: 'mesures_seulement', type: 'integer' },
];

const sides = (line: LabLine | GroupLine) => [
  line.declared,
  line.measured,
  line.difference,
  line.ratio,
  stateWords(line),
];

/** The labs of the page, all of them. */
export function labsSheet(month: Month, lines: readonly LabLine[]): Sheet {
  return {
    name: `rapprochement-${month}`,
    columns: [
      { header: 'FINESS', key: 'finess', type: 'text' },
      { header: 'Laboratoire', key: 'laboratoire', type: 'text' },
      { header: 'Région', key: 'region', type: 'text' },
      { header: 'Éditeur', key: 'editeur', type: 'text' },
      { header: 'Logiciel', key: 'logiciel', type: 'text' },
      ...SIDES,
    ],
    rows: lines.map((line) => [
      line.finess,
      line.name,
      line.region,
      line.vendor?.label ?? null,
      line.product?.label ?? null,
      ...sides(line),
    ]),
  };
}

/** Vendors and their products. */
export function groupsSheet(month: Month, groups: readonly GroupLine[]): Sheet {
  return {
    name: `editeurs-${month}`,
    columns: [
      { header: 'Éditeur', key: 'editeur', type: 'text' },
      { header: 'Logiciel', key: 'logiciel', type: 'text' },
      ...SIDES,
      ...COUNTS,
    ],
    rows: groups.map((line) => [
      line.vendor?.label ?? null,
      line.product?.label ?? null,
      ...sides(line),
      line.both,
      line.declaredOnly,
      line.measuredOnly,
    ]),
  };
}

/** The months of the chart. */
export function monthsSheet(months: readonly ReconciliationMonth[]): Sheet {
  return {
    name: 'mois',
    columns: [{ header: 'Mois', key: 'mois', type: 'month' }, ...SIDES, ...COUNTS],
    rows: months.map(({ month, group }) =>
      group
        ? [
            month,
            group.declared,
            group.measured,
            group.difference,
            group.ratio,
            stateWords(group),
            group.both,
            group.declaredOnly,
            group.measuredOnly,
          ]
        : [month, null, null, null, null, null, null, null, null],
    ),
  };
}
