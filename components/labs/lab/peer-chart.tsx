'use client';

import { lazy } from 'react';
import { ChartBox, ChartUnavailable } from '@/components/charts/chart-box';
import type { PeerChartProps } from './peer-chart-drawing';

const HEIGHT = 320;

const Drawing = lazy(() =>
  import('./peer-chart-drawing').then(
    ({ PeerChartDrawing }) => ({ default: PeerChartDrawing }),
    () => ({ default: ChartUnavailable }),
  ),
);

type Props = Omit<PeerChartProps, 'height'> & {
  /** The chart in one sentence, for those who do not see it. */
  label: string;
};

/** Twelve months of a lab beside its peers. Draws in the browser only: set its table beside it. */
export function PeerChart({ label, ...props }: Props) {
  return (
    <ChartBox label={label} height={HEIGHT}>
      <Drawing {...props} height={HEIGHT} />
    </ChartBox>
  );
}
