'use client';

import type { Point } from '@/lib/figures/types';
import { formatCompact, formatPercent, NO_DATA } from '@/lib/format/number';
import type { Month } from '@/lib/month';
import { END_LABEL_GAP, endLabels } from './end-labels';
import { clearTop, LINE, partedHeights } from './label-layout';
import { PALETTE } from './palette';
import { type Plot, usePlot } from './use-plot';

/** Height of a line of the labels at the right, and the space under each label, px. */
const END_LINE = 15;
const END_SPACE = 8;
const LABEL_WIDTH = 64;
const HALO = { stroke: PALETTE.white, strokeWidth: 4, strokeLinejoin: 'round', paintOrder: 'stroke' } as const;

type Props = { points: readonly Point[]; at: Month; lastMonth: Month; narrow: boolean };

/** Months of `points` that are over. */
const pastCount = (points: readonly Point[], lastMonth: Month) =>
  points.filter(({ month }) => month <= lastMonth).length;

/** Whether the months to come leave room for the label of the last bar, in a chart `width` px wide between its axes. */
export function hasRoomInside(points: readonly Point[], at: Month, lastMonth: Month, width: number): boolean {
  const coming = points.length - pastCount(points, lastMonth);
  return at === lastMonth && (coming * width) / points.length >= LABEL_WIDTH;
}

/** The ground of the months to come. */
export function FutureGround({ points, lastMonth }: Pick<Props, 'points' | 'lastMonth'>) {
  const plot = usePlot(points.length);
  const past = pastCount(points, lastMonth);
  if (!plot || past === points.length) return null;
  const left = plot.left + plot.band * past;
  return <rect x={left} y={plot.top} width={plot.right - left} height={plot.bottom - plot.top} fill={PALETTE.future} />;
}

/** The target across the year, on its white halo. */
export function TargetLine({ points, target }: { points: readonly Point[]; target: number | null }) {
  const plot = usePlot(points.length);
  if (!plot || target === null) return null;
  const path = `M${plot.left} ${plot.y(target)}H${plot.right}`;
  return (
    <>
      <path d={path} stroke={PALETTE.white} strokeWidth={5} />
      <path d={path} stroke={PALETTE.ink} strokeWidth={2} />
    </>
  );
}

function EndLabels({ labels, plot }: { labels: ReturnType<typeof endLabels>; plot: Plot }) {
  const x = plot.right + END_LABEL_GAP;
  const tops = partedHeights(
    labels.map(({ lines, value }) => ({ top: plot.y(value) - END_LINE, height: lines.length * END_LINE + END_SPACE })),
    { top: plot.top - END_LINE + 2, bottom: plot.bottom + END_SPACE },
  );
  return labels.map(({ series, lines, colour }, i) => (
    <text key={series} x={x} y={(tops[i] ?? 0) - 3} fontSize={12} fill={colour}>
      {lines.map((line, j) => (
        <tspan key={line} x={x} dy={END_LINE} fontWeight={j === 0 ? 700 : 400}>
          {line}
        </tspan>
      ))}
    </text>
  ));
}

/** Target and trajectory named inside the plot, where there is no margin for them. */
function InnerLabels({ target, last, plot }: { target: number | null; last: LastKnown | null; plot: Plot }) {
  const above = last ? plot.y(last.value) - 10 : 0;
  return (
    <g fontSize={12} fill={PALETTE.ink} fontWeight={500} {...HALO}>
      {target !== null && (
        <text x={plot.left + 4} y={plot.y(target) - 7}>
          {`Cible ${formatCompact(target)}`}
        </text>
      )}
      {last && (
        <text x={plot.right} y={Math.max(above, plot.top - 2)} textAnchor="end">
          {`Trajectoire ${formatCompact(last.value, 1)}`}
        </text>
      )}
    </g>
  );
}

type LastKnown = { value: number; month: Month };

function lastTrajectory(points: readonly Point[]): LastKnown | null {
  const last = points.findLast(({ trajectory }) => trajectory !== null);
  return last && last.trajectory !== null ? { value: last.trajectory, month: last.month } : null;
}

