'use client';

import { Hatch } from '@/components/charts/hatch';
import { PALETTE } from '@/components/charts/palette';
import { useWidth } from '@/components/charts/use-width';
import { formatMonth, formatMonthName } from '@/lib/format/date';
import { formatMillions, formatNumber } from '@/lib/format/number';
import type { VendorMonth } from '@/lib/uploads/month-context-queries';
import { monthSaid } from './month-said';

const [HEIGHT, TOP, FOOT] = [190, 24, 24];
/** Until the box is measured, and where no script is. */
const FIRST_WIDTH = 330;
/** Room for «≥ 0,54 M», and for «≥ 538 072», in bold at 12 px. */
const [LEAST_STEP, FULL_STEP] = [56, 66];
const MANY = 100_000;

/** One bar a month, in px of its box: as many of the last months as it has room for. */
export function VendorMonthsDrawing({ months }: { months: readonly VendorMonth[] }) {
  const { ref, width: measured } = useWidth();
  const width = measured || FIRST_WIDTH;
  const shown = months.slice(-Math.max(2, Math.floor(width / LEAST_STEP)));
  const most = Math.max(1, ...shown.map(({ documents }) => documents ?? 0));
  const step = width / shown.length;
  const bar = Math.min(step * 0.64, 44);
  const text = (value: number) => (step < FULL_STEP && value >= MANY ? formatMillions(value) : formatNumber(value));
  const said = months.map((one) => `${formatMonth(one.month)} ${monthSaid(one, formatNumber)}`).join(', ');
  return (
    <div ref={ref}>
      <svg viewBox={`0 0 ${width} ${HEIGHT}`} width="100%" role="img" aria-label={said}>
        <Hatch id="vendor-month-hatch" />
        {shown.map((one, i) => {
          const height = ((one.documents ?? 0) / most) * (HEIGHT - TOP - FOOT);
          const middle = step * (i + 0.5);
          const weight = one.touched ? 700 : 400;
          return (
            <g key={one.month} textAnchor="middle">
              <rect
                x={middle - bar / 2}
                y={HEIGHT - FOOT - height}
                width={bar}
                height={height}
                fill={one.incomplete ? 'url(#vendor-month-hatch)' : PALETTE.actual}
                stroke={PALETTE.actual}
              />
              <text x={middle} y={HEIGHT - FOOT - height - 6} fontSize={12} fill={PALETTE.ink} fontWeight={weight}>
                {monthSaid(one, text)}
              </text>
              <text x={middle} y={HEIGHT - 8} fontSize={11} fill={PALETTE.mention} fontWeight={weight}>
                {formatMonthName(one.month)}
              </text>
            </g>
          );
        })}
        <line x1={0} x2={width} y1={HEIGHT - FOOT} y2={HEIGHT - FOOT} stroke={PALETTE.grid} />
      </svg>
    </div>
  );
}
