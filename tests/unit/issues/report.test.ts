import { describe, expect, it } from 'vitest';
import { refusedText } from '@/lib/issues/report';
import { answeredBefore, isWorkingDay, qualifiedBefore } from '@/lib/issues/report-delays';
import { parseFeedbackNumber } from '@/lib/issues/report-number';
import type { IsoDate } from '@/lib/month';

const day = (text: string) => text as IsoDate;

describe('delays of a feedback', () => {
  it.each([
    ['2023-10-05', '2023-10-09'], // Thursday: Friday, then Monday
    ['2023-10-07', '2023-10-10'], // Saturday
    ['2023-10-31', '2023-11-03'], // All Saints' Day between
    ['2024-03-28', '2024-04-02'], // Friday counts (no holiday), Easter Monday 1 April does not
    ['2024-05-07', '2024-05-13'], // 8 May, Ascension on 9 May: Friday 10, Monday 13
    ['2025-12-24', '2025-12-29'],
  ])('received on %s, it is qualified by %s', (received, by) => expect(qualifiedBefore(day(received))).toBe(by));

  it.each([
    ['2024-05-20', false], // Whit Monday
    ['2038-04-26', false], // the latest Easter: 25 April
    ['2023-12-26', true],
  ])('%s is worked: %s', (of, worked) => expect(isWorkingDay(day(of))).toBe(worked));

  it('is answered fourteen days later', () => expect(answeredBefore(day('2023-10-25'))).toBe('2023-11-08'));
});

describe('a feedback’s number', () => {
  it.each([
    ['R-0042', 42],
    ['r-42', 42],
    ['10042', 10_042],
    ['R-0', null],
    ['R-4 2', null],
    ['99999999999', null],
    ['2147483648', null],
    ['42a', null],
  ])('%s → %s', (text, number) => expect(parseFeedbackNumber(text)).toBe(number));
});

describe('a text', () => {
  it('has 2 000 characters at most, whatever their alphabet', () => {
    expect(refusedText('é'.repeat(2_000))).toBeNull();
    expect(refusedText('🧪'.repeat(2_000))).toBeNull();
    expect(refusedText('a'.repeat(20_000))).toBe(
      'Votre texte a 20\u202F000 caractères, 2\u202F000 au plus. Retirez-en 18\u202F000\u202F: il est gardé, rien n’a été envoyé.',
    );
  });

  it('is stopped with a patient in it', () => {
    expect(refusedText('Dossier 1 84 12 76 451 089 46 bloqué')).toBe(
      '«\u00A01 84 12 76 451 089 46\u00A0» ressemble à un numéro de sécurité sociale (NIR, INS). Retirez-le\u202F: aucune donnée de patient n’entre ici. Votre texte est gardé, rien n’a été envoyé.',
    );
  });

  it('is read in no time, whatever it is made of', () => {
    const started = performance.now();
    for (const text of [
      'Aa '.repeat(666),
      'M. Aa'.repeat(400),
      '1 '.repeat(1_000),
      'né '.repeat(660),
      'A'.repeat(2_000),
    ]) {
      refusedText(text);
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});
