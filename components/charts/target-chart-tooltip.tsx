'use client';

import type { TooltipContentProps } from 'recharts';
import type { Point } from '@/lib/figures/types';
import { formatMonthLong } from '@/lib/format/date';
import { formatNumber, formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';

type Props = Pick<TooltipContentProps, 'active' | 'label'> & { points: readonly Point[]; lastMonth: Month };

/** What is known of the month under the pointer. */
export function TargetChartTooltip({ active, label, points, lastMonth }: Props) {
  const point = points.find(({ month }) => month === label);
  if (!active || !point) return null;
  const { month, value, trajectory, target, attainment, complete } = point;
  const rows = [
    ['Réalisé', month > lastMonth ? 'à venir' : formatNumber(value)],
    ['Trajectoire', formatNumber(trajectory)],
    ['Cible', formatNumber(target)],
    ['Atteinte', month > lastMonth ? 'à venir' : formatPercent(attainment)],
  ];
  return (
    <div className="vs-tooltip">
      <p>
        {formatMonthLong(month)}
        {value !== null && !complete && ', incomplet'}
      </p>
      <dl>
        {rows.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
