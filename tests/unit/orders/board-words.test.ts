import { expect, it } from 'vitest';
import type { Milestone } from '@/lib/figures/closings';
import type { IsoDate } from '@/lib/month';
import { type NextClosing, publishedAsShareOfLabs } from '@/lib/orders/board';
import { boardSentence, closingsTitle } from '@/lib/orders/board-findings';

const milestone = (code: Milestone['code'], dueOn: string): Milestone => ({
  code,
  device: 'SGL',
  label: '',
  dueOn: dueOn as IsoDate,
  version: 1,
  source: '',
  note: null,
});
const next = (left: number): NextClosing => ({
  milestone: milestone('BALANCE_REQUEST', '2023-12-14'),
  left,
  outOfReach: 8,
  days: 70,
  needed: 23,
  recent: 24,
});

it('says the month in two sentences', () => {
  expect(boardSentence(null, 339, 331, next(52), [])).toEqual({
    lead: '331\u00A0commandes sur\u00A0339 ont leur VA\u202F; 52\u00A0soldes SGL restent à demander avant le 14/12/2023.',
    follow: 'Il en faut 23 par mois\u202F; les trois derniers mois en ont compté 24 par mois.',
  });
  expect(boardSentence('Corse', 1, 1, next(0), [])).toEqual({
    lead: 'Corse\u00A0: 1\u00A0commande sur\u00A01 a sa VA\u202F; tous les soldes SGL sont demandés.',
    follow: null,
  });
  expect(boardSentence(null, 0, 0, null, []).lead).toBe('Aucune commande n’est déposée à l’ASP.');
});

it('names what is left before the next closing date, whichever it is', () => {
  const va = { ...next(299), milestone: milestone('SERVICE', '2023-09-20'), outOfReach: 0 };
  const row = { ...va.milestone, inForce: true, over: false, met: 0, missed: 0, ahead: 299 };
  expect(closingsTitle(va, [row])).toBe('Clôtures\u00A0: 299\u00A0VA SGL à signer en 70\u00A0jours');
  expect(closingsTitle(null, [row])).toBe('Toutes les clôtures sont passées');
});

it('shows that the published shares cannot be shares of the labs: 105 + 280 = 385, more than 339', () => {
  expect(publishedAsShareOfLabs()).toEqual({ hospital: 105, private: 280, sum: 385 });
});
