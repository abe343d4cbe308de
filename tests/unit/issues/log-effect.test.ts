import { expect, it } from 'vitest';
import type { Effect } from '@/lib/figures/effect';
import { cardEffect } from '@/lib/issues/card-effect';
import type { IsoDate } from '@/lib/month';

const measured = (concerned: number | null, comparable: number | null): Effect => ({
  kind: 'measured',
  fixedOn: '2023-05-10' as IsoDate,
  months: [],
  sources: { declared: true, measured: false },
  labs: 3,
  silent: 0,
  unequipped: 0,
  comparables: comparable === null ? 0 : 5,
  concerned: concerned === null ? null : { before: 100, after: 100 * (1 + concerned), change: concerned },
  comparable: comparable === null ? null : { before: 100, after: 100 * (1 + comparable), change: comparable },
  gain: null,
  measurable: null,
});

it('tells both changes, or why there is none', () => {
  expect(cardEffect(measured(0.31, 0.06))).toBe('Effet +31,0\u00A0%, comparables +6,0\u00A0%');
  expect(cardEffect(measured(-0.05, null))).toBe('Effet \u22125,0\u00A0%, sans comparables');
  expect(cardEffect(measured(null, 0.06))).toBe('Déclarations manquantes, pas de mesure');
  expect(cardEffect({ kind: 'no-lab' })).toBe('Déclarations manquantes, pas de mesure');
  expect(cardEffect({ kind: 'too-soon', from: '2023-12-01' as IsoDate })).toBe(
    'Moins de 2\u00A0mois de recul, pas de mesure',
  );
});
