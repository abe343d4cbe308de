import { describe, expect, it } from 'vitest';
import { followOfDepartments, followOfRegions, leadOf, partsOf } from '@/lib/adoption/findings';
import { sumLabs } from '@/lib/adoption/measures';
import type { Place } from '@/lib/adoption/places';

/** With plain spaces, so that the sentence can be read here. */
const plain = (text: string | null) => text?.replace(/[\u00A0\u202F]/g, ' ') ?? null;

const FEBRUARY = {
  ...sumLabs([]),
  open: 364,
  expected: 364,
  reported: 364,
  feeding: 122,
  everFed: 130,
  equipped: 179,
  equippedFeeding: 122,
};
const SEL = { measure: 'feeding', population: 'sel', place: null } as const;

function region(code: string, name: string, part: number | null, whole: number): Place {
  return { code, name, region: code, overseas: false, part, whole, rate: part === null ? null : part / whole };
}

describe('the sentence of adoption', () => {
  it('says the published figures of February 2022', () => {
    expect(plain(leadOf(SEL, FEBRUARY))).toBe(
      '122 SEL sur 364 (33,5 %) alimentent le DMP ; 68 % de celles qui sont équipées.',
    );
  });

  it('follows the measure, the population and the place', () => {
    expect(plain(leadOf({ ...SEL, measure: 'equipped' }, FEBRUARY))).toBe(
      '179 SEL sur 364 (49,2 %) sont équipées d’un certificat serveur DMP ; 68 % d’entre elles alimentent.',
    );
    expect(plain(leadOf({ ...SEL, measure: 'equippedFeeding' }, FEBRUARY))).toBe(
      '122 SEL équipées sur 179 (68,2 %) alimentent le DMP.',
    );
    const one = { ...sumLabs([]), open: 4, expected: 4, reported: 3, feeding: 1, equipped: 2, equippedFeeding: 1 };
    expect(plain(leadOf({ measure: 'feeding', population: 'hospital', place: 'Bretagne' }, one))).toBe(
      'Bretagne : 1 laboratoire hospitalier sur 4 (25,0 %) alimente le DMP ; 50 % de ceux qui sont équipés.',
    );
  });

  it('says that nothing is known, and that there is nobody', () => {
    expect(plain(leadOf(SEL, { ...FEBRUARY, reported: 0, feeding: 0 }))).toBe('Rien n’est connu des SEL ce mois-ci.');
    expect(plain(leadOf({ ...SEL, place: 'Mayotte' }, sumLabs([])))).toBe('Mayotte : aucune SEL.');
    expect(plain(leadOf({ measure: 'feeding', population: 'private', place: null }, sumLabs([])))).toBe(
      'Aucun laboratoire privé.',
    );
  });

  it('names the two parts', () => {
    expect(partsOf(SEL, 122, 242)).toEqual({ has: 'SEL alimentent le DMP', hasNot: 'SEL ne l’alimentent pas' });
    expect(partsOf({ ...SEL, measure: 'equipped' }, 3, 1)).toEqual({
      has: 'SEL sont équipées d’un certificat serveur DMP',
      hasNot: 'SEL n’est pas équipée',
    });
  });
});

describe('what stands out', () => {
  it('names the regions ahead and counts those under 25 %, which 25 % itself is not', () => {
    const regions = [
      region('93', 'Provence-Alpes-Côte d’Azur', 9, 36),
      region('53', 'Bretagne', 11, 20),
      region('94', 'Corse', 0, 3),
      region('52', 'Pays de la Loire', 8, 18),
      region('28', 'Normandie', 4, 17),
      region('06', 'Mayotte', null, 1),
    ];
    expect(plain(followOfRegions(regions))).toBe(
      'La Bretagne et les Pays de la Loire sont en tête ; deux régions restent sous 25 %.',
    );
  });

  it('names nobody when too many are level, and says so when all are low', () => {
    expect(plain(followOfRegions([region('53', 'Bretagne', 0, 20), region('94', 'Corse', 0, 3)]))).toBe(
      'Toutes les régions restent sous 25 %.',
    );
    const level = ['11', '24', '27', '28'].map((code) => region(code, code, 2, 2));
    expect(plain(followOfRegions(level))).toBe('Aucune région ne reste sous 25 %.');
  });

  it('says departments with their rate, beside France', () => {
    const departments = [
      region('29', 'Finistère', 4, 5),
      region('56', 'Morbihan', 3, 5),
      region('22', 'Côtes-d’Armor', 0, 4),
    ];
    expect(plain(followOfDepartments(departments, 0.335))).toBe(
      'En tête : Finistère (80,0 %) et Morbihan (60,0 %) ; un département reste sous 25 %. France : 33,5 %.',
    );
    expect(followOfDepartments([], null)).toBeNull();
  });
});
