'use client';

import { lazy } from 'react';
import { ChartBox, ChartUnavailable } from '@/components/charts/chart-box';
import type { EffectChartProps } from './effect-chart-drawing';

const HEIGHT = 260;

const Drawing = lazy(() =>
  import('./effect-chart-drawing').then(
    ({ EffectChartDrawing }) => ({ default: EffectChartDrawing }),
    () => ({ default: ChartUnavailable }),
  ),
);

type Props = Omit<EffectChartProps, 'height'> & {
  /** The chart in one sentence, for those who do not see it. */
  label: string;
};

/** The concerned labs beside comparable ones, around a fix. Draws in the browser only: its table is one link away. */
export function EffectChart({ label, ...props }: Props) {
  return (
    <ChartBox label={label} height={HEIGHT}>
      <Drawing {...props} height={HEIGHT} />
    </ChartBox>
  );
}
