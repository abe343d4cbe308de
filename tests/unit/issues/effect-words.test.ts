import { describe, expect, it } from 'vitest';
import type { Effect } from '@/lib/figures/effect';
import {
  effectChanges,
  effectNote,
  effectSources,
  effectSubtitle,
  effectTitle,
  sinceSentence,
} from '@/lib/issues/effect-words';
import { type IsoDate, month } from '@/lib/month';

const side = { documents: 1, reported: 1, labs: 23, index: 100 };
const MONTHS = ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09'].map((name, i) => ({
  month: month(name),
  phase: i < 3 ? ('before' as const) : i === 3 ? ('fix' as const) : ('after' as const),
  concerned: side,
  comparable: side,
}));

type Measured = Extract<Effect, { kind: 'measured' }>;
const effect: Measured = {
  kind: 'measured',
  fixedOn: '2023-07-11' as IsoDate,
  months: MONTHS,
  labs: 23,
  sources: { declared: true, measured: false },
  silent: 0,
  unequipped: 0,
  comparables: 96,
  concerned: { before: 48_500, after: 63_535, change: 0.31 },
  comparable: { before: 213_500, after: 226_310, change: 0.06 },
  gain: 12_125,
  measurable: true,
};

describe('the effect in words', () => {
  it('says what was gained, lost or not to be seen', () => {
    expect(effectTitle(effect)).toBe('Le correctif a fait gagner environ 12\u202F000\u00A0documents par mois');
    expect(effectTitle({ ...effect, gain: -4549 })).toBe(
      'Depuis le correctif, environ 4\u202F500\u00A0documents par mois de moins que les comparables',
    );
    expect(effectTitle({ ...effect, measurable: false })).toBe('Pas d’effet mesurable du correctif');
    expect(effectTitle({ kind: 'too-soon', from: '2023-10-01' as IsoDate })).toBe(
      'Moins de 2\u00A0mois de recul, pas de mesure',
    );
  });

  it('names its base and both changes', () => {
    expect(effectSubtitle(effect)).toBe(
      'Documents DMP par mois, indice\u00A0100\u00A0= moyenne d’avril à juin\u00A02023',
    );
    expect(effectChanges(effect)).toBe(
      'Laboratoires concernés +31,0\u00A0%, comparables +6,0\u00A0%. Écart\u00A0: +25,0\u00A0pts.',
    );
    expect(sinceSentence(effect)).toBe(
      'Depuis, les 23\u00A0laboratoires concernés envoient 31,0\u00A0% de documents en plus\u202F; les comparables, 6,0\u00A0%.',
    );
  });

  it('names the sources that were read', () => {
    expect(effectSources(effect)).toBe('déclarations des éditeurs');
    expect(effectSources({ ...effect, sources: { declared: true, measured: true } })).toBe(
      'mesure de la Cnam, puis déclarations des éditeurs',
    );
  });

  it('says why nothing is compared', () => {
    const few = effectNote({ ...effect, comparables: 4, comparable: null, gain: null, measurable: null });
    expect(few).toContain('4\u00A0laboratoires comparables seulement');
    expect(few).toContain('à moins de 5, pas de comparaison');
  });
});
