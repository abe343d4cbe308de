import { addMonths, type Month } from '../month';
import { dmpDocumentsAt } from './feeds';
import { difference, growth, labsAt, pointOf, ratio, seriesAt, someIncomplete, sumKnown } from './point';
import type { Facts, Figure } from './types';

/** Emitters of the published table, in its order. */
export const EMITTERS = [
  { key: 'lab', label: 'Laboratoires de biologie' },
  { key: 'physician', label: 'Médecins' },
  { key: 'hospital_excl_sidep', label: 'Établissements de santé, hors SI-DEP' },
  { key: 'sidep', label: 'SI-DEP (tests COVID)' },
  { key: 'esms', label: 'Établissements médico-sociaux' },
] as const;

const SOURCE = 'Déclarations des éditeurs et séries nationales';

/** Documents of one emitter in a month: counted for the labs, a national series for the others. */
function documentsOf(facts: Facts, emitter: string, at: Month): number | null {
  if (at > facts.lastMonth) return null;
  if (emitter === 'lab') return dmpDocumentsAt(facts, at).value;
  return seriesAt(facts, 'documents-by-emitter', 'ACTUAL', at, emitter)?.value ?? null;
}

function total(facts: Facts, at: Month, except: readonly string[] = []): number | null {
  return sumKnown(facts.emitters.filter((key) => !except.includes(key)).map((key) => documentsOf(facts, key, at)));
}

const COMMON = {
  unit: 'documents',
  sources:
    'Laboratoires\u00A0: comme «\u00A0Documents versés au DMP\u00A0». Autres émetteurs\u00A0: séries nationales.',
  perimeter:
    'France, tous émetteurs. Une région ne mesure que ses laboratoires\u00A0: le total y est «\u00A0n.d.\u00A0».',
  whenEmpty: '«\u00A0n.d.\u00A0» dès qu’un émetteur est inconnu\u00A0: une somme partielle se lirait comme un total.',
  whenIncomplete: 'Marqué incomplet lorsque des laboratoires n’ont pas déclaré.',
  splits: ['emitter'],
} as const;

/** Documents of all emitters in the month. */
export const documentsByEmitter: Figure = {
  acrossCorridors: true,
  definition: {
    ...COMMON,
    id: 'documents-by-emitter',
    label: 'Documents par émetteur',
    formula:
      'Somme des documents des laboratoires, des médecins, des établissements de santé hors SI-DEP, de SI-DEP et des ' +
      'établissements médico-sociaux. Évolution = mois ÷ mois précédent − 1. Part des tests COVID = SI-DEP ÷ total.',
  },
  compute: (facts, months) =>
    months.map((at) =>
      pointOf(facts, 'documents-by-emitter', at, { value: total(facts, at), labs: labsAt(facts, at), source: SOURCE }),
    ),
};

/** Difference from the month before, of all emitters but SI-DEP. */
export const dmpDocumentsChange: Figure = {
  acrossCorridors: true,
  definition: {
    ...COMMON,
    id: 'dmp-documents-change',
    label: 'Évolution mensuelle hors SI-DEP',
    formula:
      'Documents de tous les émetteurs hors SI-DEP dans le mois − documents du mois précédent. ' +
      'La ventilation par émetteur donne aussi SI-DEP, donc l’évolution avec SI-DEP.',
  },
  compute: (facts, months) =>
    months.map((at) => {
      // Split by emitter, SI-DEP is asked for by name.
      const except = facts.emitters.length === 1 ? [] : ['sidep'];
      return pointOf(facts, 'dmp-documents-change', at, {
        value: difference(total(facts, at, except), total(facts, addMonths(at, -1), except)),
        labs: labsAt(facts, at),
        source: SOURCE,
        incomplete: someIncomplete(facts, [addMonths(at, -1)]),
      });
    }),
};

export type EmitterLine = {
  key: string;
  label: string;
  value: number | null;
  /** Against the month before, a ratio. */
  change: number | null;
  /** Of the total, a ratio. */
  share: number | null;
};

export type EmitterTable = { lines: EmitterLine[]; total: EmitterLine; covidShare: number | null };

/** The published table of a month: each emitter and the total, with change and share. */
export function emitterTable(facts: Facts, at: Month): EmitterTable {
  const before = addMonths(at, -1);
  const whole = total(facts, at);
  const lines = EMITTERS.map(({ key, label }) => {
    const value = documentsOf(facts, key, at);
    return { key, label, value, change: growth(value, documentsOf(facts, key, before)), share: ratio(value, whole) };
  });
  return {
    lines,
    total: {
      key: 'total',
      label: 'Total',
      value: whole,
      change: growth(whole, total(facts, before)),
      share: ratio(whole, whole),
    },
    covidShare: lines.find(({ key }) => key === 'sidep')?.share ?? null,
  };
}

/** Rank of a month's change among all the months up to it, 1 the highest; null when it is unknown. */
export function changeRank(points: readonly { month: Month; value: number | null }[], at: Month): number | null {
  const value = points.find((point) => point.month === at)?.value ?? null;
  if (value === null) return null;
  return 1 + points.filter((point) => point.month < at && point.value !== null && point.value > value).length;
}
