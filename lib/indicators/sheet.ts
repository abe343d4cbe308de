import type { Definition, Point, Unit } from '../figures/types';
import type { Column, Sheet } from '../tabular/write';

type Line = Point & { key?: string; label?: string };

/** How a unit is written in a spreadsheet. */
function columnType(unit: Unit): Column['type'] {
  if (unit === 'ratio') return 'percent';
  return unit === 'documents-per-inhabitant' ? 'decimal' : 'integer';
}

/** An indicator's points as a table: one row a month, or a month and key. */
export function indicatorSheet(definition: Definition, points: readonly Line[]): Sheet {
  const split = points.some((point) => point.key !== undefined);
  const type = columnType(definition.unit);
  return {
    name: definition.id,
    columns: [
      { header: 'Mois', key: 'month', type: 'month' },
      ...(split
        ? [
            { header: 'Code', key: 'key', type: 'text' as const },
            { header: 'Libellé', key: 'label', type: 'text' as const },
          ]
        : []),
      { header: 'Réalisé', key: 'value', type },
      { header: 'Cible', key: 'target', type },
      { header: 'Trajectoire', key: 'trajectory', type },
      { header: '% atteinte cible', key: 'attainment', type: 'percent' },
      { header: 'Laboratoires déclarants', key: 'reported', type: 'integer' },
      { header: 'Laboratoires attendus', key: 'expected', type: 'integer' },
      { header: 'Complet', key: 'complete', type: 'boolean' },
      { header: 'Source', key: 'source', type: 'text' },
      { header: 'Arrêté au', key: 'asOf', type: 'date' },
    ],
    rows: points.map((point) => [
      point.month,
      ...(split ? [point.key ?? '', point.label ?? ''] : []),
      point.value,
      point.target,
      point.trajectory,
      point.attainment,
      point.reported,
      point.expected,
      point.complete,
      point.source,
      point.asOf,
    ]),
    notes: [definition.label, definition.formula],
  };
}
