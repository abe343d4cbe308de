'use client';

import { useId } from 'react';
import { Bar, type BarShapeProps, CartesianGrid, ComposedChart, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { Hatch } from '@/components/charts/hatch';
import { MonthNames } from '@/components/charts/month-names';
import { PALETTE } from '@/components/charts/palette';
import { widestText } from '@/components/charts/text-width';
import { tickLabel, ticksUpTo } from '@/components/charts/ticks';
import { usePlot } from '@/components/charts/use-plot';
import { useWidth } from '@/components/charts/use-width';
import { NO_DATA } from '@/lib/format/number';
import type { Month } from '@/lib/month';

const TEXT = 12;
const NARROW = 420;
const MARGIN = { top: 8, bottom: 44, right: 2 };
const LABELS = 700;

/** Documents of a month on both sides, and whether labs are missing from each. */
export type SidesPoint = {
  month: Month;
  declared: number | null;
  measured: number | null;
  declaredInPart: boolean;
  measuredInPart: boolean;
};

export type SidesChartProps = { points: SidesPoint[]; at: Month; height: number };

const SIDES = {
  declared: { fill: PALETTE.past, stroke: PALETTE.actual },
  measured: { fill: PALETTE.actualText, stroke: PALETTE.actualText },
};

type SideBarProps = Pick<BarShapeProps, 'x' | 'y' | 'width' | 'height'> & {
  side: keyof typeof SIDES;
  hatch: string | null;
};

function SideBar({ x, y, width, height, side, hatch }: SideBarProps) {
  const { fill, stroke } = SIDES[side];
  return (
    <rect
      x={x}
      y={y}
      width={width}
      height={Math.max(0, height)}
      fill={hatch === null ? fill : `url(#${hatch})`}
      stroke={stroke}
      strokeWidth={1.5}
    />
  );
}

/** Under so many px a «n.d.» stands upright. */
const UPRIGHT = 24;

/** «n.d.» where a side of a month has no bar. */
function MissingLabels({ points, both }: { points: readonly SidesPoint[]; both: boolean }) {
  const plot = usePlot(points.length);
  if (!plot) return null;
  const slot = plot.band * (both ? 0.41 : 0.82);
  const label = (key: string, x: number, room: number) => (
    <text
      key={key}
      x={x}
      y={plot.bottom - 6}
      textAnchor={room < UPRIGHT ? 'start' : 'middle'}
      dominantBaseline={room < UPRIGHT ? 'central' : undefined}
      transform={room < UPRIGHT ? `rotate(-90 ${x} ${plot.bottom - 6})` : undefined}
    >
      {NO_DATA}
    </text>
  );
  return (
    <g fontSize={11} fill={PALETTE.mention}>
      {points.map(({ month, declared, measured }, i) => {
        const middle = plot.x(i);
        if (declared === null && (measured === null || !both)) return label(month, middle, slot * (both ? 2 : 1));
        if (declared === null) return label(month, middle - slot / 2, slot);
        return measured === null && both ? label(month, middle + slot / 2, slot) : null;
      })}
    </g>
  );
}

/** Each month's declarations beside its measures: an outline and a full bar, so that colour is not alone to tell them. */
export function SidesChartDrawing({ points, at, height }: SidesChartProps) {
  const { ref, width } = useWidth();
  const hatch = useId();
  const both = points.some(({ measured }) => measured !== null);
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
          <Hatch id={`${hatch}-declared`} />
          <Hatch id={`${hatch}-measured`} colour={PALETTE.actualText} />
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
            shape={({ x, y, width: wide, height: tall, payload }: BarShapeProps) => (
              <SideBar
                x={x}
                y={y}
                width={wide}
                height={tall}
                side="declared"
                hatch={payload.declaredInPart ? `${hatch}-declared` : null}
              />
            )}
          />
          {both && (
            <Bar
              dataKey="measured"
              isAnimationActive={false}
              shape={({ x, y, width: wide, height: tall, payload }: BarShapeProps) => (
                <SideBar
                  x={x}
                  y={y}
                  width={wide}
                  height={tall}
                  side="measured"
                  hatch={payload.measuredInPart ? `${hatch}-measured` : null}
                />
              )}
            />
          )}
          <ZIndexLayer zIndex={LABELS}>
            <MissingLabels points={points} both={both} />
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
