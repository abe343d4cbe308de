'use client';

import { usePlotArea, useYAxisScale } from 'recharts';

/** Where things are in a chart whose horizontal axis is one band a month, in px of its SVG. */
export type Plot = {
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Width of a month. */
  band: number;
  /** The middle of the month at `index`. */
  x: (index: number) => number;
  y: (value: number) => number;
};

/** The plot of the chart around, for `months` bands; null until the chart has been measured. */
export function usePlot(months: number): Plot | null {
  const area = usePlotArea();
  const scale = useYAxisScale();
  if (!area || !scale || area.width <= 0) return null;
  const band = area.width / months;
  return {
    left: area.x,
    right: area.x + area.width,
    top: area.y,
    bottom: area.y + area.height,
    band,
    x: (index) => area.x + band * (index + 0.5),
    y: (value) => Number(scale(value) ?? area.y + area.height),
  };
}
