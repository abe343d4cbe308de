import { describe, expect, it } from 'vitest';
import { cancelWords, replacedWords } from '@/lib/uploads/receipt-words';

const SEPTEMBER = [{ month: '2023-09', before: null, after: 10, labs: 1 }];
const AUGUST = [{ month: '2023-08', before: 5, after: 10, labs: 1 }];
const NONE = { count: 0, by: [] };

describe('what cancelling a deposit would do', () => {
  it.each([
    [{ added: 62, changed: 0, months: SEPTEMBER }, NONE, '62 valeurs de septembre 2023 disparaissent.'],
    [{ added: 1, changed: 0, months: SEPTEMBER }, NONE, '1 valeur de septembre 2023 disparaît.'],
    [{ added: 0, changed: 12, months: AUGUST }, NONE, '12 valeurs d’août 2023 reprennent leur valeur d’avant.'],
    [{ added: 0, changed: 1, months: [] }, NONE, '1 valeur reprend sa valeur d’avant.'],
    [
      { added: 2, changed: 1, months: [...AUGUST, ...SEPTEMBER] },
      { count: 1, by: ['D-2023-0004'] },
      '2 valeurs disparaissent, 1 valeur reprend sa valeur d’avant, sauf 1 valeur remplacée depuis, qui reste.',
    ],
    [
      { added: 0, changed: 0, months: SEPTEMBER },
      NONE,
      'Ce dépôt n’a rien changé : l’annuler ne change rien non plus.',
    ],
  ])('%#', (report, replaced, words) => {
    expect(cancelWords(report, replaced).replaceAll('\u00A0', ' ')).toBe(words);
  });
});

describe('what was replaced since', () => {
  it.each([
    [NONE, null],
    [{ count: 1, by: ['D-2023-0558'] }, '1 de ses valeurs a été remplacée depuis par D-2023-0558.'],
    [
      { count: 30, by: ['D-2023-0004', 'D-2023-0007'] },
      '30 de ses valeurs ont été remplacées depuis par D-2023-0004 et D-2023-0007.',
    ],
    [{ count: 2, by: [] }, '2 de ses valeurs ont été remplacées depuis par une correction.'],
  ])('%#', (replaced, words) => {
    expect(replacedWords(replaced)?.replaceAll('\u00A0', ' ') ?? null).toBe(words);
  });
});
