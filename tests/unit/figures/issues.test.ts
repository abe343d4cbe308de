import { describe, expect, it } from 'vitest';
import {
  feedbackAge,
  issuesAge,
  issuesLabs,
  issuesOpen,
  issuesWeight,
  ofCategory,
  weightOf,
} from '@/lib/figures/issues';
import type { Figure, IssueFacts, IssueLoadRow, IssueRow } from '@/lib/figures/types';
import { type IsoDate, month } from '@/lib/month';
import { facts } from './facts.ts';

const day = (text: string) => text as IsoDate;
const issue = (id: number, openedOn: string, closedOn: string | null = null): IssueRow => ({
  id,
  category: 'DIFF-BUG',
  openedOn: day(openedOn),
  closedOn: closedOn === null ? null : day(closedOn),
});
const load = (at: string, issueId: number, finess: string, documents: number | null): IssueLoadRow => ({
  month: month(at),
  issueId,
  finess,
  documents,
});

function values(figure: Figure, sentinel: Partial<IssueFacts>, ...months: string[]) {
  const given = facts({ sentinel: { issues: [], loads: [], feedbacks: [], ...sentinel } });
  return figure.compute(given, months.map(month)).map(({ value }) => value);
}

describe('open issues', () => {
  const issues = [issue(1, '2023-06-30'), issue(2, '2023-07-01', '2023-07-31'), issue(3, '2023-08-01', '2023-09-01')];

  it('are counted on the last day: opened that day they are, closed that day they are not', () => {
    expect(values(issuesOpen, { issues }, '2023-05', '2023-06', '2023-07', '2023-08', '2023-09')).toEqual([
      null, // before the first one nothing is known
      1,
      1,
      2,
      1,
    ]);
    expect(values(issuesOpen, {}, '2023-09')).toEqual([null]);
    expect(values(issuesOpen, { issues }, '2023-10')).toEqual([null]); // not over
  });

  it('of a category that has had none are 0 as soon as there is any issue', () => {
    const sentinel = { issues, loads: [], feedbacks: [] };
    expect(values(issuesOpen, ofCategory(sentinel, 'DIFF-LOINC'), '2023-05', '2023-06')).toEqual([null, 0]);
    expect(values(issuesOpen, ofCategory({ ...sentinel, issues: [] }, 'DIFF-LOINC'), '2023-09')).toEqual([null]);
  });

  it('have a median age, and none when none is open', () => {
    // 31 August: 62 and 30 days.
    expect(values(issuesAge, { issues }, '2023-08')).toEqual([46]);
    expect(values(issuesAge, { issues: [issue(1, '2023-06-01', '2023-06-20')] }, '2023-06')).toEqual([null]);
  });
});

describe('the weight', () => {
  it('counts a lab once, and is not known when none has declared', () => {
    const lab = (finess: string, documents: number | null) => ({ finess, documents });
    expect(weightOf([lab('a', 100), lab('b', 0), lab('a', 100), lab('c', null)])).toEqual({
      legalEntities: 3,
      documents: 100,
      undeclared: 1,
    });
    expect(weightOf([lab('c', null)])).toEqual({ legalEntities: 1, documents: null, undeclared: 1 });
    expect(weightOf([])).toEqual({ legalEntities: 0, documents: null, undeclared: 0 });
  });

  it('is that of the issues open at the month’s end, in that month', () => {
    const sentinel: IssueFacts = {
      issues: [issue(1, '2023-07-01'), issue(2, '2023-08-10'), issue(3, '2023-07-01', '2023-08-15')],
      loads: [
        load('2023-07', 1, 'a', 10),
        load('2023-07', 3, 'c', 5),
        load('2023-08', 1, 'a', 20),
        load('2023-08', 2, 'a', 20),
        load('2023-08', 2, 'b', null),
        load('2023-08', 3, 'c', 7),
      ],
      feedbacks: [],
    };
    expect(values(issuesWeight, sentinel, '2023-07', '2023-08')).toEqual([15, 20]);
    expect(values(issuesLabs, sentinel, '2023-07', '2023-08')).toEqual([2, 2]);
    const points = issuesWeight.compute(facts({ sentinel }), [month('2023-07'), month('2023-08')]);
    expect(points.map(({ complete }) => complete)).toEqual([true, false]); // b has not declared
  });
});

it('the wait of a feedback ends on the day it is qualified', () => {
  const feedbacks = [
    { saidOn: day('2023-09-01'), qualifiedOn: day('2023-09-30') },
    { saidOn: day('2023-09-10'), qualifiedOn: day('2023-10-01') },
    { saidOn: day('2023-09-30'), qualifiedOn: null },
  ];
  expect(values(feedbackAge, { feedbacks }, '2023-08', '2023-09')).toEqual([null, 10]); // 20 and 0 days
});
