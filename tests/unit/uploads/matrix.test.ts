import { describe, expect, it } from 'vitest';
import { type IsoDate, month } from '@/lib/month';
import { daysBetween, dueDate } from '@/lib/uploads/due-date';
import {
  type Cell,
  type CellFacts,
  type CellState,
  cellState,
  isLate,
  monthToDeposit,
  monthTotal,
} from '@/lib/uploads/matrix';

const day = (text: string) => text as IsoDate;
const facts = (changes: Partial<CellFacts>): CellFacts => ({
  vendor: 'alpha',
  month: month('2023-08'),
  expected: 3,
  reported: 0,
  refused: false,
  locked: false,
  ...changes,
});

describe('a vendor’s month', () => {
  // Of August 2023, due on 10 September.
  const CASES: [string, Partial<CellFacts>, string, CellState][] = [
    ['nothing yet, on its last day', {}, '2023-09-10', 'due'],
    ['nothing, a day later', {}, '2023-09-11', 'late'],
    ['two labs of three', { reported: 2 }, '2023-09-05', 'partial'],
    ['two labs of three, late', { reported: 2 }, '2023-10-05', 'partial'],
    ['all three', { reported: 3 }, '2023-09-05', 'complete'],
    ['a file with errors', { refused: true }, '2023-09-05', 'refused'],
    ['a file with errors after a part', { refused: true, reported: 2 }, '2023-09-05', 'partial'],
    ['no lab', { expected: 0 }, '2023-10-05', 'not-expected'],
    ['no lab, a file with errors', { expected: 0, refused: true }, '2023-10-05', 'not-expected'],
    ['locked, whatever is missing', { locked: true, reported: 1 }, '2023-10-05', 'locked'],
    ['locked without a lab', { locked: true, expected: 0 }, '2023-10-05', 'locked'],
  ];
  it.each(CASES)('%s', (_, changes, on, state) => {
    expect(cellState(facts(changes), day(on))).toBe(state);
  });

  // July, August, September.
  const ASKED: [CellState[], string | null][] = [
    [['complete', 'complete', 'due'], '2023-09'],
    [['partial', 'late', 'partial'], '2023-09'],
    [['partial', 'partial', 'complete'], '2023-08'],
    [['late', 'complete', 'complete'], '2023-07'],
    [['complete', 'not-expected', 'locked'], null],
  ];
  it.each(ASKED)('is the one to deposit: %j → %s', (states, asked) => {
    const months = states.map((state, i) => ({ state, month: month(`2023-0${7 + i}`) }));
    expect(monthToDeposit(months)).toBe(asked);
  });

  it('is late when refused after its day, not before', () => {
    const cell: Cell = { ...facts({ refused: true }), state: 'refused' };
    expect([isLate(cell, day('2023-09-10')), isLate(cell, day('2023-09-11'))]).toEqual([false, true]);
  });
});

describe('a month', () => {
  it('is due on the 10th of the next, a year later for December', () => {
    expect([dueDate(month('2023-09')), dueDate(month('2023-12'))]).toEqual(['2023-10-10', '2024-01-10']);
    expect(daysBetween(day('2023-10-05'), day('2023-10-10'))).toBe(5);
    expect(daysBetween(day('2023-03-20'), day('2023-04-10'))).toBe(21); // over the change of hour
  });

  it('counts the vendors of whom it is expected', () => {
    const cell = (vendor: string, expected: number, reported: number, of = '2023-08'): Cell => ({
      ...facts({ vendor, expected, reported, month: month(of) }),
      state: 'due',
    });
    const cells = [cell('a', 3, 3), cell('b', 4, 1), cell('c', 0, 0), cell('a', 9, 9, '2023-07')];
    expect(monthTotal(month('2023-08'), cells)).toEqual({
      month: '2023-08',
      vendors: 2,
      complete: 1,
      reported: 4,
      expected: 7,
    });
  });
});
