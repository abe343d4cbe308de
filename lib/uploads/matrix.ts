import type { IsoDate, Month } from '../month';
import { dueDate } from './due-date';

/** Where a vendor stands for a month, in the order in which one thing hides another. */
export const CELL_STATES = [
  'locked',
  'not-expected',
  'complete',
  'refused',
  'partial',
  'due',
  'late',
] as const satisfies readonly string[];
export type CellState = (typeof CELL_STATES)[number];

export const CELL_WORDS: Record<CellState, { word: string; icon: string }> = {
  locked: { word: 'Verrouillé', icon: 'fr-icon-lock-fill' },
  'not-expected': { word: 'Non attendu', icon: 'fr-icon-subtract-line' },
  complete: { word: 'Complet', icon: 'fr-icon-checkbox-circle-fill' },
  refused: { word: 'Refusé', icon: 'fr-icon-error-fill' },
  partial: { word: 'Partiel', icon: 'fr-icon-alert-fill' },
  due: { word: 'À déposer', icon: 'fr-icon-upload-2-line' },
  late: { word: 'En retard', icon: 'fr-icon-alert-fill' },
};

/** What is known of a vendor's month: labs expected, those that have a line, and whether its last file was refused. */
export type CellFacts = {
  vendor: string;
  month: Month;
  expected: number;
  reported: number;
  /** The last file that spoke of this month had errors, and nothing of it was written. */
  refused: boolean;
  locked: boolean;
};

export type Cell = CellFacts & { state: CellState };

/** The state of a vendor's month, on a day. A refused file is told only where nothing else came: what is written counts first. */
export function cellState({ month, expected, reported, refused, locked }: CellFacts, on: IsoDate): CellState {
  if (locked) return 'locked';
  if (expected === 0) return 'not-expected';
  if (reported >= expected) return 'complete';
  if (reported > 0) return 'partial';
  if (refused) return 'refused';
  return on <= dueDate(month) ? 'due' : 'late';
}

/** Whether nothing of the month has come though its day is past. */
export function isLate({ state, month }: Cell, on: IsoDate): boolean {
  return state === 'late' || (state === 'refused' && on > dueDate(month));
}

/** Whether a part of the month is missing though its day is past. */
export function isIncompleteLate({ state, month }: Cell, on: IsoDate): boolean {
  return state === 'partial' && on > dueDate(month);
}

/** Whether something is still expected of the vendor for this month. */
export function isOwing({ state }: Pick<Cell, 'state'>): boolean {
  return state === 'late' || state === 'refused' || state === 'partial' || state === 'due';
}

/** The month that a vendor has to deposit, of its months in order: the last one, else the latest before it that is owing; null: none is. */
export function monthToDeposit(months: readonly Pick<Cell, 'month' | 'state'>[]): Month | null {
  return months.findLast(isOwing)?.month ?? null;
}

/** One line of totals: over the vendors of whom the month is expected. */
export type MonthTotal = { month: Month; vendors: number; complete: number; reported: number; expected: number };

/** Of a month over all vendors; a locked month keeps its counts. */
export function monthTotal(month: Month, cells: readonly Cell[]): MonthTotal {
  const expected = cells.filter((cell) => cell.month === month && cell.expected > 0);
  const sum = (of: 'reported' | 'expected') => expected.reduce((total, cell) => total + cell[of], 0);
  return {
    month,
    vendors: expected.length,
    complete: expected.filter((cell) => cell.reported >= cell.expected).length,
    reported: sum('reported'),
    expected: sum('expected'),
  };
}
