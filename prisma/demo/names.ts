import { landmarksOf, withoutArticle } from './landmarks';
import { pick, type Random, shuffled } from './random';

type Sector = 'PRIVATE' | 'HOSPITAL';

const SEL_FORMS = ['SELAS', 'SELAS', 'SELARL', 'SELARL', 'SELAFA'];
// {x}: a landmark; {de x}: the landmark with its article.
const PATTERNS: { [sector in Sector]: readonly string[] } = {
  PRIVATE: ['{x} Biologie', 'Bio {x}', '{x} Analyses', 'Biologie {de x}', 'Laboratoires {de x}', 'Labo {x}'],
  HOSPITAL: ['CH {de x}', 'Clinique {de x}', 'Hôpital {de x}', 'Polyclinique {de x}', 'CHI {de x}', 'Institut {de x}'],
};

/** Names of a region in the order they are given: each landmark once, then each again in the next pattern. */
function* namesIn(random: Random, region: string, patterns: readonly string[]): Generator<string> {
  const landmarks = shuffled(random, landmarksOf(region));
  for (let round = 0; round < patterns.length; round++) {
    for (const [i, landmark] of landmarks.entries()) {
      const pattern = patterns[(i + round) % patterns.length] ?? '{x}';
      yield pattern.replace('{de x}', landmark).replace('{x}', withoutArticle(landmark));
    }
  }
}

/**
 * Gives names that evoke the region, each once in all: «SELAS Vilaine Biologie», «CH du Trégor».
 * @param reserved names already taken.
 */
export function namesOf(
  random: Random,
  reserved: Iterable<string>,
): (region: string, sector: Sector, sel: boolean) => string {
  const given = new Set(reserved);
  const sequences = new Map<string, Generator<string>>();
  return (region, sector, sel) => {
    const key = region + sector;
    const sequence = sequences.get(key) ?? namesIn(random, region, PATTERNS[sector]);
    sequences.set(key, sequence);
    // Not for … of: it would close the sequence at the first name.
    for (let next = sequence.next(); !next.done; next = sequence.next()) {
      const name = sector === 'HOSPITAL' ? next.value : `${sel ? pick(random, SEL_FORMS) : 'SA'} ${next.value}`;
      if (!given.has(name)) {
        given.add(name);
        return name;
      }
    }
    throw new RangeError(`no name left in region ${region}`);
  };
}
