import { normaliseHeader } from '../tabular/header';

/** The runs of three letters of a text's words, each word padded with two spaces before and one after, as pg_trgm has it. */
function trigrams(text: string): Set<string> {
  const found = new Set<string>();
  for (const word of normaliseHeader(text).split('_')) {
    if (word === '') continue;
    const padded = `  ${word} `;
    for (let i = 0; i + 3 <= padded.length; i++) found.add(padded.slice(i, i + 3));
  }
  return found;
}

/** How alike two texts are, 0 to 1: shared runs of three letters among all of them, whatever case and accents. */
export function likeness(a: string, b: string): number {
  const [left, right] = [trigrams(a), trigrams(b)];
  if (left.size === 0 || right.size === 0) return 0;
  let shared = 0;
  for (const run of left) if (right.has(run)) shared += 1;
  return shared / (left.size + right.size - shared);
}
