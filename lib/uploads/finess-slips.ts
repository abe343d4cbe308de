import { finessKeyHolds } from '../finess/finess-key';

const LENGTH = 9;
const FORM = /^\d[\dAB]\d{7}$/;
const MOST_READ = 40;
const LOOKALIKES: { readonly [letter: string]: { digit: string; name: string } } = {
  O: { digit: '0', name: 'zéro' },
  Q: { digit: '0', name: 'zéro' },
  I: { digit: '1', name: 'un' },
  L: { digit: '1', name: 'un' },
  Z: { digit: '2', name: 'deux' },
  S: { digit: '5', name: 'cinq' },
  B: { digit: '8', name: 'huit' },
};

/** A number that a slip may have turned into what was read. `rank`: the lower, the likelier the slip. */
export type FinessSlip = { finess: string; why: string; rank: number };

/**
 * The FINESS numbers that may be meant by a text, the likeliest slips first: lookalike letters, neighbours swapped, a wrong key, lost
 * zeros, one digit wrong, missing or too many. None for a text that is a known form and nothing else; whether they exist is not looked at.
 */
export function finessSlips(text: string): FinessSlip[] {
  const compact = text
    .slice(0, MOST_READ)
    .replace(/[\s\u00A0\u202F.,;:'’"_/-]/g, '')
    .toUpperCase();
  const found = new Map<string, FinessSlip>();
  const add = (finess: string, why: string, rank: number) => {
    if (FORM.test(finess) && finess !== compact && !found.has(finess)) found.set(finess, { finess, why, rank });
  };
  const unlettered = withoutLetters(compact);
  if (unlettered) add(unlettered.text.padStart(LENGTH, '0'), unlettered.why, 0);
  const digits = compact.replace(/[^\dAB]/g, '');
  if (digits.length === LENGTH && digits !== compact) add(digits, 'signes en trop', 0);
  if (/^\d{5,8}$/.test(compact)) add(compact.padStart(LENGTH, '0'), 'zéro initial perdu', 0);
  const base = unlettered?.text ?? compact;
  if (FORM.test(base)) slipsOfOne(base, add);
  if (base.length === LENGTH - 1) {
    for (let i = 0; i <= base.length; i++)
      for (const digit of '0123456789') add(base.slice(0, i) + digit + base.slice(i), 'un chiffre manquant', 4);
  }
  if (base.length === LENGTH + 1) {
    for (let i = 0; i < base.length; i++) add(base.slice(0, i) + base.slice(i + 1), 'un chiffre en trop', 3);
  }
  return [...found.values()].sort((a, b) => a.rank - b.rank || keyRank(a) - keyRank(b));
}

const keyRank = ({ finess }: FinessSlip) => (finessKeyHolds(finess) ? 0 : 1);

function slipsOfOne(text: string, add: (finess: string, why: string, rank: number) => void): void {
  for (let i = 0; i + 1 < text.length; i++) {
    const [a, b] = [text[i] ?? '', text[i + 1] ?? ''];
    if (a !== b) add(text.slice(0, i) + b + a + text.slice(i + 2), 'deux chiffres intervertis', 1);
  }
  for (let i = text.length - 1; i >= 0; i--) {
    const last = i === LENGTH - 1;
    for (const digit of '0123456789')
      add(
        text.slice(0, i) + digit + text.slice(i + 1),
        last ? 'dernier chiffre (clé) faux' : 'un chiffre faux',
        last ? 2 : 3,
      );
  }
}

/** The text with letters that look like digits read as these; null when it has none, or other letters. «2A» and «2B» are Corsica's. */
function withoutLetters(compact: string): { text: string; why: string } | null {
  const letters = new Set<string>();
  const text = [...compact]
    .map((character, i) => {
      if (i === 1 && /[AB]/.test(character) && compact[0] === '2') return character;
      const like = LOOKALIKES[character];
      if (!like) return character;
      letters.add(character);
      return like.digit;
    })
    .join('');
  const [first] = letters;
  if (first === undefined || !/^\d[\dAB]?\d*$/.test(text)) return null;
  const name = LOOKALIKES[first]?.name ?? '';
  return { text, why: letters.size === 1 ? `lettre ${first} au lieu de ${name}` : 'lettres au lieu de chiffres' };
}
