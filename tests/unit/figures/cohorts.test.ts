import { describe, expect, it } from 'vitest';
import { allCohorts, cohortsOf } from '@/lib/figures/cohorts';
import { month } from '@/lib/month';

const lab = (orderedIn: string, firstFedIn: string | null) => ({
  orderedIn: month(orderedIn),
  firstFedIn: firstFedIn === null ? null : month(firstFedIn),
});

// Known until July 2023. January 2023: one fed before it ordered, one in the third month after, one never, one in the fifth.
// November 2022: both in the eighth month after the order.
const LABS = [
  lab('2023-01', '2022-06'),
  lab('2023-01', '2023-04'),
  lab('2022-11', '2023-07'),
  lab('2023-01', null),
  lab('2023-01', '2023-06'),
  lab('2022-11', '2023-07'),
];
const AT = month('2023-07');

describe('cohorts by the month of the first order', () => {
  it('counts those that had fed by the end of each step, and leaves out the steps that are not over', () => {
    expect(cohortsOf(LABS, AT)).toEqual([
      {
        month: '2022-11',
        labs: 2,
        steps: [
          { after: 0, fed: 0, share: 0 },
          { after: 3, fed: 0, share: 0 },
          { after: 6, fed: 0, share: 0 },
          { after: 9, fed: null, share: null },
          { after: 12, fed: null, share: null },
        ],
      },
      {
        month: '2023-01',
        labs: 4,
        steps: [
          { after: 0, fed: 1, share: 0.25 },
          { after: 3, fed: 2, share: 0.5 },
          { after: 6, fed: 3, share: 0.75 },
          { after: 9, fed: null, share: null },
          { after: 12, fed: null, share: null },
        ],
      },
    ]);
  });

  it('sums, at each step, the cohorts that have reached it', () => {
    // In August 2023 the cohort of November 2022 is nine months old, that of January 2023 is not.
    expect(allCohorts(cohortsOf(LABS, month('2023-08')))).toEqual([
      { after: 0, labs: 6, fed: 1, share: 1 / 6 },
      { after: 3, labs: 6, fed: 2, share: 1 / 3 },
      { after: 6, labs: 6, fed: 3, share: 0.5 },
      { after: 9, labs: 2, fed: 2, share: 1 },
      { after: 12, labs: 0, fed: null, share: null },
    ]);
  });

  it('has no cohort where nobody has ordered', () => {
    expect(cohortsOf([], AT)).toEqual([]);
  });
});
