'use client';

import { useId } from 'react';
import { Bar, type BarShapeProps, CartesianGrid, ComposedChart, Tooltip, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { Hatch } from '@/components/charts/hatch';
import { MonthNames } from '@/components/charts/month-names';
import { PALETTE } from '@/components/charts/palette';
import { widestText } from '@/components/charts/text-width';
import { tickLabel, ticksUpTo } from '@/components/charts/ticks';
import { useWidth } from '@/components/charts/use-width';
import type { Month } from '@/lib/month';
import { FootLabels, PeerBand, PeerEndLabels, PeerMedian, peerEndLabels } from './peer-chart-labels';
import { PeerChartTooltip } from './peer-chart-tooltip';
import type { PeerPoint } from './peer-points';
import { STRUCTURED } from './structured';

const NARROW = 480;
const AXIS = 48;
const MARGIN = { top: 16, bottom: 44, left: 0 };
const TICK_GAP = 10;
const TEXT = 12;
/** Before the labels at the right, and after them where a font is wider than most, px. */
const END_GAP = 26;
/** Between the two parts of a bar, px: told apart without colour. */
const PART_GAP = 1.5;
/** Order of drawing: band, grid, bars, median, labels. */
const LAYER = { band: -150, median: 380, labels: 700 };

export type PeerChartProps = {
  points: PeerPoint[];
  at: Month;
  /** Of the plot with its month names, px. */
  height: number;
};

type Box = { x: number; y: number; width: number; height: number };

/** N3 at the foot, N1 above it; one colour where the level is not known. */
function LabBar({ x, y, width, height, point, hatch }: Box & { point: PeerPoint; hatch: string }) {
  const { documents, n3, complete } = point;
  if (documents === null) return null;
  if (documents === 0) return <rect x={x} y={y - 2.75} width={width} height={2} fill={PALETTE.actual} />;
  if (!complete) {
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
  const structured = (height * (n3 ?? 0)) / documents;
  const plain = Math.max(0, height - structured - (structured > 0 ? PART_GAP : 0));
  return (
    <>
      {plain > 0 && <rect x={x} y={y} width={width} height={plain} fill={PALETTE.actual} />}
      {structured > 0 && <rect x={x} y={y + height - structured} width={width} height={structured} fill={STRUCTURED} />}
    </>
  );
}

/** Twelve months of a lab's documents as bars, on the median and the middle half of its peers; as wide as what it is in. */
export function PeerChartDrawing({ points, at, height }: PeerChartProps) {
  const { ref, width } = useWidth();
  const hatch = useId();
  const narrow = width < NARROW;
  const ticks = ticksUpTo(Math.max(0, ...points.flatMap(({ documents, high }) => [documents ?? 0, high ?? 0])));
  const tickTexts = ticks.map((tick) => tickLabel(tick, ticks));
  const axis = Math.max(narrow ? AXIS - 8 : AXIS, widestText(tickTexts, TEXT) + TICK_GAP);
  const labels = peerEndLabels(points);
  const margin = narrow
    ? 2
    : widestText(
        labels.flatMap(({ lines }) => lines),
        TEXT,
      ) + END_GAP;
  return (
    <>
      {narrow && <p className="vs-chart__actual">{labels.map(({ lines }) => lines.join(' ')).join(' · ')}</p>}
      <div ref={ref} className="vs-chart__box" style={{ height }}>
        {width > 0 && (
          <ComposedChart
            data={points}
            width={width}
            height={height}
            margin={{ ...MARGIN, right: margin }}
            barCategoryGap="22%"
            accessibilityLayer={false}
          >
            <Hatch id={hatch} />
            <ZIndexLayer zIndex={LAYER.band}>
              <PeerBand points={points} />
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
              content={({ active, label }) => <PeerChartTooltip active={active} label={label} points={points} />}
            />
            <Bar
              dataKey="documents"
              isAnimationActive={false}
              shape={({ x, y, width: barWidth, height: barHeight, payload }: BarShapeProps) => (
                <LabBar x={x} y={y} width={barWidth} height={barHeight} point={payload} hatch={hatch} />
              )}
            />
            <ZIndexLayer zIndex={LAYER.median}>
              <PeerMedian points={points} />
            </ZIndexLayer>
            <ZIndexLayer zIndex={LAYER.labels}>
              <MonthNames months={points.map(({ month }) => month)} at={at} lastMonth={at} initials={narrow} years />
              <FootLabels points={points} />
              {!narrow && <PeerEndLabels labels={labels} count={points.length} />}
            </ZIndexLayer>
          </ComposedChart>
        )}
      </div>
    </>
  );
}
