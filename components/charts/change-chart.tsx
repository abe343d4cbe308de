'use client';

import { lazy } from 'react';
import type { ChangeChartProps } from './change-chart-drawing';
import { ChartBox, ChartUnavailable } from './chart-box';

const HEIGHT = 300;

const Drawing = lazy(() =>
  import('./change-chart-drawing').then(
    ({ ChangeChartDrawing }) => ({ default: ChangeChartDrawing }),
    () => ({ default: ChartUnavailable }),
  ),
);

/** Monthly changes in millions, each with its value. Draws in the browser only: set its table beside it. */
export function ChangeChart({ label, ...props }: Omit<ChangeChartProps, 'height'> & { label: string }) {
  return (
    <ChartBox label={label} height={HEIGHT}>
      <Drawing {...props} height={HEIGHT} />
    </ChartBox>
  );
}
