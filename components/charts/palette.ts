/**
 * Colours of the charts, the same as the CSS variables of app/globals.css: an SVG that is exported cannot read those.
 * Contrasts are measured on white; each series is told apart by its form first, never by colour alone.
 */
export const PALETTE = {
  /** Text, target, trajectory, totals. */
  ink: '#161616',
  /** Axis values, «n.d.», «à venir». */
  mention: '#666666',
  /** Measured values, as fills. */
  actual: '#417DC4',
  /** Measured values, as text and thin strokes. */
  actualText: '#3558A2',
  /** Months that are over, beside an emphasised one. */
  past: '#CCDCF1',
  /** Ground of the months to come. */
  future: '#F6F6F6',
  track: '#EEEEEE',
  grid: '#E5E5E5',
  white: '#FFFFFF',
} as const;
