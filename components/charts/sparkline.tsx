import type { Point } from '@/lib/figures/types';
import { PALETTE } from './palette';

/** Drawn to size, so that strokes and dots are the same in both. */
const BOX = { large: { width: 144, height: 48 }, small: { width: 64, height: 28 } };
const EDGE = 5;

type Known = { x: number; y: number; index: number };

/** Runs of months that follow each other. */
function runsOf(known: readonly Known[]): Known[][] {
  const runs: Known[][] = [];
  for (const at of known) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.index === at.index - 1) run.push(at);
    else runs.push([at]);
  }
  return runs;
}

const pathOf = (places: readonly Known[]) => places.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** Between the runs: from the end of each to the start of the next. */
function bridgesOf(runs: readonly Known[][]): string[] {
  return runs.slice(1).flatMap((run, i) => {
    const [end, start] = [runs[i]?.at(-1), run[0]];
    return end && start ? [pathOf([end, start])] : [];
  });
}

/**
 * The shape of a figure over its months, on its own scale. The end dot is open when the last month is unknown. Decoration:
 * the values are beside it.
 */
export function Sparkline({ points, size = 'large' }: { points: Point[]; size?: keyof typeof BOX }) {
  const { width, height } = BOX[size];
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const known = points.flatMap(({ value }, index) => {
    if (value === null) return [];
    const share = high === low ? 0.5 : (value - low) / (high - low);
    return [
      {
        index,
        x: round(EDGE + (index / Math.max(1, points.length - 1)) * (width - 2 * EDGE)),
        y: round(height - EDGE - share * (height - 2 * EDGE)),
      },
    ];
  });
  const runs = runsOf(known);
  const last = known.at(-1);
  const current = last?.index === points.length - 1;
  const stroke = current ? PALETTE.actual : PALETTE.mention;
  return (
    <svg
      className="vs-sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden="true"
      focusable="false"
    >
      {bridgesOf(runs).map((path) => (
        <path key={path} d={path} fill="none" stroke={stroke} strokeWidth={1.5} strokeDasharray="1 4" />
      ))}
      {runs.map((run) => (
        <path key={run[0]?.index} d={pathOf(run)} fill="none" stroke={stroke} strokeWidth={2} strokeLinejoin="round" />
      ))}
      {last && (
        <circle
          cx={last.x}
          cy={last.y}
          r={4}
          fill={current ? PALETTE.actual : PALETTE.white}
          stroke={current ? PALETTE.white : PALETTE.mention}
          strokeWidth={1.5}
        />
      )}
    </svg>
  );
}

/** To a tenth of a px: the markup of a page holds many of these. */
function round(px: number): number {
  return Math.round(px * 10) / 10;
}
