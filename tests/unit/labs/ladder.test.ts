import { expect, it } from 'vitest';
import { ladderOf } from '@/lib/labs/ladder';
import { month } from '@/lib/month';
import { day, feedOf, installationOf, orderOf } from './lab-facts.ts';

const states = (steps: ReturnType<typeof ladderOf>) => steps.map(({ state }) => state);

it('a lab that feeds in N1 since April stands there for six months on 5 October', () => {
  const steps = ladderOf({
    installations: [installationOf('SGL', { version: '4.2' })],
    orders: [
      orderOf('SGL', [
        ['ORDER_SIGNED', '2022-11-14'],
        ['VA_SIGNED', '2023-03-17'],
      ]),
      orderOf('LOINC', [['ORDER_SIGNED', '2022-11-22']]),
    ],
    feed: feedOf([9420, 12000, 14000, 17500, 18200, 18975]),
    asOf: day('2023-10-05'),
  });
  expect(states(steps)).toEqual(['done', 'done', 'done', 'current', 'ahead']);
  expect(steps.map(({ lines }) => lines)).toEqual([
    ['Ormélis Lab', 'depuis juin\u00A02022'],
    ['SGL et LOINC', '14/11/2022'],
    ['Ormélis Lab 4.2', 'VA du 17/03/2023'],
    ['en est là depuis 6\u00A0mois', 'depuis avr.\u00A02023'],
    ['aucun transcodage LOINC', 'aucun document structuré'],
  ]);
});

it('feeding proves nothing of the steps before: without a trace they are not done', () => {
  const steps = ladderOf({
    installations: [installationOf('SGL', { referencedOn: null })],
    orders: [],
    feed: feedOf([5]),
    asOf: day('2023-09-30'),
  });
  expect(states(steps)).toEqual(['skipped', 'skipped', 'skipped', 'current', 'ahead']);
  expect(steps[3]?.lines[0]).toBe('en est là depuis 1\u00A0mois');
});

it('a cancelled order is none, an order without VA waits, and nothing at all stands nowhere', () => {
  const given = { installations: [installationOf('SGL')], feed: feedOf([]), asOf: day('2023-10-05') };
  const cancelled = orderOf('SGL', [
    ['ORDER_SIGNED', '2022-11-14'],
    ['VA_SIGNED', '2023-03-17'],
    ['CANCELLED', '2023-04-01'],
  ]);
  expect(states(ladderOf({ ...given, orders: [cancelled] }))).toEqual(['current', 'ahead', 'ahead', 'ahead', 'ahead']);
  const waiting = ladderOf({ ...given, orders: [orderOf('SGL', [['ORDER_SIGNED', '2022-11-14']])] });
  expect(states(waiting)).toEqual(['done', 'current', 'ahead', 'ahead', 'ahead']);
  expect(waiting[2]?.lines).toEqual(['attend sa VA']);
  expect(states(ladderOf({ ...given, installations: [], orders: [] }))).toEqual(Array(5).fill('ahead'));
});

it('structured documents are the last step', () => {
  const steps = ladderOf({
    installations: [installationOf('SGL', { version: '4.2', versionReferencedOn: day('2022-06-13') })],
    orders: [],
    feed: feedOf([1, 1], { firstStructured: month('2023-09') }),
    asOf: day('2023-09-30'),
  });
  expect(states(steps)).toEqual(['done', 'skipped', 'done', 'done', 'current']);
});
