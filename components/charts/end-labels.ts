import type { Point } from '@/lib/figures/types';
import { formatMonthName } from '@/lib/format/date';
import { formatCompact, formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import { PALETTE } from './palette';

/** Between the plot and the labels at its right, px. */
export const END_LABEL_GAP = 10;

type EndLabel = {
  series: 'trajectory' | 'target' | 'actual';
  /** Name first. */
  lines: string[];
  /** Where it stands, in the unit of the axis. */
  value: number;
  colour: string;
};

/** «95,0 % · incomplet»: how far the value is from its target, and whether all have declared; empty when nothing is to be said. */
function standing({ attainment, complete }: Point): string[] {
  const parts = [...(attainment === null ? [] : [formatPercent(attainment)]), ...(complete ? [] : ['incomplet'])];
  return parts.length === 0 ? [] : [parts.join(' · ')];
}

/** The labels of a year at the right of its plot: the last trajectory, the target, and what was measured in the month `at`. */
export function endLabels(points: readonly Point[], at: Month, target: number | null): EndLabel[] {
  const labels: EndLabel[] = [];
  const last = points.findLast(({ trajectory }) => trajectory !== null);
  if (last && last.trajectory !== null) {
    const value = `${formatCompact(last.trajectory, 1)} en ${formatMonthName(last.month)}`;
    labels.push({
      series: 'trajectory',
      lines: ['Trajectoire', value],
      value: last.trajectory,
      colour: PALETTE.ink,
    });
  }
  if (target !== null) {
    labels.push({ series: 'target', lines: ['Cible', formatCompact(target)], value: target, colour: PALETTE.ink });
  }
  const point = points.find(({ month }) => month === at);
  if (point && point.value !== null) {
    const value = `${formatCompact(point.value)} en ${formatMonthName(at)}`;
    labels.push({
      series: 'actual',
      lines: ['Réalisé', value, ...standing(point)],
      value: point.value,
      colour: PALETTE.actualText,
    });
  }
  return labels;
}
