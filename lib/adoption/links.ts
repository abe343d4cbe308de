import { labsHref } from '../labs/search-params';
import type { Month } from '../month';
import { type Measure, POPULATION, type Population } from './measures';

/** The regions whose labs the viewer can list one by one: all, or those named. A vendor's list holds its own labs only: none. */
export type OpenRegions = 'all' | readonly string[];

/** A set of labs: a population of a place at the end of a month, whole or those that have or have not what a measure asks. */
export type LabSet = {
  month: Month;
  population: Population;
  /** INSEE codes; both null: France. */
  region: string | null;
  department: string | null;
  measure: Measure | null;
  /** Those that have not. */
  without?: boolean;
  /** Those that have, or have not, declared for the month. */
  reported?: 'yes' | 'no';
  /** Those whose first order was signed in a month, and which had fed by another; null: fed or not. */
  cohort?: { orderedIn: Month; fedBy: Month | null };
};

/** The address of the list of these labs; null for a viewer who may not list them. */
export function labSetHref(open: OpenRegions, set: LabSet): string | null {
  const { month, population, region, department, measure, without = false, reported, cohort } = set;
  if (open !== 'all' && (region === null || !open.includes(region))) return null;
  const has = without ? 'no' : 'yes';
  return labsHref('/labs', {
    month,
    region: department === null ? region : null,
    department,
    territory: population === 'sel' && region === null ? 'metropolitan' : null,
    sector: POPULATION[population].sector,
    equipped: measure === 'equipped' ? has : measure === 'equippedFeeding' ? 'yes' : null,
    feeding: measure === 'feeding' || measure === 'equippedFeeding' ? has : null,
    everFed: measure === 'everFed' ? has : null,
    reported: reported ?? null,
    orderedIn: cohort?.orderedIn ?? null,
    fedBy: cohort?.fedBy ?? null,
  });
}

/** The set that a measure is asked of: all labs, or the equipped ones. */
export function wholeOf(set: LabSet): LabSet {
  return { ...set, measure: set.measure === 'equippedFeeding' ? 'equipped' : null, without: false };
}
