'use client';

import { partedHeights } from '@/components/charts/label-layout';
import { PALETTE } from '@/components/charts/palette';
import { widestText } from '@/components/charts/text-width';
import { type Plot, usePlot } from '@/components/charts/use-plot';
import type { EffectMonth } from '@/lib/figures/effect';
import { NO_DATA } from '@/lib/format/number';
import type { EffectSeries } from './effect-points';

const AFTER = '#F3F6FB';
const FIX = '#14305E';
const TEXT = 12;
const LINE = 15;
const SPACE = 8;
const GAP = 14;
const SIDE = 8;

const COLOURS = {
  concerned: { line: PALETTE.actual, text: PALETTE.actualText, width: 2 },
  comparable: { line: PALETTE.mention, text: PALETTE.ink, width: 1.5 },
} as const;

type Fix = { count: number; place: number };

/** The ground of what comes after the fix. */
export function FixGround({ count, place }: Fix) {
  const plot = usePlot(count);
  if (!plot) return null;
  const x = plot.left + plot.band * place;
  return <rect x={x} y={plot.top} width={plot.right - x} height={plot.bottom - plot.top} fill={AFTER} />;
}

/** The fix: a line on its day, its text at its left where there is room for it. */
export function FixLine({ count, place, text }: Fix & { text: string }) {
  const plot = usePlot(count);
  if (!plot) return null;
  const x = plot.left + plot.band * place;
  const width = widestText([text], TEXT) + SPACE;
  // At its left, else at its right, else over the whole plot: the line then stops under it.
  const side = width <= x - plot.left + 30 ? 'left' : x + width <= plot.right + SPACE ? 'right' : 'over';
  const at = { left: x - 6, right: x + 6, over: plot.right + SPACE }[side];
  return (
    <g>
      <path d={`M${x} ${plot.top - (side === 'over' ? 2 : 16)}V${plot.bottom}`} stroke={FIX} strokeWidth={2} />
      <text
        x={at}
        y={plot.top - 8}
        fontSize={TEXT}
        fontWeight={700}
        textAnchor={side === 'right' ? 'start' : 'end'}
        fill={FIX}
      >
        {text}
      </text>
    </g>
  );
}

/** Runs of known months, as ranks: a line does not cross what is not known. */
function runsOf(indexes: readonly (number | null)[]): number[][] {
  const runs: number[][] = [];
  indexes.forEach((index, i) => {
    if (index === null) return;
    const last = runs.at(-1);
    if (last?.at(-1) === i - 1) last.push(i);
    else runs.push([i]);
  });
  return runs;
}

function Series({ side, indexes, plot }: Pick<EffectSeries, 'side' | 'indexes'> & { plot: Plot }) {
  const { line, width } = COLOURS[side];
  const at = (rank: number) => ({ x: plot.x(rank), y: plot.y(indexes[rank] ?? 0) });
  return (
    <g>
      {runsOf(indexes).map((run) => (
        <path
          key={run[0]}
          d={run.map((rank, i) => `${i === 0 ? 'M' : 'L'}${at(rank).x} ${at(rank).y}`).join('')}
          fill="none"
          stroke={line}
          strokeWidth={width}
        />
      ))}
      {runsOf(indexes)
        .flat()
        .map((rank) =>
          side === 'concerned' ? (
            <circle
              key={rank}
              cx={at(rank).x}
              cy={at(rank).y}
              r={5}
              fill={line}
              stroke={PALETTE.white}
              strokeWidth={1.5}
            />
          ) : (
            <rect
              key={rank}
              x={at(rank).x - SIDE / 2}
              y={at(rank).y - SIDE / 2}
              width={SIDE}
              height={SIDE}
              fill={PALETTE.white}
              stroke={line}
              strokeWidth={1.5}
            />
          ),
        )}
    </g>
  );
}

/** Both series over the mean before the fix; the concerned labs on top. */
export function EffectLines({ series, count }: { series: readonly EffectSeries[]; count: number }) {
  const plot = usePlot(count);
  if (!plot) return null;
  return (
    <g>
      <path d={`M${plot.left} ${plot.y(100)}H${plot.right}`} stroke={PALETTE.mention} strokeWidth={1} />
      {series.toReversed().map(({ side, indexes }) => (
        <Series key={side} side={side} indexes={indexes} plot={plot} />
      ))}
    </g>
  );
}

/** «n.d.» at the foot of the months that the concerned labs have not all declared. */
export function EffectGaps({ months }: { months: readonly EffectMonth[] }) {
  const plot = usePlot(months.length);
  if (!plot) return null;
  return (
    <g fontSize={TEXT} textAnchor="middle" fill={PALETTE.mention}>
      {months.map(({ month, concerned }, i) =>
        concerned.index === null ? (
          <text key={month} x={plot.x(i)} y={plot.bottom - 6}>
            {NO_DATA}
          </text>
        ) : null,
      )}
    </g>
  );
}

/** What stands in for a legend at the right, moved apart where the series meet. */
export function EffectEndLabels({ series, count }: { series: readonly EffectSeries[]; count: number }) {
  const plot = usePlot(count);
  if (!plot) return null;
  const x = plot.right + GAP;
  const tops = partedHeights(
    series.map(({ lines, last }) => ({ top: plot.y(last) - LINE, height: lines.length * LINE + SPACE })),
    { top: plot.top - LINE + 2, bottom: plot.bottom + SPACE },
  );
  return series.map(({ side, lines }, i) => (
    <text key={side} x={x} y={(tops[i] ?? 0) - 3} fontSize={TEXT} fill={COLOURS[side].text}>
      {lines.map((line, j) => (
        <tspan key={line} x={x} dy={LINE} fontWeight={j === 0 ? 700 : 400}>
          {line}
        </tspan>
      ))}
    </text>
  ));
}
