import type { Unit } from '../figures/types';
import { apportion } from './apportion';
import { between, type Curve } from './fill';
import { decimalsOf } from './settable';

/** Values by column that a tool writes, or why it writes none, in French. */
export type ToolResult = { ok: true; values: Map<number, number> } | { ok: false; message: string };

const no = (message: string): ToolResult => ({ ok: false, message });

/** The value of the first month in all months up to the last, of one row. */
export function fillRight(values: readonly (number | null)[], from: number, to: number): ToolResult {
  const first = values[from] ?? null;
  if (to <= from) return no('Choisissez un mois de fin après le mois de début.');
  if (first === null) return no('Le mois de début n’a pas de valeur à recopier.');
  return { ok: true, values: new Map(Array.from({ length: to - from }, (_, i) => [from + 1 + i, first])) };
}

/** A path from the first month to the last, both known, of one row. */
export function fillBetween(
  curve: Curve,
  values: readonly (number | null)[],
  from: number,
  to: number,
  unit: Unit,
): ToolResult {
  const [first, last] = [values[from] ?? null, values[to] ?? null];
  if (to <= from) return no('Choisissez un mois de fin après le mois de début.');
  if (first === null || last === null) return no('Il faut une valeur au mois de début et au mois de fin.');
  const path = between(curve, first, last, to - from + 1, decimalsOf(unit));
  return { ok: true, values: new Map(path.map((value, i) => [from + i, value])) };
}

/**
 * The national value of each month shared among places, in proportion to the weights of the month: the shares sum to it exactly.
 * @param weights by place, then by month.
 * @returns one value a place for each month that has a national value.
 */
export function shareNational(
  national: readonly (number | null)[],
  weights: readonly (readonly number[])[],
  from: number,
  to: number,
): { ok: true; months: Map<number, number[]> } | { ok: false; message: string } {
  if (to < from) return { ok: false, message: 'Choisissez un mois de fin après le mois de début.' };
  const months = new Map<number, number[]>();
  for (let at = from; at <= to; at++) {
    const total = national[at] ?? null;
    const of = weights.map((row) => row[at] ?? 0);
    if (total !== null && of.some((weight) => weight > 0)) months.set(at, apportion(total, of));
  }
  if (months.size === 0) return { ok: false, message: 'La France n’a pas de valeur à répartir dans ces mois.' };
  return { ok: true, months };
}
