import { type Effect, effectAsOf } from '../figures/effect';
import { formatDate } from '../format/date';
import type { Sheet } from '../tabular/write';
import { effectChanges, effectNote, effectSources, effectTitle } from './effect-words';

const PHASES = { before: 'avant', fix: 'mois du correctif', after: 'après', waiting: 'en attente' };

/** The months of the chart of an effect as a table. */
export function effectSheet(
  issue: { id: number; title: string },
  effect: Extract<Effect, { kind: 'measured' }>,
): Sheet {
  const changes = effectChanges(effect);
  const asOf = effectAsOf(effect);
  return {
    name: 'Effet',
    columns: [
      { header: 'Mois', key: 'month', type: 'month' },
      { header: 'Période', key: 'phase', type: 'text' },
      { header: 'Documents des laboratoires concernés', key: 'concernedDocuments', type: 'integer' },
      { header: 'Indice des laboratoires concernés', key: 'concernedIndex', type: 'decimal' },
      { header: 'Laboratoires concernés déclarants', key: 'concernedReported', type: 'integer' },
      { header: 'Laboratoires concernés', key: 'concernedLabs', type: 'integer' },
      { header: 'Documents des comparables', key: 'comparableDocuments', type: 'integer' },
      { header: 'Indice des comparables', key: 'comparableIndex', type: 'decimal' },
      { header: 'Comparables', key: 'comparableLabs', type: 'integer' },
    ],
    rows: effect.months.map(({ month, phase, concerned, comparable }) => [
      month,
      PHASES[phase],
      concerned.documents,
      concerned.index,
      concerned.reported,
      concerned.labs,
      comparable?.documents ?? null,
      comparable?.index ?? null,
      comparable?.labs ?? null,
    ]),
    notes: [
      `Irritant n°\u00A0${issue.id}, ${issue.title}. Correctif du ${formatDate(effect.fixedOn)}.`,
      `${effectTitle(effect)}.${changes ? ` ${changes}` : ''}`,
      effectNote(effect),
      `Source\u00A0: ${effectSources(effect)}.`,
      ...(asOf ? [`Arrêté au ${formatDate(asOf)}.`] : []),
    ],
  };
}
