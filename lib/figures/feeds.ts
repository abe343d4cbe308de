import { inSentence } from '../format/text';
import { addMonths, type Month, monthRange } from '../month';
import { growth, labsAt, pointOf, ratio, seriesAt, someIncomplete, sumKnown } from './point';
import type { Facts, FeedRow, Figure } from './types';

const DECLARED = 'Déclarations des éditeurs';
const MEASURED = 'Mesure de la Cnam';

type Sum = { value: number | null; source: string | null };

/** The sum of a month's rows; null without any row. Its source is the Cnam's as soon as one of the rows is. */
function sumOf(facts: Facts, at: Month, of: (row: FeedRow) => boolean): Sum {
  const rows = facts.feeds.filter((row) => row.month === at && of(row));
  if (rows.length === 0) return { value: null, source: null };
  return {
    value: rows.reduce((sum, row) => sum + row.count, 0),
    source: rows.some((row) => row.source === 'CNAM') ? `${MEASURED}, puis ${inSentence(DECLARED)}` : DECLARED,
  };
}

/** Documents put into the DMP in a month: the labs' rows or, for a corridor without any, its national series. */
export function dmpDocumentsAt(facts: Facts, at: Month): Sum {
  const counted = sumOf(facts, at, (row) => row.channel === 'DMP');
  if (counted.value !== null) return counted;
  const published = seriesAt(facts, 'dmp-documents', 'ACTUAL', at);
  return published ? { value: published.value, source: published.source } : counted;
}

const COMMON = {
  sources:
    'Mesure de la Cnam pour un laboratoire et un mois lorsqu’elle existe, sinon déclaration de l’éditeur\u202F; ' +
    'les deux restent conservées. Par éditeur ou par logiciel\u00A0: les déclarations seules, la Cnam ne connaît pas le logiciel. Pour un couloir sans détail par laboratoire\u00A0: série nationale publiée.',
  perimeter: 'Laboratoires (entités juridiques) du périmètre, comptes rendus de biologie.',
  whenEmpty: '«\u00A0n.d.\u00A0» pour un mois sans aucune déclaration. Un zéro déclaré reste un zéro.',
  whenIncomplete:
    'La somme est celle des laboratoires qui ont déclaré\u202F; elle est marquée incomplète, avec déclarants ÷ attendus.',
} as const;

/** Documents put into the DMP in the month. */
export const dmpDocuments: Figure = {
  definition: {
    ...COMMON,
    id: 'dmp-documents',
    label: 'Documents versés au DMP dans le mois',
    formula: 'Somme des documents envoyés au DMP dans le mois. Atteinte = valeur ÷ cible du mois.',
    unit: 'documents',
    splits: ['region', 'sector', 'vendor', 'product', 'documentType', 'level'],
  },
  compute: (facts, months) =>
    months.map((at) => pointOf(facts, 'dmp-documents', at, { ...dmpDocumentsAt(facts, at), labs: labsAt(facts, at) })),
};

/** `count` months that end at `at`. */
const monthsTo = (at: Month, count: number) => monthRange(addMonths(at, 1 - count), at);

/** Sum of the DMP documents of `count` months that end at `at`; null when one is unknown. */
function sumOfMonths(facts: Facts, at: Month, count: number): number | null {
  return sumKnown(monthsTo(at, count).map((one) => dmpDocumentsAt(facts, one).value));
}

/** Rolling 12-month sum of the DMP documents. */
export const dmpDocuments12m: Figure = {
  definition: {
    ...COMMON,
    id: 'dmp-documents-12m',
    label: 'Documents versés au DMP sur 12 mois',
    formula: 'Somme des documents du mois et des 11 mois qui le précèdent.',
    unit: 'documents',
    whenEmpty: '«\u00A0n.d.\u00A0» dès que l’un des 12 mois est inconnu.',
    splits: ['region', 'sector', 'vendor', 'product'],
  },
  compute: (facts, months) =>
    months.map((at) =>
      pointOf(facts, 'dmp-documents-12m', at, {
        value: sumOfMonths(facts, at, 12),
        labs: labsAt(facts, at),
        source: dmpDocumentsAt(facts, at).source,
        incomplete: someIncomplete(facts, monthsTo(at, 12)),
      }),
    ),
};