/** Name, value and attainment of the last bar in the empty months, tied to it by an elbow. */
function ActualLabel({ points, point, target, plot, narrow }: ActualLabelProps) {
  if (point.value === null) return null;
  const index = points.indexOf(point);
  const lines = [
    formatCompact(point.value),
    ...(point.attainment === null ? [] : [formatPercent(point.attainment)]),
    ...(point.complete ? [] : ['incomplet']),
  ];
  const height = LINE * (lines.length + 1);
  const barTop = plot.y(point.value);
  const crossed = points
    .slice(index + 1, index + 2 + Math.ceil(LABEL_WIDTH / plot.band))
    .flatMap(({ trajectory }) => (trajectory === null ? [] : [plot.y(trajectory)]));
  const obstacles = [
    // The target's own name stands above its line where there is no margin.
    ...(target === null ? [] : [{ top: plot.y(target) - (narrow ? 22 : 4), bottom: plot.y(target) + 3 }]),
    ...(crossed.length === 0 ? [] : [{ top: Math.min(...crossed) - 6, bottom: Math.max(...crossed) + 6 }]),
  ];
  const comingWidth = plot.band * (points.length - index - 1);
  const sharesFloor = comingWidth < 3 * LABEL_WIDTH;
  const top = clearTop(barTop + 3, height, obstacles, {
    top: plot.top,
    bottom: plot.bottom - (sharesFloor ? 22 : 2),
  });
  const barRight = plot.x(index) + plot.band * 0.34;
  const elbow = barRight + 9;
  const tie = top >= barTop ? top + 12 : top + height - 4;
  const x = elbow + 4;
  return (
    <>
      <path d={`M${barRight} ${barTop}H${elbow}V${tie}`} fill="none" stroke={PALETTE.actualText} strokeWidth={1} />
      <text x={x} y={top} fontSize={12} fill={PALETTE.actualText}>
        <tspan x={x} dy={LINE - 3} fontWeight={700}>
          Réalisé
        </tspan>
        {lines.map((line, i) => (
          <tspan key={line} x={x} dy={LINE} fontWeight={i === 0 ? 700 : 400}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

type ActualLabelProps = {
  points: readonly Point[];
  point: Point;
  target: number | null;
  plot: Plot;
  narrow: boolean;
};

/** «n.d.» and `0` at the foot of the months that have no bar to show, and «à venir» over those to come. */
function FootLabels({ points, lastMonth, plot }: { points: readonly Point[]; lastMonth: Month; plot: Plot }) {
  const past = pastCount(points, lastMonth);
  const coming = points.length - past;
  return (
    <g fontSize={plot.band < 26 ? 10 : 12} textAnchor="middle" fill={PALETTE.mention}>
      {points.slice(0, past).map(({ month, value }, i) =>
        value === null || value === 0 ? (
          <text key={month} x={plot.x(i)} y={plot.bottom - 6} fill={value === null ? PALETTE.mention : PALETTE.ink}>
            {value === null ? NO_DATA : '0'}
          </text>
        ) : null,
      )}
      {coming * plot.band >= 44 && (
        <text x={(plot.left + plot.band * past + plot.right) / 2} y={plot.bottom - 10} fontSize={12}>
          à venir
        </text>
      )}
    </g>
  );
}

/** The names and values that stand in for a legend. */
export function TargetChartLabels({ points, at, lastMonth, narrow, target }: Props & { target: number | null }) {
  const plot = usePlot(points.length);
  if (!plot) return null;
  const point = points.find(({ month }) => month === at);
  const last = lastTrajectory(points);
  const inside = hasRoomInside(points, at, lastMonth, plot.right - plot.left);
  const ends = endLabels(points, at, target).filter(({ series }) => series !== 'actual' || !inside);
  return (
    <>
      <path d={`M${plot.left} ${plot.bottom}H${plot.right}`} stroke={PALETTE.mention} strokeWidth={1.5} />
      <FootLabels points={points} lastMonth={lastMonth} plot={plot} />
      {narrow ? <InnerLabels target={target} last={last} plot={plot} /> : <EndLabels labels={ends} plot={plot} />}
      {point && inside && <ActualLabel points={points} point={point} target={target} plot={plot} narrow={narrow} />}
    </>
  );
}
