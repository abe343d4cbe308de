import { plainLetters } from '../format/text';
import { type Month, parseMonth } from '../month';
import { normaliseHeader } from '../tabular/header';
import { MONTH_NAMES } from './read-month';

/** A value that may be meant by a text that is none, and why. */
export type NearValue = { value: string; why: string };

const LEVELS: readonly [RegExp, string, string][] = [
  [/^(?:(?:niv(?:eau)?|level|cda|n|r2)_?)+3$|^3$|^structure$/, 'N3', 'le niveau 3 s’écrit N3'],
  [/^(?:(?:niv(?:eau)?|level|cda|n|r2)_?)+1$|^1$|^non_structure$|^pdf$/, 'N1', 'le niveau 1 s’écrit N1'],
];

const CHANNELS: readonly [RegExp, string, string][] = [
  [
    /citoyen|mon_espace_sante|^mes$|patient|usager/,
    'MSS_CITOYENNE',
    'la messagerie de Mon espace santé s’écrit MSS_CITOYENNE',
  ],
  [/^mss|mssante|ms_sante|messagerie/, 'MSS_PRO', 'la messagerie entre professionnels s’écrit MSS_PRO'],
  [/dmp|dossier_medical/, 'DMP', 'le dossier médical partagé s’écrit DMP'],
];

const DOCUMENT_TYPES: readonly [RegExp, string, string][] = [
  [/^cr$|^crbm?$|cr_?.*bio|compte_?rendu|bio/, 'CR_BIO', 'le compte rendu de biologie s’écrit CR_BIO'],
];

function pick(text: string, choices: readonly [RegExp, string, string][]): NearValue[] {
  const key = normaliseHeader(text);
  const found = choices.find(([like]) => like.test(key));
  return found && key !== '' ? [{ value: found[1], why: found[2] }] : [];
}

export const nearLevels = (text: string): NearValue[] => pick(text, LEVELS);
export const nearChannels = (text: string): NearValue[] => pick(text, CHANNELS);
export const nearDocumentTypes = (text: string): NearValue[] => pick(text, DOCUMENT_TYPES);

const MOST_SLIPS = 2;

// What a spreadsheet counts days from, and the days that it may mean here: 2014 to 2064.
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DAY = 86_400_000; // ms
const FIRST_SERIAL = 42_000;
const LAST_SERIAL = 60_000;

/** The months that may be meant: another way to write one, a day of it, a name with a slip, a name without its year (that of `last`). */
export function nearMonths(text: string, last: Month): NearValue[] {
  const plain = plainLetters(text.slice(0, 60))
    .replace(/[\u00A0\u202F\s]+/g, ' ')
    .trim();
  const of = (year: string, number: string | number, why: string): NearValue[] => {
    const month = parseMonth(`${year.length === 2 ? `20${year}` : year}-${String(number).padStart(2, '0')}`);
    return month && month <= last ? [{ value: month, why }] : [];
  };
  const serial = /^\d{5}$/.test(plain) ? Number(plain) : 0;
  if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
    const [year = '', number = ''] = new Date(DAY_ZERO + serial * DAY).toISOString().split('-');
    return of(year, number, 'date écrite en nombre par le tableur');
  }
  const glued = /^(\d{4})(\d{2})$/.exec(plain);
  if (glued) return of(glued[1] ?? '', glued[2] ?? '', 'année et mois accolés');
  const turned = /^(\d{2})(\d{4})$/.exec(plain);
  if (turned) return of(turned[2] ?? '', turned[1] ?? '', 'mois et année accolés');
  const day = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})(?: .*)?$/.exec(plain);
  if (day) return of(day[3] ?? '', day[2] ?? '', 'un jour de ce mois');
  const isoDay = /^(\d{4})[/. -](\d{1,2})[/. -]\d{1,2}(?:[t ].*)?$/.exec(plain);
  if (isoDay) return of(isoDay[1] ?? '', isoDay[2] ?? '', 'un jour de ce mois');
  const spaced = /^(\d{4})[ .,_;:](\d{1,2})$/.exec(plain);
  if (spaced) return of(spaced[1] ?? '', spaced[2] ?? '', 'autre séparateur');
  const french = /^(\d{1,2})[ .,_;:/-](\d{4}|\d{2})$/.exec(plain);
  if (french) return of(french[2] ?? '', french[1] ?? '', 'autre séparateur');
  const named = /^([a-z]{3,12})[. /_-]*(\d{4}|\d{2})?$/.exec(plain);
  if (!named) return [];
  const [, name = '', year] = named;
  if (name === 'jui') return []; // June or July
  const number = MONTH_NAMES.findIndex((full) => full.startsWith(name)) + 1 || closest(name);
  if (!number) return [];
  if (year) return of(year, number, 'nom du mois mal orthographié');
  const thisYear = last.slice(0, 4);
  const [guess] = of(thisYear, number, `année absente, ${thisYear} supposée`);
  if (guess) return [guess];
  return of(String(Number(thisYear) - 1), number, `année absente, ${Number(thisYear) - 1} supposée`);
}

/** The only month whose name is at most two slips away; 0: none, or several. */
function closest(name: string): number {
  const near = MONTH_NAMES.map((full, i) => ({ number: i + 1, slips: slips(name, full) }))
    .filter(({ slips: count }) => count <= MOST_SLIPS)
    .sort((a, b) => a.slips - b.slips);
  const [first, second] = near;
  return first && first.slips !== second?.slips ? first.number : 0;
}

/** Letters to add, take out, change or swap with their neighbour. */
function slips(a: string, b: string): number {
  const row = (i: number) => table[i] ?? [];
  const table: number[][] = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row(i - 1)[j] ?? 0) + 1, (row(i)[j - 1] ?? 0) + 1, (row(i - 1)[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (row(i - 2)[j - 2] ?? 0) + 1);
      row(i)[j] = least;
    }
  }
  return row(a.length)[b.length] ?? 0;
}
