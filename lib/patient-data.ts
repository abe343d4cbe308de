import { plainLetters } from './format/text';
import { findPatientNumber, legible } from './patient-number';
import {
  FIRST_NAMES,
  LINKING_WORDS,
  ORGANISATION_LIKE,
  ORGANISATIONS,
  PARTICLES,
  PLACES,
  WORDS_OF_THE_FIELD,
} from './patient-words';

/** What in a text looks like a patient's: as written, and whether it is a number or a birth date. */
export type PatientData = { found: string; kind: 'number' | 'birth' };

const MONTH_NAME =
  '(?:janv(?:ier|\\.)?|f[ée]v(?:rier|r?\\.)?|mars|avr(?:il|\\.)?|mai|juin|juil(?:let|\\.)?|ao[ûu]t|sept(?:embre|\\.)?|oct(?:obre|\\.)?|nov(?:embre|\\.)?|d[ée]c(?:embre|\\.)?)';
const NUMBERED = { day: '(?:0?[1-9]|[12]\\d|3[01])', month: '(?:0?[1-9]|1[0-2])', year: '(?:19|20)\\d\\d' };
// 12/03/1965, 12.03.65, 12 03 1965, 12 mars 1965, 1965-03-12; never within a longer number, as a telephone's.
const DAY = `(?<![\\p{L}\\d]|\\d[\\s./-])(?:${[
  `${NUMBERED.day}[/.-]${NUMBERED.month}[/.-](?:${NUMBERED.year}|\\d\\d)`,
  `(?:0[1-9]|[12]\\d|3[01])\\s(?:0[1-9]|1[0-2])\\s${NUMBERED.year}`,
  `${NUMBERED.day}(?:er)?\\s${MONTH_NAME}\\s${NUMBERED.year}`,
  `${NUMBERED.year}-${NUMBERED.month}-${NUMBERED.day}`,
].join('|')})(?![\\p{L}\\d]|[\\s./-]\\d)`;

// The same with a year of two digits: after «né le», or it is a number that follows a day of work.
const BIRTHDAY = `(?:${DAY}|(?<![\\p{L}\\d])${NUMBERED.day}(?:er)?\\s${MONTH_NAME}\\s\\d\\d(?![\\p{L}\\d]|[\\s./-]\\d))`;

// 12031956 or 19560312: only after a name, or what says a birth.
const GLUED = `(?<![\\p{L}\\d])(?:(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d|(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01]))(?![\\p{L}\\d])`;

const START = '(?<![\\p{L}\\d])';
const CAPITALISED = "\\p{Lu}[\\p{L}'’-]{1,40}";
const TITLE = '(?:M\\.\\s*|(?:M|Mr|Mme|MME|Mlle|MLLE|Monsieur|Madame|Mademoiselle)\\.?\\s+)';
const PATIENT = '(?:[Pp]atient(?:e|\\(e\\)|·e)?|PATIENTE?)';

// A birth said in so many words. A recent one may be anything's («le blocage est né le 12/09/2023») unless a person is named before it.
const BORN = new RegExp(
  `${START}[Nn][ée](?:e|\\(e\\)|·e|\\.e)?\\s+(?:(?:${CAPITALISED}\\s+){1,3})?(?:le\\s+|en\\s+)?(?:${BIRTHDAY}|${GLUED})`,
  'gu',
);
const BIRTH_FIELD = new RegExp(
  `${START}(?:DDN|d(?:ate)?\\.?\\s?(?:de\\s)?nais(?:sance|s\\.)?|naissance)[\\s:=(]*(?:(?:le|du|est)\\s+(?:le\\s+)?)?(?:${BIRTHDAY}|${GLUED})`,
  'giu',
);
// A person's title, or «patient», and a name, with a day soon after.
const TITLED = new RegExp(
  `${START}(?:${TITLE}|${PATIENT}\\s*(?::\\s*)?(?:${TITLE})?)(?:${CAPITALISED}|\\p{Lu}\\.)([^.!?;]{0,40}?)(?:${DAY})`,
  'gu',
);
// Two to six capitalised words right before or after a day, which a sex or an age may part from it: «(H, 12/03/1956)».
const NAMES = `${CAPITALISED}(?:\\s+${CAPITALISED}){1,5}`;
const BESIDE = '[\\s,;:|()/–-]{1,4}';
const SEX_OR_AGE = `(?:(?:[HFM]|\\d{1,3}\\s?ans)${BESIDE})?`;
const NAME_THEN_DAY = new RegExp(`${START}(${NAMES})${BESIDE}${SEX_OR_AGE}(?:${DAY}|${GLUED})`, 'gu');
const DAY_THEN_NAME = new RegExp(`(?:${DAY})${BESIDE}(${NAMES})`, 'gu');
// The same in small letters, one of them a first name: «dupont jean, 12/03/1956».
const SMALL_NAME_THEN_DAY = new RegExp(
  `${START}([\\p{L}’-]{2,40}\\s+[\\p{L}’-]{2,40})${BESIDE}${SEX_OR_AGE}(?:${DAY})`,
  'gu',
);
// A few words between: «Jean Dupont : INS refusée, 12/03/1956».
const NAME_SOON_DAY = new RegExp(`${START}(${NAMES})(?![\\p{L}'’-])([^.!?\\n]{1,25}?)(?:${DAY})`, 'gu');
const DAY_AT_END = new RegExp(`(?:${BIRTHDAY}|${GLUED})$`, 'iu');
const DAY_AT_START = new RegExp(`^(?:${DAY})`, 'iu');
const PERSON_BEFORE = new RegExp(
  `(?:${START}${TITLE}\\p{Lu}|${START}(?:patient|b[ée]b[ée]|nourrisson|enfant)|${START}\\p{Lu}{3,}\\s+\\p{Lu}\\p{Ll}|${START}\\p{Lu}\\p{Ll}+\\s+\\p{Lu}{3,})[^.!?;]{0,40}$`,
  'u',
);

