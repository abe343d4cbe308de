'use client';

import type { TooltipContentProps } from 'recharts';
import type { EffectMonth, EffectSide } from '@/lib/figures/effect';
import { formatMonthLong } from '@/lib/format/date';
import { formatNumber, NO_DATA } from '@/lib/format/number';

type Props = Pick<TooltipContentProps, 'active' | 'label'> & { months: readonly EffectMonth[] };

const sideText = ({ index, documents, reported, labs }: EffectSide) =>
  documents === null
    ? `${NO_DATA} (${reported} sur ${labs})`
    : `${formatNumber(index)} · ${formatNumber(documents)}\u00A0docs`;

/** What is known of the month under the pointer. */
export function EffectTooltip({ active, label, months }: Props) {
  const point = months.find(({ month }) => month === label);
  if (!active || !point) return null;
  const rows = [
    ['Concernés', sideText(point.concerned)],
    ...(point.comparable ? [['Comparables', sideText(point.comparable)]] : []),
  ];
  return (
    <div className="vs-tooltip">
      <p>
        {formatMonthLong(point.month)}
        {point.phase === 'fix' && ', mois du correctif'}
        {point.phase === 'waiting' && ', en attente de déclarations'}
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
