import type { Unit } from '../figures/types';
import { formatChange, formatNumber, formatPercent, formatPoints } from './number';

/** A figure's value as its unit is read; null → «n.d.». */
export function formatFigure(value: number | null, unit: Unit): string {
  if (unit === 'ratio') return formatPercent(value);
  return formatNumber(value, unit === 'documents-per-inhabitant' ? 2 : 0);
}

/** The change of a figure's value as its unit is read: points for a ratio; null → «n.d.». */
export function formatFigureChange(difference: number | null, unit: Unit): string {
  if (unit === 'ratio') return formatPoints(difference);
  return formatChange(difference, unit === 'documents-per-inhabitant' ? 2 : 0);
}
