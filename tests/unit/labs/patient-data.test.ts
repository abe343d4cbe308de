import { describe, expect, it } from 'vitest';
import { findPatientNumber, nirKey } from '@/lib/labs/patient-data';

describe('key of a NIR', () => {
  it.each([
    ['1841276451089', 46], // the example of the INSEE's documentation
    ['2690549588157', 80],
    ['269052A588157', 17], // 2A is read as 19: 2690519588157 mod 97 = 80
  ])('%s → %i', (digits, key) => expect(nirKey(digits)).toBe(key));

  it('is none without thirteen characters', () => expect(nirKey('184127645108')).toBeNull());
});

describe('a number that looks like a patient’s', () => {
  it.each([
    ['avec sa clé', 'Mme X, 184127645108946, rappelée', '184127645108946'],
    ['espacé comme sur une carte', 'n° 1 84 12 76 451 089 46.', '1 84 12 76 451 089 46'],
    ['né en Corse', '2 69 05 2a 588 157 17', '2 69 05 2a 588 157 17'],
    ['sans sa clé', 'INS 1841276451089', '1841276451089'],
  ])('%s', (_, text, number) => expect(findPatientNumber(text)).toBe(number));

  it.each([
    ['une clé fausse', '184127645108947'],
    ['un SIRET', 'SIRET 35099017200014'],
    ['des FINESS', '350990172 et 350102174, puis 350102257'],
    ['un téléphone', 'rappeler au 02 99 12 34 56, ou au 06 12 34 56 78'],
    ['treize chiffres sans mois', 'ticket 1696502400000'],
    ['des dates et des nombres', 'le 28/09/2023, 18 975 documents pour 14 sites'],
  ])('is not %s', (_, text) => expect(findPatientNumber(text)).toBeNull());
});
