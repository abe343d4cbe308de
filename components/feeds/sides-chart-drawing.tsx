'use client';

import { Bar, CartesianGrid, ComposedChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { MonthNames } from '@/components/charts/month-names';
import { PALETTE } from '@/components/charts/palette';
import { widestText } from '@/components/charts/text-width';
import { tickLabel, ticksUpTo } from '@/components/charts/ticks';
import { useWidth } from '@/components/charts/use-width';
import type { Month } from '@/lib/month';

const TEXT = 12;
const NARROW = 420;
const MARGIN = { top: 8, bottom: 44, right: 2 };
const LABELS = 700;

/** Documents of a month on both sides. */
export type SidesPoint = { month: Month; declared: number | null; measured: number | null };

export type SidesChartProps = { points: SidesPoint[]; at: Month; height: number };

/** Each month's declarations beside its measures: an outline and a full bar, so that colour is not alone to tell them. */
export function SidesChartDrawing({ points, at, height }: SidesChartProps) {
  const { ref, width } = useWidth();
  const ticks = ticksUpTo(Math.max(0, ...points.flatMap(({ declared, measured }) => [declared ?? 0, measured ?? 0])));
  const axis =
    widestText(
      ticks.map((tick) => tickLabel(tick, ticks)),
      TEXT,
    ) + 10;
  return (
    <div ref={ref} className="vs-chart__box" style={{ height }}>
      {width > 0 && (
        <ComposedChart
          data={points}
          width={width}
          height={height}
          margin={MARGIN}
          barCategoryGap="18%"
          barGap={1}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke={PALETTE.grid} />
          <XAxis dataKey="month" hide />
          <YAxis
            width={axis}
            domain={[0, ticks.at(-1) || 1]}
            ticks={ticks}
            tickFormatter={(value: number) => tickLabel(value, ticks)}
            tick={{ fontSize: TEXT, fill: PALETTE.mention }}
            axisLine={false}
            tickLine={false}
            interval={0}
          />
          <Bar
            dataKey="declared"
            isAnimationActive={false}
            fill={PALETTE.past}
            stroke={PALETTE.actual}
            strokeWidth={1.5}
          />
          <Bar
            dataKey="measured"
            isAnimationActive={false}
            fill={PALETTE.actualText}
            stroke={PALETTE.actualText}
            strokeWidth={1.5}
          />
          <ZIndexLayer zIndex={LABELS}>
            <MonthNames
              months={points.map(({ month }) => month)}
              at={at}
              lastMonth={points.at(-1)?.month ?? at}
              initials={width < NARROW}
              years
            />
          </ZIndexLayer>
        </ComposedChart>
      )}
    </div>
  );
}
