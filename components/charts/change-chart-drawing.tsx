'use client';

import { Bar, type BarShapeProps, ComposedChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import type { Point } from '@/lib/figures/types';
import { formatChange, NO_DATA } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import { MonthNames } from './month-names';
import { PALETTE } from './palette';
import { widestText } from './text-width';
import { usePlot } from './use-plot';
import { useWidth } from './use-width';

const NARROW = 420;
const MARGIN = { top: 24, bottom: 44 };
const MILLION = 1_000_000;
/** Room under the lowest bar for its value, as a share of what the bars span. */
const FOOT = 0.12;
const LAYER = { labels: 700 };

export type ChangeChartProps = {
  /** Differences from the month before, in documents. */
  points: Point[];
  /** The month in full colour. */
  at: Month;
  /** Px. */
  height: number;
};

type Box = { x: number; y: number; width: number; height: number };

function ChangeBar({ x, y, width, height, solid }: Box & { solid: boolean }) {
  // A negative bar comes with a negative height.
  return (
    <rect
      x={x + 0.75}
      y={Math.min(y, y + height)}
      width={Math.max(0, width - 1.5)}
      height={Math.abs(height)}
      fill={solid ? PALETTE.actual : PALETTE.past}
      stroke={PALETTE.actual}
      strokeWidth={1.5}
    />
  );
}

const valueSize = (narrow: boolean) => (narrow ? 10 : 12);

function valueText(value: number | null, narrow: boolean): string {
  return value === null ? NO_DATA : formatChange(value / MILLION, narrow ? 1 : 2);
}

function Values({ points, at, narrow }: Pick<ChangeChartProps, 'points' | 'at'> & { narrow: boolean }) {
  const plot = usePlot(points.length);
  if (!plot) return null;
  const zero = plot.y(0);
  return (
    <g fontSize={valueSize(narrow)} textAnchor="middle" fill={PALETTE.ink}>
      <path d={`M${plot.left} ${zero}H${plot.right}`} stroke={PALETTE.ink} strokeWidth={1} />
      {points.map(({ month, value }, i) => {
        const edge = value === null ? zero : plot.y(value);
        const fill = value === null ? PALETTE.mention : month === at ? PALETTE.actualText : PALETTE.ink;
        return (
          <text
            key={month}
            x={plot.x(i)}
            y={value !== null && value < 0 ? edge + 15 : edge - 6}
            fill={fill}
            fontWeight={month === at ? 700 : 400}
          >
            {valueText(value, narrow)}
          </text>
        );
      })}
    </g>
  );
}

/** Monthly changes in millions, each with its value, as wide as what it is in. */
export function ChangeChartDrawing({ points, at, height }: ChangeChartProps) {
  const { ref, width } = useWidth();
  const narrow = width < NARROW;
  const values = points.map(({ value }) => value ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const widest = widestText(
    points.map(({ value }) => valueText(value, narrow)),
    valueSize(narrow),
  );
  // Half of what the first and the last value need beyond their bars' bands.
  const side = Math.max(0, Math.ceil((widest - width / Math.max(1, points.length)) / 2)) + 2;
  const foot = low < 0 ? (high - low) * FOOT : 0;
  return (
    <div ref={ref} className="vs-chart__box" style={{ height }}>
      {width > 0 && (
        <ComposedChart
          data={points}
          width={width}
          height={height}
          margin={{ ...MARGIN, left: side, right: side }}
          barCategoryGap="16%"
          accessibilityLayer={false}
        >
          <XAxis dataKey="month" hide />
          <YAxis hide allowDataOverflow domain={[low - foot, high === low ? 1 : high]} />
          <Bar
            dataKey="value"
            isAnimationActive={false}
            shape={({ x, y, width: barWidth, height: barHeight, payload }: BarShapeProps) => (
              <ChangeBar x={x} y={y} width={barWidth} height={barHeight} solid={payload.month === at} />
            )}
          />
          <ZIndexLayer zIndex={LAYER.labels}>
            <Values points={points} at={at} narrow={narrow} />
            <MonthNames
              months={points.map(({ month }) => month)}
              at={at}
              lastMonth={points.at(-1)?.month ?? at}
              initials={narrow}
              years
            />
          </ZIndexLayer>
        </ComposedChart>
      )}
    </div>
  );
}
