import { describe, expect, it } from 'vitest';
import { inRegion, regionWithArticle } from '@/lib/format/region';

describe('a region in a sentence', () => {
  it('takes the preposition that is its own', () => {
    expect(inRegion('11', 'Île-de-France')).toBe('en Île-de-France');
    expect(inRegion('32', 'Hauts-de-France')).toBe('dans les Hauts-de-France');
    expect(inRegion('44', 'Grand Est')).toBe('dans le Grand Est');
    expect(inRegion('04', 'La Réunion')).toBe('à La Réunion');
    expect(inRegion('06', 'Mayotte')).toBe('à Mayotte');
    expect(inRegion('99', 'Inconnue')).toBe('en région Inconnue');
  });

  it('takes its article', () => {
    expect(regionWithArticle('11', 'Île-de-France')).toBe('l’Île-de-France');
    expect(regionWithArticle('52', 'Pays de la Loire')).toBe('les Pays de la Loire');
  });
});
