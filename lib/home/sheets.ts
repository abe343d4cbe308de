import { ratio } from '../figures/point';
import { formatDate, formatMonth, formatMonthCosui } from '../format/date';
import type { Column, Sheet } from '../tabular/write';
import type { Home } from './queries';

/** The committee's layout: a line a series, a column a month of the year. */
export function cosuiSheet(home: Home): Sheet {
  const months = home.orders.points.map(({ month }) => month);
  const block = (name: string, { points }: Home['orders']): Sheet['rows'] => [
    [name, points.find(({ month }) => month === home.month)?.target ?? null, ...months.map(() => null)],
    ['Trajectoire', null, ...points.map(({ trajectory }) => trajectory)],
    ['% atteinte cible', null, ...points.map(({ trajectory, target }) => percentOf(ratio(trajectory, target)))],
    ['Réalisé', null, ...points.map(({ value }) => value)],
    ['% atteinte cible', null, ...points.map((point) => percentOf(point.attainment))],
  ];
  return {
    name: 'cosui',
    columns: [
      { header: 'Indicateur', key: 'indicator', type: 'text' },
      { header: 'Cible', key: 'target', type: 'integer' },
      ...months.map((month): Column => ({ header: formatMonthCosui(month), key: month, type: 'number' })),
    ],
    rows: [...block('Commandes', home.orders), ...block('Alimentation', home.feed)],
    notes: [`Arrêté au ${formatDate(home.asOf)}`],
  };
}

// One column holds counts and percentages: the latter are written as percents, two decimals, as the committee's slide does.
function percentOf(ratio: number | null): number | null {
  return ratio === null ? null : Math.round(ratio * 10_000) / 100;
}

/** The table of documents by emitter of one month. */
export function emittersSheet(home: Home): Sheet {
  const lines = [...home.emitters.lines, home.emitters.total];
  return {
    name: 'documents-by-emitter',
    columns: [
      { header: 'Émetteur', key: 'emitter', type: 'text' },
      { header: formatMonth(home.month), key: 'value', type: 'integer' },
      { header: 'Évolution', key: 'change', type: 'percent' },
      { header: 'Part', key: 'share', type: 'percent' },
    ],
    rows: lines.map(({ label, value, change, share }) => [label, value, change, share]),
    notes: [`Arrêté au ${formatDate(home.asOf)}`],
  };
}
