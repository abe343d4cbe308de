'use client';

import { partedHeights } from '@/components/charts/label-layout';
import { PALETTE } from '@/components/charts/palette';
import { type Plot, usePlot } from '@/components/charts/use-plot';
import { formatMonthName } from '@/lib/format/date';
import { formatCompact, NO_DATA } from '@/lib/format/number';
import type { PeerPoint } from './peer-points';

const BAND = '#E4E4E9';
const LINE = 15;
const SPACE = 8;
const GAP = 10;

type Points = { points: readonly PeerPoint[] };

/** Runs of months in which the peers are known, as ranks: a line does not cross what is not known. */
function knownRuns(points: readonly PeerPoint[]): number[][] {
  const runs: number[][] = [];
  points.forEach(({ median }, i) => {
    if (median === null) return;
    const last = runs.at(-1);
    if (last?.at(-1) === i - 1) last.push(i);
    else runs.push([i]);
  });
  return runs;
}

function path(ranks: readonly number[], plot: Plot, heightOf: (rank: number) => number): string {
  return ranks.map((rank, i) => `${i === 0 ? 'M' : 'L'}${plot.x(rank)} ${plot.y(heightOf(rank))}`).join('');
}

/** The middle half of the peers, behind everything. */
export function PeerBand({ points }: Points) {
  const plot = usePlot(points.length);
  if (!plot) return null;
  return knownRuns(points).map((run) => {
    const [first, ...rest] = run;
    const lowest = path(run.toReversed(), plot, (rank) => points[rank]?.low ?? 0).replace('M', 'L');
    const only = rest.length === 0;
    if (only && first !== undefined) {
      const [top, bottom] = [plot.y(points[first]?.high ?? 0), plot.y(points[first]?.low ?? 0)];
      return <path key={first} d={`M${plot.x(first)} ${top}V${bottom}`} stroke={BAND} strokeWidth={plot.band * 0.8} />;
    }
    return <path key={first} d={`${path(run, plot, (rank) => points[rank]?.high ?? 0)}${lowest}Z`} fill={BAND} />;
  });
}

/** The peers' median, on a white halo so that it reads over the bars. */
export function PeerMedian({ points }: Points) {
  const plot = usePlot(points.length);
  if (!plot) return null;
  return knownRuns(points).map((run) => {
    const line = path(run, plot, (rank) => points[rank]?.median ?? 0);
    const [first] = run;
    return (
      <g key={first} fill="none">
        <path d={line} stroke={PALETTE.white} strokeWidth={4.5} />
        <path d={line} stroke={PALETTE.ink} strokeWidth={1.5} />
        {run.length === 1 && first !== undefined && (
          <circle cx={plot.x(first)} cy={plot.y(points[first]?.median ?? 0)} r={3} fill={PALETTE.ink} />
        )}
      </g>
    );
  });
}

/** «n.d.» and `0` at the foot of the months that have no bar to show. */
export function FootLabels({ points }: Points) {
  const plot = usePlot(points.length);
  if (!plot) return null;
  return (
    <g fontSize={plot.band < 26 ? 10 : 12} textAnchor="middle">
      <path d={`M${plot.left} ${plot.bottom}H${plot.right}`} stroke={PALETTE.mention} strokeWidth={1.5} />
      {points.map(({ month, documents }, i) =>
        documents === null || documents === 0 ? (
          <text
            key={month}
            x={plot.x(i)}
            y={plot.bottom - 6}
            fill={documents === null ? PALETTE.mention : PALETTE.ink}
            stroke={PALETTE.white}
            strokeWidth={3}
            paintOrder="stroke"
          >
            {documents === null ? NO_DATA : '0'}
          </text>
        ) : null,
      )}
    </g>
  );
}

type EndLabel = { series: 'median' | 'lab'; lines: string[]; value: number; colour: string };

/** What stands in for a legend at the right: the last median and the last known month of the lab. */
export function peerEndLabels(points: readonly PeerPoint[]): EndLabel[] {
  const last = points.at(-1)?.month;
  const name = (point: PeerPoint) => (point.month === last ? [] : [`en ${formatMonthName(point.month)}`]);
  const median = points.findLast((point) => point.median !== null);
  const lab = points.findLast(({ documents }) => documents !== null);
  return [
    ...(median && median.median !== null
      ? [
          {
            series: 'median' as const,
            lines: ['médiane', formatCompact(Math.round(median.median)), ...name(median)],
            value: median.median,
            colour: PALETTE.ink,
          },
        ]
      : []),
    ...(lab && lab.documents !== null
      ? [
          {
            series: 'lab' as const,
            lines: ['ce laboratoire', formatCompact(lab.documents), ...name(lab)],
            value: lab.documents,
            colour: PALETTE.actualText,
          },
        ]
      : []),
  ];
}

/** The end labels, moved apart where they meet. */
export function PeerEndLabels({ labels, count }: { labels: EndLabel[]; count: number }) {
  const plot = usePlot(count);
  if (!plot) return null;
  const x = plot.right + GAP;
  const tops = partedHeights(
    labels.map(({ lines, value }) => ({ top: plot.y(value) - LINE, height: lines.length * LINE + SPACE })),
    { top: plot.top - LINE + 2, bottom: plot.bottom + SPACE },
  );
  return labels.map(({ series, lines, colour }, i) => (
    <text key={series} x={x} y={(tops[i] ?? 0) - 3} fontSize={12} fill={colour}>
      {lines.map((line, j) => (
        <tspan key={line} x={x} dy={LINE} fontWeight={j < 2 ? 700 : 400}>
          {line}
        </tspan>
      ))}
    </text>
  ));
}
