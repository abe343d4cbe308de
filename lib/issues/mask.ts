/** What stands for another vendor's name. */
export const OTHER_VENDOR = 'Autre éditeur';

const WORD = /[\p{L}\p{N}]/u;

/** One character for one: small letters without accents, every dash and blank a space; so that places stay the same. */
function fold(text: string): string {
  return Array.from({ length: text.length }, (_, i) => {
    const one = text.charAt(i);
    if (/[\s\p{Pd}_]/u.test(one)) return ' ';
    const base = one.normalize('NFD').charAt(0).toLowerCase();
    return base.length === 1 ? base : one;
  }).join('');
}

/** The first place at or after `from` where a folded name stands as words of its own; -1: none. */
function placeOf(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + name.length))) return at;
  }
  return -1;
}

/** A name that must not be read, folded, and what stands for it. */
export type Hidden = { folded: string; as: string };

/** Names to be hidden, longest first so that one within another is not cut. */
export function toHide(names: readonly { name: string; as: string }[]): Hidden[] {
  return names
    .map(({ name, as }) => ({ folded: fold(name), as }))
    .filter(({ folded }) => folded.trim() !== '')
    .sort((a, b) => b.folded.length - a.folded.length);
}

function replaceName(text: string, folded: string, hidden: Hidden): string {
  let [masked, from] = ['', 0];
  for (let at = placeOf(folded, hidden.folded, 0); at >= 0; at = placeOf(folded, hidden.folded, from)) {
    masked += text.slice(from, at) + hidden.as;
    from = at + hidden.folded.length;
  }
  return masked + text.slice(from);
}

/**
 * The names of a text by what stands for them. Capitals, accents, dashes and spaces make no difference («beta-sil» is «Bêta SIL»); a name
 * within a longer word is another word.
 */
export function maskNames(text: string, names: readonly Hidden[]): string {
  if (names.length === 0) return text;
  let [masked, folded] = [text, fold(text)];
  for (const hidden of names) {
    if (!folded.includes(hidden.folded)) continue;
    masked = replaceName(masked, folded, hidden);
    folded = fold(masked);
  }
  return masked;
}

/** The same in every text of a value that JSON can hold. */
export function maskDeep(value: unknown, names: readonly Hidden[]): unknown {
  if (names.length === 0) return value;
  if (typeof value === 'string') return maskNames(value, names);
  if (Array.isArray(value)) return value.map((one) => maskDeep(one, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [maskNames(name, names), maskDeep(one, names)]));
}
