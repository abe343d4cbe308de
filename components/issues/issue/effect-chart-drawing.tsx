'use client';

import { CartesianGrid, ComposedChart, Line, Tooltip, XAxis, YAxis, ZIndexLayer } from 'recharts';
import { MonthNames } from '@/components/charts/month-names';
import { PALETTE } from '@/components/charts/palette';
import { widestText } from '@/components/charts/text-width';
import { useWidth } from '@/components/charts/use-width';
import { formatNumber } from '@/lib/format/number';
import { EffectEndLabels, EffectGaps, EffectLines, FixGround, FixLine } from './effect-chart-marks';
import { EffectTooltip } from './effect-chart-tooltip';
import { effectSeries, fixPlace, indexTicks, type Measured } from './effect-points';

const NARROW = 560;
const MARGIN = { top: 28, bottom: 44, left: 0 };
const TEXT = 12;
const AXIS = 44;
/** Between the plot and its labels, and after them where a font is wider than most, px. */
const END_GAP = 28;
const LAYER = { ground: -150, fix: 300, lines: 380, labels: 700 };

export type EffectChartProps = {
  effect: Measured;
  /** «version 4.2, le 11/07/2023». */
  fix: string;
  /** Of the plot with its month names, px. */
  height: number;
};

/** Index 100 is the mean before the fix: concerned labs in blue with discs, comparable ones in grey with squares. */
export function EffectChartDrawing({ effect, fix, height }: EffectChartProps) {
  const { ref, width } = useWidth();
  const narrow = width < NARROW;
  const { months, fixedOn } = effect;
  const series = effectSeries(effect);
  const ticks = indexTicks(series.flatMap(({ indexes }) => indexes.filter((index) => index !== null)));
  const place = fixPlace(months, fixedOn);
  const last = months.at(-1)?.month;
  const known = months.findLast(({ concerned }) => concerned.index !== null)?.month ?? null;
  const margin = narrow
    ? 8
    : widestText(
        series.flatMap(({ lines }) => lines),
        TEXT,
      ) + END_GAP;
  // Only the scales come from here: what is drawn is drawn by form, not by a library's line.
  const data = months.map(({ month }, i) => ({ month, index: series[0]?.indexes[i] ?? null }));
  return (
    <>
      {narrow && (
        <ul className="vs-issue-key">
          {series.map(({ side, lines }) => (
            <li key={side} className={`vs-issue-key__${side}`}>
              {lines.join(', ')}
            </li>
          ))}
        </ul>
      )}
      <div ref={ref} className="vs-chart__box" style={{ height }}>
        {width > 0 && last && (
          <ComposedChart
            data={data}
            width={width}
            height={height}
            margin={{ ...MARGIN, right: margin }}
            accessibilityLayer={false}
          >
            {place !== null && (
              <ZIndexLayer zIndex={LAYER.ground}>
                <FixGround count={months.length} place={place} />
              </ZIndexLayer>
            )}
            <CartesianGrid vertical={false} stroke={PALETTE.grid} />
            <XAxis dataKey="month" hide scale="band" />
            <YAxis
              width={AXIS}
              domain={[ticks[0] ?? 0, ticks.at(-1) ?? 100]}
              ticks={ticks}
              tickFormatter={(value: number) => formatNumber(value)}
              allowDataOverflow
              tick={{ fontSize: TEXT, fill: PALETTE.mention }}
              axisLine={false}
              tickLine={false}
              interval={0}
            />
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: PALETTE.mention, strokeOpacity: 0.5 }}
              content={({ active, label }) => <EffectTooltip active={active} label={label} months={months} />}
            />
            <Line dataKey="index" stroke="none" dot={false} activeDot={false} isAnimationActive={false} />
            {place !== null && (
              <ZIndexLayer zIndex={LAYER.fix}>
                <FixLine count={months.length} place={place} text={fix} />
              </ZIndexLayer>
            )}
            <ZIndexLayer zIndex={LAYER.lines}>
              <EffectLines series={series} count={months.length} />
            </ZIndexLayer>
            <ZIndexLayer zIndex={LAYER.labels}>
              <MonthNames
                months={months.map(({ month }) => month)}
                at={known}
                lastMonth={last}
                initials={narrow}
                years
              />
              <EffectGaps months={months} />
              {!narrow && <EffectEndLabels series={series} count={months.length} />}
            </ZIndexLayer>
          </ComposedChart>
        )}
      </div>
    </>
  );
}
