import { addMonths, type Month } from '../month';
import { ratio } from './point';

/** A lab that has ordered: the month of its first signature, and that of its first document; null when it has sent none. */
export type OrderedLab = { orderedIn: Month; firstFedIn: Month | null };

/** Months after the order at which a cohort is looked at. */
const COHORT_STEPS = [0, 3, 6, 9, 12] as const;

/** Labs that had fed by the end of the month `after` months past the order; null while that month is not over. */
export type CohortStep = { after: number; fed: number | null; share: number | null };
export type Cohort = { month: Month; labs: number; steps: CohortStep[] };

/** Labs by the month of their first order, oldest first, with how many had sent a document since; only months with an order. */
export function cohortsOf(labs: readonly OrderedLab[], lastMonth: Month): Cohort[] {
  const byMonth = new Map<Month, OrderedLab[]>();
  for (const lab of labs) byMonth.set(lab.orderedIn, [...(byMonth.get(lab.orderedIn) ?? []), lab]);
  return [...byMonth]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([month, cohort]) => ({
      month,
      labs: cohort.length,
      steps: COHORT_STEPS.map((after) => {
        const until = addMonths(month, after);
        const fed =
          until > lastMonth
            ? null
            : cohort.filter(({ firstFedIn }) => firstFedIn !== null && firstFedIn <= until).length;
        return { after, fed, share: ratio(fed, cohort.length) };
      }),
    }));
}

/**
 * All the cohorts together, at each step: those whose step is over only, so that a share is always of the labs it was asked of.
 * `labs` is the number of these.
 */
export function allCohorts(cohorts: readonly Cohort[]): (CohortStep & { labs: number })[] {
  return COHORT_STEPS.map((after) => {
    const over = cohorts.flatMap(({ labs, steps }) => {
      const fed = steps.find((step) => step.after === after)?.fed ?? null;
      return fed === null ? [] : [{ labs, fed }];
    });
    const labs = over.reduce((sum, cohort) => sum + cohort.labs, 0);
    const fed = over.length === 0 ? null : over.reduce((sum, cohort) => sum + cohort.fed, 0);
    return { after, labs, fed, share: ratio(fed, labs) };
  });
}