/** Three months against the three before, a ratio. */
export const dmpDocumentsGrowth3m: Figure = {
  definition: {
    ...COMMON,
    id: 'dmp-documents-growth-3m',
    label: 'Évolution des documents sur trois mois glissants',
    formula: 'Somme de 3 mois ÷ somme des 3 mois précédents − 1.',
    unit: 'ratio',
    whenEmpty: '«\u00A0n.d.\u00A0» dès que l’un des 6 mois est inconnu.',
    splits: ['region', 'sector', 'vendor', 'product'],
  },
  compute: (facts, months) =>
    months.map((at) =>
      pointOf(facts, 'dmp-documents-growth-3m', at, {
        value: growth(sumOfMonths(facts, at, 3), sumOfMonths(facts, addMonths(at, -3), 3)),
        labs: labsAt(facts, at),
        source: dmpDocumentsAt(facts, at).source,
        incomplete: someIncomplete(facts, monthsTo(at, 6)),
      }),
    ),
};

/** Documents a year and inhabitant, at the pace of the month. */
export const dmpDocumentsPerInhabitant: Figure = {
  definition: {
    ...COMMON,
    id: 'dmp-documents-per-inhabitant',
    label: 'Documents par habitant et par an',
    formula: 'Documents du mois × 12 ÷ population (Insee, COG 2026).',
    unit: 'documents-per-inhabitant',
    perimeter: 'France ou une région\u202F; sans objet pour un secteur ou un éditeur.',
    splits: ['region'],
  },
  compute: (facts, months) =>
    months.map((at) => {
      const { value, source } = dmpDocumentsAt(facts, at);
      return pointOf(facts, 'dmp-documents-per-inhabitant', at, {
        value: ratio(value === null ? null : value * 12, facts.population),
        labs: labsAt(facts, at),
        source,
      });
    }),
};

/** MSSanté messages of the month, to professionals and to citizens. */
export const mssMessages: Figure = {
  definition: {
    ...COMMON,
    id: 'mss-messages',
    label: 'Messages MSSanté (pro et citoyenne)',
    formula: 'Somme des documents envoyés dans le mois par MSSanté professionnelle et par MSSanté citoyenne.',
    unit: 'messages',
    splits: ['region', 'sector', 'vendor', 'product'],
  },
  compute: (facts, months) =>
    months.map((at) =>
      pointOf(facts, 'mss-messages', at, {
        ...sumOf(facts, at, (row) => row.channel !== 'DMP'),
        labs: labsAt(facts, at),
      }),
    ),
};

/** N3 ÷ (N1 + N3) of the DMP documents whose level is known. */
export const level3Share: Figure = {
  definition: {
    ...COMMON,
    id: 'level-3-share',
    label: 'Part des comptes rendus structurés (N3)',
    formula: 'Documents de niveau N3 ÷ documents de niveau N1 ou N3. Les documents sans niveau déclaré sont écartés.',
    unit: 'ratio',
    whenEmpty: '«\u00A0n.d.\u00A0» lorsqu’aucun document du mois n’a de niveau déclaré.',
    splits: ['region', 'sector', 'vendor', 'product'],
  },
  compute: (facts, months) =>
    months.map((at) => {
      const levelled = sumOf(facts, at, (row) => row.channel === 'DMP' && row.level !== null);
      const structured = sumOf(facts, at, (row) => row.channel === 'DMP' && row.level === 'N3');
      return pointOf(facts, 'level-3-share', at, {
        // Levels declared, none of them N3: the share is a known 0.
        value: ratio(levelled.value === null ? null : (structured.value ?? 0), levelled.value),
        labs: labsAt(facts, at),
        source: levelled.source,
      });
    }),
};
