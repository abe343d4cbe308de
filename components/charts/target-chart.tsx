'use client';

import { lazy } from 'react';
import { ChartBox, ChartUnavailable } from './chart-box';
import type { TargetChartProps } from './target-chart-drawing';

const Drawing = lazy(() =>
  import('./target-chart-drawing').then(
    ({ TargetChartDrawing }) => ({ default: TargetChartDrawing }),
    () => ({ default: ChartUnavailable }),
  ),
);

type Props = Omit<TargetChartProps, 'height'> & {
  /** The chart in one sentence, for those who do not see it. */
  label: string;
  /** Px. */
  height?: number;
};

/** A year of a figure against its target and its trajectory. Draws in the browser only: set its table beside it. */
export function TargetChart({ label, height = 304, ...props }: Props) {
  return (
    <ChartBox label={label} height={height}>
      <Drawing {...props} height={height} />
    </ChartBox>
  );
}
