import { describe, expect, it } from 'vitest';
import { inSentence, ofName, plainLetters } from '@/lib/format/text';

describe('words', () => {
  it('lowers the first letter of a label only, not an abbreviation’s', () => {
    expect(inSentence('Bloque l’envoi')).toBe('bloque l’envoi');
    expect(inSentence('À qualifier')).toBe('à qualifier');
    expect(inSentence('Commandes SONS')).toBe('commandes SONS');
    expect(inSentence('SEL')).toBe('SEL');
    expect(inSentence('')).toBe('');
  });

  it('elides «de» before a vowel', () => {
    expect(['Bêta', 'Ormélis', 'Éditions Lys', 'Yann'].map(ofName)).toEqual([
      'de Bêta',
      'd’Ormélis',
      'd’Éditions Lys',
      'de Yann',
    ]);
  });

  it('takes off capitals and accents, composed or not', () => {
    expect(plainLetters('Bêta SIL, Ormélis')).toBe('beta sil, ormelis');
    expect(plainLetters('AOU\u0302T')).toBe('aout');
    expect(plainLetters('Nº 4')).toBe('nº 4');
  });
});