// What a place or a lab is called by: «rue Jean Jaurès».
const PLACE_BEFORE =
  /(?<![\p{L}\d])(?:rue|avenue|av\.|boulevard|bd|place|quai|site|clinique|polyclinique|hôpital|hopital|centre|institut|fondation|lycée|cabinet|laboratoire|labo|lbm|labm|selas|selarl)\s+(?:(?:de|du|des|d’|d'|la|le)\s*)*$/iu;
// A text of law, whatever its year; what somebody does or a lab has lived through, since there are computers in labs; what the project does, in this century.
const LAW =
  /(?:arrêté|décret|loi|ordonnance|norme|circulaire|directive|règlement|instruction|version|convention)(?:s|e|es)?(?!\p{L})/iu;
const CAREER =
  /(?<!\p{L})(?:depuis|ouvert|ouvre|fond[éa]|cré[éa]|install|exerce|biologiste|pharmacien|médecin|direct|responsable|diplôm|associ|nomm|embauch|arriv|contrat|repris|rachet|accrédit)/iu;
const WORK =
  /(?<!\p{L})(?:réunion|rencontr|r?appel|visite|entretien|formation|sign|ferm|migr|fusion|référent|informaticien|qualiticien|secrétaire|gérant|président|mail|courriel|message|vue? |dit |écri)/iu;
// «Le 12/03/2014, Marie Durand a signé».
const ON_THE_DAY = /(?<!\p{L})(?:le|du|au|depuis)\s+$/iu;

/** A day after this year is one of work: whoever was born on it is told by the words around it. */
const LAST_YEAR_OF_BIRTH = 2020;
/** Up to this year, before any work on the Ségur, two words with a capital beside a day are a person's name. */
const LAST_YEAR_WITHOUT_WORK = 2015;
/** Up to this year, they are even with a few words between. */
const LAST_YEAR_OF_ADULTS = 2000;
/** Up to this year, no day is one of somebody's career. */
const LAST_YEAR_WITHOUT_CAREER = 1970;

const MONTH_WITHIN = new RegExp(`(?<=\\d(?:er)?\\s)${MONTH_NAME}(?=\\s\\d)`, 'giu');

/** The year of 19560312 or 12031956; undefined when the day is written otherwise, or is none. */
function gluedYear(day: string): string | undefined {
  if (!/^\d{8}$/.test(day)) return undefined;
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/.test(day) ? day.slice(0, 4) : day.slice(4);
}

/** The year that a day as written is of; of two digits, those to come are of the last century. */
function yearOf(day: string): number {
  const full = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(day)?.[0] ?? gluedYear(day);
  if (full !== undefined) return Number(full);
  const short = Number(day.slice(-2));
  return short > 29 ? 1900 + short : 2000 + short;
}

const mayBeBirth = (day: string | undefined): day is string => day !== undefined && yearOf(day) <= LAST_YEAR_OF_BIRTH;

const plain = (word: string): string =>
  plainLetters(word)
    .replace(/^[dl]['’]/, '')
    .toUpperCase();

const isFirstName = (word: string): boolean =>
  plain(word)
    .split('-')
    .some((part) => FIRST_NAMES.has(part));

const isOrganisation = (word: string): boolean => ORGANISATIONS.has(plain(word)) || ORGANISATION_LIKE.test(plain(word));

/** Whether the words between somebody and a day tell what the day is of, which is no birth. */
function tellsOfWork(words: string, year: number): boolean {
  if (LAW.test(words)) return true;
  if (CAREER.test(words)) return year > LAST_YEAR_WITHOUT_CAREER;
  return WORK.test(words) && year > LAST_YEAR_OF_ADULTS;
}

/**
 * Whether capitalised words beside a day of a year read as a person: two at least, none of the field. The later the day, the more it takes: a
 * first name, or a family name in capitals.
 */
function readsAsPerson(words: string, year: number): boolean {
  const known = words.split(/\s+/).filter((word) => !PARTICLES.has(plain(word)));
  const ofField = (word: string) => WORDS_OF_THE_FIELD.has(plain(word));
  const someone = known.slice(known.findIndex((word) => !ofField(word)));
  if (known.every(ofField) || someone.length < 2 || known.some(isOrganisation)) return false;
  if (someone.some(ofField)) return false;
  const named = someone.some(isFirstName);
  // «Rejet Jean Dupont» is one, «Version Sillage Evo» is none.
  if (someone.length < known.length && !named) return false;
  const isPlace = (word: string) => word.split('-').some((part) => PLACES.has(plain(part)));
  if (year <= LAST_YEAR_OF_ADULTS) return !someone.every(isPlace);
  if (named) return !someone.some((word) => /^STE?$/i.test(word));
  if (someone.some(isPlace)) return false;
  return year <= LAST_YEAR_WITHOUT_WORK || someone.some((word) => /^[\p{Lu}'’-]{3,}$/u.test(word));
}

/** Whether two words, one of them at least in small letters, are a first name and a family name. */
function readsAsSmallName(words: string): boolean {
  const both = words.split(/\s+/);
  if (both.every((word) => /^\p{Lu}/u.test(word))) return false;
  const others = [LINKING_WORDS, ORGANISATIONS, WORDS_OF_THE_FIELD];
  return both.some(isFirstName) && !both.some((word) => others.some((set) => set.has(plain(word))));
}

function findBeside(text: string): string | null {
  const before = (match: RegExpExecArray) => text.slice(Math.max(0, match.index - 40), match.index);
  for (const pattern of [NAME_THEN_DAY, NAME_SOON_DAY, SMALL_NAME_THEN_DAY]) {
    for (const match of text.matchAll(pattern)) {
      const [whole, words = '', between = ''] = match;
      const day = DAY_AT_END.exec(whole)?.[0];
      if (!mayBeBirth(day)) continue;
      const year = yearOf(day);
      if (year > LAST_YEAR_WITHOUT_CAREER && PLACE_BEFORE.test(before(match))) continue;
      if (pattern !== NAME_THEN_DAY && year > LAST_YEAR_OF_ADULTS) continue;
      const person = pattern === SMALL_NAME_THEN_DAY ? readsAsSmallName(words) : readsAsPerson(words, year);
      if (person && !tellsOfWork(between, year)) return whole;
    }
  }
  for (const match of text.matchAll(DAY_THEN_NAME)) {
    const day = DAY_AT_START.exec(match[0])?.[0];
    if (!mayBeBirth(day)) continue;
    const year = yearOf(day);
    if (year > LAST_YEAR_OF_ADULTS && ON_THE_DAY.test(before(match))) continue;
    if (readsAsPerson(match[1] ?? '', year)) return match[0];
  }
  return null;
}

/** A birth date said or beside a name, with what makes it one; as it reads but for a month in capitals, or null. */
function findBirth(typed: string): string | null {
  const text = legible(typed).replace(MONTH_WITHIN, (name) => name.toLowerCase());
  for (const match of text.matchAll(BIRTH_FIELD)) return match[0];
  for (const match of text.matchAll(BORN)) {
    const day = DAY_AT_END.exec(match[0])?.[0];
    if (mayBeBirth(day) || PERSON_BEFORE.test(text.slice(0, match.index))) return match[0];
  }
  for (const match of text.matchAll(TITLED)) {
    const [whole, between = ''] = match;
    const day = DAY_AT_END.exec(whole)?.[0];
    if (mayBeBirth(day) && (/^patient/i.test(whole) || !tellsOfWork(between, yearOf(day)))) return whole;
  }
  return findBeside(text);
}

/**
 * What looks like a patient's in a text: a social-security number (`findPatientNumber`), or a day of birth, said («né le», «DDN») or
 * beside a person's name. Days of work, places, texts of law, FINESS numbers, telephones and versions are let through. @returns the first, or null.
 */
export function findPatientData(text: string): PatientData | null {
  const number = findPatientNumber(text);
  if (number !== null) return { found: number.trim(), kind: 'number' };
  const birth = findBirth(text);
  return birth === null ? null : { found: birth.trim(), kind: 'birth' };
}

/** What to tell who typed it: which part, why, and that nothing has left. */
export function patientDataMessage({ found, kind }: PatientData): string {
  const what =
    kind === 'number'
      ? 'ressemble à un numéro de sécurité sociale (NIR, INS). Retirez-le'
      : 'ressemble à la date de naissance d’une personne. Retirez-la';
  return `«\u00A0${found}\u00A0» ${what}\u202F: aucune donnée de patient n’entre ici. Votre texte est gardé, rien n’a été envoyé.`;
}
