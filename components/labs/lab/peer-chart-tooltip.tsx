'use client';

import type { TooltipContentProps } from 'recharts';
import { formatMonthLong } from '@/lib/format/date';
import { formatNumber } from '@/lib/format/number';
import type { PeerPoint } from './peer-points';

type Props = Pick<TooltipContentProps, 'active' | 'label'> & { points: readonly PeerPoint[] };

/** What is known of the month under the pointer. */
export function PeerChartTooltip({ active, label, points }: Props) {
  const point = points.find(({ month }) => month === label);
  if (!active || !point) return null;
  const { month, documents, n1, n3, complete, sites, median, low, high, peers } = point;
  const rows = [
    ['Documents', formatNumber(documents)],
    ...(documents === null
      ? []
      : [
          ['dont N1', formatNumber(n1)],
          ['dont N3', formatNumber(n3)],
        ]),
    ...(sites ? [['Sites déclarants', `${sites.reported} sur ${sites.open}`]] : []),
    ['Médiane des pairs', formatNumber(median)],
    ['Moitié centrale', low === null ? formatNumber(null) : `${formatNumber(low)} à ${formatNumber(high)}`],
    ['Pairs qui alimentent', formatNumber(peers)],
  ];
  return (
    <div className="vs-tooltip">
      <p>
        {formatMonthLong(month)}
        {documents !== null && !complete && ', incomplet'}
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
