import { formatCount } from '../format/number';
import { plainLetters } from '../format/text';

/** What a feedback says, to be compared. */
export type Subject = {
  text: string;
  categoryCode: string;
  productCode: string | null;
  /** FINESS EJ. */
  lab: string | null;
  regionCode: string | null;
};

/** An open issue that a feedback may be about. */
export type Candidate = {
  id: number;
  /** Title and statement. */
  text: string;
  categoryCode: string;
  products: readonly string[];
  labs: readonly string[];
  /** Regions of its labs, and its own. */
  regions: readonly string[];
};

/** How like an issue is to a feedback; `why` says it in French. */
export type Likeness = { id: number; score: number; why: string };

/** What each likeness adds to the score: a shared word counts up to five times, near texts by how near they are (0 to 1). */
const POINTS = { category: 3, family: 1.5, product: 3, lab: 2, region: 0.5, word: 0.5, text: 4 } as const;
const MOST_WORDS = 5;
const NEAR_TEXT = 0.5;
const LEAST_SCORE = 3;
const MOST_PROPOSED = 3;
const SHORTEST_WORD = 4;

/** The words of a text without accents, capitals or a final s or x. */
function plainWords(text: string): string[] {
  return (plainLetters(text).match(/[a-z0-9]+/g) ?? []).map((word) =>
    word.length > SHORTEST_WORD ? word.replace(/[sx]$/, '') : word,
  );
}

// Frequent words that bring nothing together.
const EMPTY_WORDS = new Set(
  plainWords(
    'alors après aucun aussi autre avant avec avoir cela cette chez comme dans depuis deux dont donc elle encore entre être etait fait faire font ' +
      'laboratoire labo leur mais même moins notre parce peut peuvent plus pour pourtant quand quel quelle sans selon sera serait sont sous ' +
      'toujours tous tout toute très trop vers votre vous nous',
  ),
);

/** The words that tell what a text is about, each once. */
function tellingWords(text: string): Set<string> {
  return new Set(plainWords(text).filter((word) => word.length >= SHORTEST_WORD && !EMPTY_WORDS.has(word)));
}

/** Groups of three characters of each word, framed by blanks as PostgreSQL's pg_trgm does. */
function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of plainWords(text)) {
    const framed = `  ${word} `;
    for (let i = 0; i + 3 <= framed.length; i++) found.add(framed.slice(i, i + 3));
  }
  return found;
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((one) => b.has(one)).length;

/** Share of the groups of three characters that two texts have in common, 0 to 1; 0 when one of them has no word. */
export function textSimilarity(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  const common = shared(left, right);
  return common === 0 ? 0 : common / (left.size + right.size - common);
}

/**
 * How like an issue is to a feedback. A category counts half when only its family (parent or sister) is the same.
 * @param parentOf the parent of each category that has one.
 */
export function likenessOf(subject: Subject, candidate: Candidate, parentOf: ReadonlyMap<string, string>): Likeness {
  const reasons: string[] = [];
  let score = 0;
  const add = (points: number, reason: string) => {
    score += points;
    reasons.push(reason);
  };
  const family = (code: string) => parentOf.get(code) ?? code;
  if (subject.categoryCode === candidate.categoryCode) add(POINTS.category, 'même catégorie');
  else if (family(subject.categoryCode) === family(candidate.categoryCode)) add(POINTS.family, 'catégorie voisine');
  if (subject.productCode !== null && candidate.products.includes(subject.productCode)) {
    add(POINTS.product, 'même logiciel');
  }
  if (subject.lab !== null && candidate.labs.includes(subject.lab)) add(POINTS.lab, 'même laboratoire');
  else if (subject.regionCode !== null && candidate.regions.includes(subject.regionCode)) {
    add(POINTS.region, 'même région');
  }
  const words = shared(tellingWords(subject.text), tellingWords(candidate.text));
  if (words > 0) {
    add(Math.min(words, MOST_WORDS) * POINTS.word, formatCount(words, 'mot commun', 'mots communs'));
  }
  const near = textSimilarity(subject.text, candidate.text);
  score += near * POINTS.text;
  if (near >= NEAR_TEXT) reasons.push('textes proches');
  return { id: candidate.id, score, why: reasons.join(', ') };
}

/** The issues that a feedback is most likely about, at most three, the likeliest first; none that has too little in common. */
export function proposeIssues(
  subject: Subject,
  candidates: readonly Candidate[],
  parentOf: ReadonlyMap<string, string>,
): Likeness[] {
  return candidates
    .map((candidate) => likenessOf(subject, candidate, parentOf))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, MOST_PROPOSED);
}

/** A title from what was said: the first sentence or line, cut at a word when it is longer than `most` characters. */
export function titleFrom(text: string, most = 100): string {
  const first = text.trim().split(/(?<=[.!?…])\s|\n/)[0] ?? '';
  const bare = first.replace(/[\s.…]+$/, '');
  if (bare.length <= most) return bare;
  // Never between the two halves of one character.
  const cut = bare.slice(0, most).replace(/\p{Cs}$/u, '');
  const end = cut.lastIndexOf(' ');
  return `${cut
    .slice(0, end > 0 ? end : most - 1)
    .replace(/\p{Cs}$/u, '')
    .replace(/[\s,;:]+$/, '')}…`;
}
