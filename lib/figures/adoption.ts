import { labsAt, pointOf, ratio } from './point';
import type { Facts, Figure, LabCounts } from './types';

const SOURCE = 'FINESS et déclarations des éditeurs';

// The published adoption rate counts SEL: the population unless another sector is asked for.
function populationOf(facts: Facts): 'all' | 'sel' {
  return facts.perimeter.sector === 'PRIVATE' || facts.perimeter.sector === 'HOSPITAL' ? 'all' : 'sel';
}

const COMMON = {
  sources: 'FINESS pour les laboratoires ouverts, déclarations des éditeurs pour l’alimentation.',
  perimeter:
    'Les SEL ouvertes à la fin du mois, de France métropolitaine lorsque le périmètre est la France (comme le chiffre publié)\u202F; ' +
    'les entités juridiques privées ou hospitalières si ce secteur est demandé.',
  whenEmpty: '«\u00A0n.d.\u00A0» lorsque le périmètre n’a aucun laboratoire ouvert, ou avant le premier mois déclaré.',
  whenIncomplete:
    'Un laboratoire qui n’a pas déclaré ne compte pas parmi ceux qui alimentent\u202F; le taux est marqué incomplet.',
  splits: ['region', 'sector', 'vendor', 'product'],
} as const;

/** A figure of the adoption's population; `measure` is null where nothing was declared in the month. */
function ofPopulation(id: string, measure: (labs: LabCounts) => number | null): Figure['compute'] {
  return (facts, months) =>
    months.map((at) => {
      const labs = labsAt(facts, at, populationOf(facts));
      return pointOf(facts, id, at, {
        value: labs && (labs.reported > 0 || labs.feeding > 0) ? measure(labs) : null,
        labs,
        source: SOURCE,
      });
    });
}

/** Labs with at least one document in the month. */
export const labsFeeding: Figure = {
  definition: {
    ...COMMON,
    id: 'labs-feeding',
    label: 'Laboratoires qui alimentent le DMP',
    formula: 'Nombre de laboratoires avec au moins un document versé au DMP dans le mois.',
    unit: 'labs',
  },
  compute: ofPopulation('labs-feeding', (labs) => labs.feeding),
};

/** Labs feeding ÷ labs open, a ratio. */
export const adoptionRate: Figure = {
  definition: {
    ...COMMON,
    id: 'adoption-rate',
    label: 'SEL qui alimentent le DMP',
    formula:
      'Laboratoires avec au moins un document versé au DMP dans le mois ÷ laboratoires ouverts à la fin du mois.',
    unit: 'ratio',
  },
  compute: ofPopulation('adoption-rate', (labs) => ratio(labs.feeding, labs.open)),
};

/** The cumulative variant: labs that have fed at least once ÷ labs open, a ratio. */
export const adoptionRateCumulative: Figure = {
  definition: {
    ...COMMON,
    id: 'adoption-rate-cumulative',
    label: 'SEL ayant alimenté le DMP au moins une fois',
    formula:
      'Laboratoires avec au moins un document versé au DMP depuis le premier mois connu ÷ laboratoires ouverts à la fin du mois.',
    unit: 'ratio',
  },
  compute: ofPopulation('adoption-rate-cumulative', (labs) => ratio(labs.everFed, labs.open)),
};

/** Equipped labs that feed ÷ equipped labs, a ratio. */
export const adoptionRateEquipped: Figure = {
  definition: {
    ...COMMON,
    id: 'adoption-rate-equipped',
    label: 'Part des équipées qui alimentent',
    formula:
      'Laboratoires équipés d’un certificat serveur DMP à la fin du mois et ayant versé au moins un document dans le mois ' +
      '÷ laboratoires équipés.',
    unit: 'ratio',
    whenEmpty: '«\u00A0n.d.\u00A0» lorsqu’aucun laboratoire du périmètre n’est équipé.',
  },
  compute: ofPopulation('adoption-rate-equipped', (labs) => ratio(labs.equippedFeeding, labs.equipped)),
};

const DECLARING = {
  perimeter: 'Entités juridiques ouvertes à la fin du mois et dotées d’un logiciel de laboratoire.',
  whenIncomplete: 'Le taux dit lui-même ce qui manque.',
} as const;

/** Labs reported ÷ labs expected, a ratio. */
export const reportingCompleteness: Figure = {
  definition: {
    ...COMMON,
    ...DECLARING,
    id: 'reporting-completeness',
    label: 'Laboratoires ayant déclaré',
    formula:
      'Laboratoires avec au moins une ligne déclarée pour le mois (un zéro déclaré en est une) ÷ laboratoires attendus.',
    unit: 'ratio',
    sources: 'Parc installé et déclarations des éditeurs.',
    whenEmpty: '«\u00A0n.d.\u00A0» lorsqu’aucun laboratoire n’est attendu.',
  },
  compute: (facts, months) =>
    months.map((at) => {
      const labs = labsAt(facts, at);
      return pointOf(facts, 'reporting-completeness', at, {
        value: labs ? ratio(labs.reported, labs.expected) : null,
        labs,
        source: 'Dépôts des éditeurs',
      });
    }),
};

/** Labs with a signed VA and no document in the month. */
export const silentLabs: Figure = {
  definition: {
    ...COMMON,
    ...DECLARING,
    id: 'silent-labs',
    label: 'Laboratoires silencieux',
    formula:
      'Laboratoires dont la vérification d’aptitude est signée avant le mois, qui ont déclaré, et dont aucun document ' +
      'n’a été versé au DMP dans le mois.',
    unit: 'labs',
    sources: 'Événements des commandes SONS et déclarations des éditeurs.',
    whenIncomplete: 'Un laboratoire qui n’a pas déclaré n’est pas dit silencieux\u00A0: on ne sait pas.',
  },
  compute: (facts, months) =>
    months.map((at) => {
      const labs = labsAt(facts, at);
      return pointOf(facts, 'silent-labs', at, {
        value: labs && labs.reported > 0 ? labs.silent : null,
        labs,
        source: SOURCE,
      });
    }),
};
