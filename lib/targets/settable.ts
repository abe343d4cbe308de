import { FIGURES } from '../figures/registry';
import type { Unit } from '../figures/types';
import type { Month } from '../month';

/** What a person sets: what must be reached, or the path planned to it. */
export const KINDS = ['TARGET', 'TRAJECTORY'] as const;
export type Kind = (typeof KINDS)[number];

/** On screen and in files. */
export const KIND_LABEL: Record<Kind, string> = { TARGET: 'Cible', TRAJECTORY: 'Trajectoire' };

export type Settable = { id: string; label: string; unit: Unit };

// A growth and a date have no target; what counts all emitters is no corridor's.
const WITHOUT = ['target-date', 'dmp-documents-growth-3m', 'documents-by-emitter', 'dmp-documents-change'];

/** The figures that a target may be set for, in the order of the page /indicators. */
export const SETTABLE: readonly Settable[] = FIGURES.filter(
  ({ definition, ofIssues }) => !ofIssues && !WITHOUT.includes(definition.id), // nor have issues, which depend on who reads
).map(({ definition: { id, label, unit } }) => ({ id, label, unit }));

/** The figure of this id that a target may be set for; undefined when there is none. */
export function settableOf(id: string): Settable | undefined {
  return SETTABLE.find((settable) => settable.id === id);
}

/** Whether a value may be set for the month: the page shows the years 2000 to 2099. */
export function plannable(month: Month): boolean {
  return month.startsWith('20');
}

const DECIMALS: Record<Unit, number> = {
  orders: 0,
  documents: 0,
  messages: 0,
  labs: 0,
  issues: 0,
  months: 0,
  days: 0,
  'documents-per-inhabitant': 2,
  ratio: 4,
};

/** The decimals that a value of the unit is kept with: 0 for a count, 4 for a ratio (two of a percentage). */
export function decimalsOf(unit: Unit): number {
  return DECIMALS[unit];
}

/** Whether the values of places add up to that of France. */
export function addsUp(unit: Unit): boolean {
  return unit === 'orders' || unit === 'documents' || unit === 'messages' || unit === 'labs';
}
