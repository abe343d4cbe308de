'use client';

import { type ReactNode, Suspense } from 'react';
import { useWanted } from './use-wanted';

type Props = {
  /** The chart in one sentence, for those who do not see it. */
  label: string;
  /** Kept free until the chart is there, px. */
  height: number;
  children: ReactNode;
};

/** Where a chart is drawn: an image with its text. The charts' library is loaded when one of them is wanted, not with the page. */
export function ChartBox({ label, height, children }: Props) {
  const { ref, wanted } = useWanted();
  return (
    <div ref={ref} className="vs-chart" role="img" aria-label={label} style={{ minHeight: height }}>
      {wanted && <Suspense fallback={null}>{children}</Suspense>}
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
