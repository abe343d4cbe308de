'use client';

import { useId } from 'react';
import {
  Bar,
  type BarShapeProps,
  CartesianGrid,
  ComposedChart,
  Line,
  Tooltip,
  XAxis,
  YAxis,
  ZIndexLayer,
} from 'recharts';
import type { Point } from '@/lib/figures/types';
import { formatMonthName } from '@/lib/format/date';
import { formatCompact, formatPercent } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import { END_LABEL_GAP, endLabels } from './end-labels';
import { Hatch } from './hatch';
import { MonthNames } from './month-names';
import { PALETTE } from './palette';
import { FutureGround, hasRoomInside, TargetChartLabels, TargetLine } from './target-chart-labels';
import { TargetChartTooltip } from './target-chart-tooltip';
import { widestText } from './text-width';
import { tickLabel, ticksUpTo } from './ticks';
import { useWidth } from './use-width';

const NARROW = 480;
/** Least widths, so that charts side by side have the same plot wherever their texts allow it, px. */
const AXIS = 48;
const MARGIN = { top: 16, bottom: 28, left: 0 };
const END_LABELS = 100;
/** Between a tick's text and the plot, px. */
const TICK_GAP = 10;
const TEXT = 12;
/** Order of drawing: ground, grid, bars, halo of the trajectory, target, trajectory, labels. */
const LAYER = { ground: -150, halo: 350, target: 380, labels: 700 };

export type TargetChartProps = {
  /** A year of a figure that counts something. */
  points: Point[];
  at: Month;
  /** The last month that is over. */
  lastMonth: Month;
  /** Of the plot with its month names, px. */
  height: number;
};

function ActualBar({ x, y, width, height, point, hatch }: Box & { point: Point; hatch: string }) {
  if (point.value === null) return null;
  if (point.value === 0) return <rect x={x} y={y - 2.75} width={width} height={2} fill={PALETTE.actual} />;
  if (point.complete) return <rect x={x} y={y} width={width} height={height} fill={PALETTE.actual} />;
  return (
    <rect
      x={x + 0.75}
      y={y + 0.75}
      width={width - 1.5}
      height={Math.max(0, height - 0.75)}
      fill={`url(#${hatch})`}
      stroke={PALETTE.actual}
      strokeWidth={1.5}
    />
  );
}

type Box = { x: number; y: number; width: number; height: number };

/** «Réalisé, déc. : 7,92 M · 95,0 % · incomplet», where neither the plot nor a margin has room for it. */
function actualLine(point: Point): string {
  const parts = [
    formatCompact(point.value),
    ...(point.attainment === null ? [] : [formatPercent(point.attainment)]),
    ...(point.value === null || point.complete ? [] : ['incomplet']),
  ];
  return `Réalisé, ${formatMonthName(point.month)}\u00A0: ${parts.join(' · ')}`;
}

/** A year of a figure against its target and its trajectory, as wide as what it is in. */
export function TargetChartDrawing({ points, at, lastMonth, height }: TargetChartProps) {
  const { ref, width } = useWidth();
  const hatch = useId();
  const narrow = width < NARROW;
  const ticks = ticksUpTo(
    Math.max(0, ...points.flatMap(({ value, target, trajectory }) => [value ?? 0, target ?? 0, trajectory ?? 0])),
  );
  const point = points.find(({ month }) => month === at);
  const target = point?.target ?? points.findLast((other) => other.target !== null)?.target ?? null;
  const tickTexts = ticks.map((tick) => tickLabel(tick, ticks));
  const axis = Math.max(narrow ? AXIS - 8 : AXIS, widestText(tickTexts, TEXT) + TICK_GAP);
  const endTexts = endLabels(points, at, target).flatMap(({ lines }) => lines);
  const margin = narrow ? 2 : Math.max(END_LABELS, widestText(endTexts, TEXT) + END_LABEL_GAP);
  const lineAbove = narrow && point && !hasRoomInside(points, at, lastMonth, width - axis) ? actualLine(point) : null;
  return (
    <>
      {lineAbove && <p className="vs-chart__actual">{lineAbove}</p>}
      <div ref={ref} className="vs-chart__box" style={{ height }}>
        {width > 0 && (
          <ComposedChart
            data={points}
            width={width}
            height={height}
            margin={{ ...MARGIN, right: margin }}
            barCategoryGap="18%"
            accessibilityLayer={false}
          >
            <Hatch id={hatch} />
            <ZIndexLayer zIndex={LAYER.ground}>
              <FutureGround points={points} lastMonth={lastMonth} />
            </ZIndexLayer>
            <CartesianGrid vertical={false} stroke={PALETTE.grid} />
            <XAxis dataKey="month" hide />
            <YAxis
              width={axis}
              domain={[0, ticks.at(-1) || 1]}
              ticks={ticks}
              tickFormatter={(value: number) => tickLabel(value, ticks)}
              allowDataOverflow
              tick={{ fontSize: TEXT, fill: PALETTE.mention }}
              axisLine={false}
              tickLine={false}
              interval={0}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: PALETTE.mention, strokeOpacity: 0.5 }}
              content={({ active, label: month }) => (
                <TargetChartTooltip active={active} label={month} points={points} lastMonth={lastMonth} />
              )}
            />
            <Bar
              dataKey="value"
              isAnimationActive={false}
              shape={({ x, y, width: barWidth, height: barHeight, payload }: BarShapeProps) => (
                <ActualBar x={x} y={y} width={barWidth} height={barHeight} point={payload} hatch={hatch} />
              )}
            />
            <Line
              dataKey="trajectory"
              stroke={PALETTE.white}
              strokeWidth={4.5}
              dot={false}
              activeDot={false}
              tooltipType="none"
              zIndex={LAYER.halo}
              isAnimationActive={false}
            />
            <ZIndexLayer zIndex={LAYER.target}>
              <TargetLine points={points} target={target} />
            </ZIndexLayer>
            <Line
              dataKey="trajectory"
              stroke={PALETTE.ink}
              strokeWidth={1.5}
              strokeDasharray="5 4"
              dot={{
                r: 3,
                fill: PALETTE.white,
                stroke: PALETTE.ink,
                strokeWidth: 1.5,
                strokeDasharray: 'none',
                clipDot: false,
              }}
              activeDot={false}
              isAnimationActive={false}
            />
            <ZIndexLayer zIndex={LAYER.labels}>
              <MonthNames months={points.map(({ month }) => month)} at={at} lastMonth={lastMonth} initials={narrow} />
              <TargetChartLabels points={points} at={at} lastMonth={lastMonth} narrow={narrow} target={target} />
            </ZIndexLayer>
          </ComposedChart>
        )}
      </div>
    </>
  );
}
