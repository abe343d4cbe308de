import type { LabCounts, SectorFilter } from '../figures/types';

export const POPULATIONS = ['sel', 'private', 'hospital', 'all'] as const;
export type Population = (typeof POPULATIONS)[number];

export const MEASURES = ['feeding', 'everFed', 'equipped', 'equippedFeeding'] as const;
export type Measure = (typeof MEASURES)[number];

type Noun = { one: string; many: string; feminine: boolean };

/** How a population is called, and which labs of the registry it is. */
export const POPULATION: {
  [population in Population]: Noun & { choice: string; sector: SectorFilter | null };
} = {
  sel: { one: 'SEL', many: 'SEL', feminine: true, choice: 'SEL', sector: 'SEL' },
  private: {
    one: 'laboratoire privé',
    many: 'laboratoires privés',
    feminine: false,
    choice: 'Laboratoires privés',
    sector: 'PRIVATE',
  },
  hospital: {
    one: 'laboratoire hospitalier',
    many: 'laboratoires hospitaliers',
    feminine: false,
    choice: 'Laboratoires hospitaliers',
    sector: 'HOSPITAL',
  },
  all: { one: 'laboratoire', many: 'laboratoires', feminine: false, choice: 'Tous les laboratoires', sector: null },
};

export const MEASURE: { [measure in Measure]: { choice: string; caption: (noun: Noun) => string } } = {
  feeding: { choice: 'Alimentation dans le mois', caption: ({ many }) => `Part des ${many} qui alimentent le DMP` },
  everFed: {
    choice: 'Alimentation au moins une fois',
    caption: ({ many }) => `Part des ${many} ayant alimenté le DMP au moins une fois`,
  },
  equipped: {
    choice: 'Équipement',
    caption: ({ many, feminine }) => `Part des ${many} équipé${feminine ? 'es' : 's'} d’un certificat serveur DMP`,
  },
  equippedFeeding: {
    choice: 'Alimentation des équipés',
    caption: ({ many, feminine }) => `Part des ${many} équipé${feminine ? 'es' : 's'} qui alimentent le DMP`,
  },
};

/** «5 SEL», «1 laboratoire privé». */
export function nounOf(count: number, population: Population): string {
  const { one, many } = POPULATION[population];
  return Math.abs(count) >= 2 ? many : one;
}

/** Labs that have what the measure asks, of those it is asked about. `part` is null where nothing was declared: not 0. */
export type Share = { part: number | null; whole: number };

/** A measure of labs that were counted: the same parts and wholes as the figures of lib/figures/adoption.ts. */
export function shareOf(measure: Measure, labs: LabCounts): Share {
  const declared = labs.reported > 0 || labs.feeding > 0;
  switch (measure) {
    case 'feeding':
      return { part: declared ? labs.feeding : null, whole: labs.open };
    case 'everFed':
      return { part: declared ? labs.everFed : null, whole: labs.open };
    case 'equippedFeeding':
      return { part: declared ? labs.equippedFeeding : null, whole: labs.equipped };
    case 'equipped':
      // Certificates are known without a declaration.
      return { part: labs.equipped, whole: labs.open };
  }
}

/** Whether a measure is complete: certificates always, the others where all the labs that should declare did. */
export function isComplete(measure: Measure, { reported, expected }: LabCounts): boolean {
  return measure === 'equipped' || reported >= expected;
}

const NO_LABS: LabCounts = {
  open: 0,
  expected: 0,
  reported: 0,
  feeding: 0,
  everFed: 0,
  equipped: 0,
  equippedFeeding: 0,
  silent: 0,
};

/** The labs of several places together. */
export function sumLabs(groups: readonly LabCounts[]): LabCounts {
  return groups.reduce(
    (sum, labs) => ({
      open: sum.open + labs.open,
      expected: sum.expected + labs.expected,
      reported: sum.reported + labs.reported,
      feeding: sum.feeding + labs.feeding,
      everFed: sum.everFed + labs.everFed,
      equipped: sum.equipped + labs.equipped,
      equippedFeeding: sum.equippedFeeding + labs.equippedFeeding,
      silent: sum.silent + labs.silent,
    }),
    NO_LABS,
  );
}
