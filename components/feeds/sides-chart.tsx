'use client';

import { lazy } from 'react';
import { ChartBox, ChartUnavailable } from '@/components/charts/chart-box';
import type { SidesChartProps } from './sides-chart-drawing';

const HEIGHT = 260;

const Drawing = lazy(() =>
  import('./sides-chart-drawing').then(
    ({ SidesChartDrawing }) => ({ default: SidesChartDrawing }),
    () => ({ default: ChartUnavailable }),
  ),
);

/** Declarations beside measures, month by month. Draws in the browser only: set its table beside it. */
export function SidesChart({ label, ...props }: Omit<SidesChartProps, 'height'> & { label: string }) {
  return (
    <ChartBox label={label} height={HEIGHT}>
      <Drawing {...props} height={HEIGHT} />
    </ChartBox>
  );
}
