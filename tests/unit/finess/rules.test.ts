import { describe, expect, it } from 'vitest';
import { selOfName, selOfStatus } from '@/lib/finess/classify';
import { departmentOfCode, departmentOfCommune, departmentOfPostcode } from '@/lib/finess/department';
import { isFrench, projectionOf, toDegrees } from '@/lib/finess/positions';
import { readDay, splitPostalLine } from '@/lib/finess/text';

describe('départements', () => {
  it('converts FINESS’s overseas codes and leaves the others, Corsica included', () => {
    expect(['01', '2A', '2B', '9A', '9B', '9C', '9D', '9F', 'ZZ'].map(departmentOfCode)).toEqual([
      ...['01', '2A', '2B', '971', '972', '973', '974', '976', null],
    ]);
  });

  it('keeps St-Barthélemy and St-Martin with Guadeloupe', () => {
    expect(['01053', '2A004', '97411', '97701', '97801', '1053'].map(departmentOfCommune)).toEqual([
      ...['01', '2A', '974', '971', '971', null],
    ]);
  });

  it('tells the two Corsican départements by the postcode', () => {
    expect(['20000', '20137', '20200', '20620', '97419', '59000', ''].map(departmentOfPostcode)).toEqual([
      ...['2A', '2A', '2B', '2B', '974', '59', null],
    ]);
  });
});

describe('positions', () => {
  it('reads both generations of sources', () => {
    expect(projectionOf('1,ATLASANTE,100,IGN,BD_ADRESSE,V2.2,LAMBERT_93')).toBe('LAMBERT_93');
    expect(projectionOf('1,ATLASANTE,96,BAN,EPSG:2154 RGF93 / Lambert-93 (Métropole)')).toBe('LAMBERT_93');
    expect(projectionOf('1,ATLASANTE,96,BAN,EPSG:5490 RGAF09 / UTM zone 20N')).toBe('UTM_N20');
    expect(projectionOf(',,,,,,UTM_S40')).toBe('UTM_S40');
    expect(projectionOf(',,,,,,')).toBeNull();
  });

  it('gives the published degrees of a site in Viriat', () => {
    expect(toDegrees('LAMBERT_93', 870215.7, 6571590.5)).toEqual({ longitude: 5.208596, latitude: 46.222745 });
  });

  it('puts a site of La Réunion there, and refuses it as Lambert 93', () => {
    const position = toDegrees('UTM_S40', 322224.3, 7658429.5);
    expect(position?.longitude).toBeCloseTo(55.29, 2);
    expect(position?.latitude).toBeCloseTo(-21.17, 2);
    expect(toDegrees('LAMBERT_93', 322224.3, 7658429.5)).toBeNull();
    expect([isFrench(55.5, -21.1), isFrench(2.7, 6.3)]).toEqual([true, false]);
  });
});

describe('société d’exercice libéral', () => {
  it('is told by the legal status', () => {
    expect(['85', '86', '87', '91', '102', '72', '14', '000', null].map(selOfStatus)).toEqual([
      ...[true, true, true, true, true, false, false, null, null],
    ]);
  });

  it('is told by a word of the name, for want of a status', () => {
    const sels = ['LBM SELARL PAGES', 'SELAS', 'S.E.L.A.R.L. BIO', 'Bio SELAFA', 'SELASU LAB 77', 'SELCA DU LAC'];
    const others = ['LBM SELCO BIO', 'LABO DE SELESTAT', 'SELÉNA', 'LBM PASTEUR', 'SASELARL'];
    expect(sels.map(selOfName)).toEqual([true, true, true, true, true, true]);
    expect(others.map(selOfName)).toEqual([false, false, false, false, false]);
  });
});

describe('texts', () => {
  it('splits the postal line and leaves the sorting office out', () => {
    expect(splitPostalLine('97306 CAYENNE CEDEX')).toEqual({ postcode: '97306', town: 'CAYENNE' });
    expect(splitPostalLine('75571 PARIS CEDEX 12')).toEqual({ postcode: '75571', town: 'PARIS' });
    expect(splitPostalLine('')).toEqual({ postcode: null, town: null });
  });

  it('takes only days that exist, and one before 1900 as unknown', () => {
    expect(readDay('2024-02-29')).toEqual({ ok: true, day: '2024-02-29', absurd: false });
    expect(readDay('1010-01-01')).toEqual({ ok: true, day: null, absurd: true });
    expect([readDay('2023-02-29').ok, readDay('20/09/1990').ok]).toEqual([false, false]);
  });
});
