'use client';

import { type ReactNode, Suspense } from 'react';
import { useIdle } from './use-idle';

type Props = {
  /** The chart in one sentence, for those who do not see it. */
  label: string;
  /** Kept free until the chart is there, px. */
  height: number;
  children: ReactNode;
};

/** Where a chart is drawn: an image with its text. The charts' library comes after the page, which does not wait for it. */
export function ChartBox({ label, height, children }: Props) {
  const idle = useIdle();
  return (
    <div className="vs-chart" role="img" aria-label={label} style={{ minHeight: height }}>
      {idle && <Suspense fallback={null}>{children}</Suspense>}
    </div>
  );
}

/** In place of a chart whose code could not be loaded: the rest of the page goes on. */
export function ChartUnavailable() {
  return (
    <p className="vs-chart__unavailable">
      Le graphique n’a pas pu être chargé. Rechargez la page, ou lisez les mêmes données en tableau.
    </p>
  );
}
