import { plainLetters } from './format/text';

const SEPARATORS = '[\\s.\\u00A0\\u202F-]*';
// 13 characters, the key or not: sex, year, month, department (2A, 2B), town, rank.
const NUMBER = new RegExp(
  `(?<![0-9A-Za-z])([1-478](?:${SEPARATORS}\\d){4}${SEPARATORS}(?:\\d${SEPARATORS}[\\dABab])(?:${SEPARATORS}\\d){6})(?:${SEPARATORS}(\\d${SEPARATORS}\\d))?(?![0-9A-Za-z])`,
  'g',
);
// Without its key, only a month of birth that exists tells it from any other long number.
const MONTH = /^(0[1-9]|1[0-2])$/;

/** The 13 characters as the number that the key is made of: Corsica's letters stand for 19 and 18. */
function asNumber(digits: string): bigint | null {
  const plain = digits
    .toUpperCase()
    .replace(/^(.{5})2A/, '$119')
    .replace(/^(.{5})2B/, '$118');
  return /^\d{13}$/.test(plain) ? BigInt(plain) : null;
}

/** The key of a 13-character NIR or INS: 97 − (number mod 97); null when the characters are none. */
export function nirKey(digits: string): number | null {
  const value = asNumber(digits);
  return value === null ? null : 97 - Number(value % 97n);
}

/**
 * What looks like a person's social-security number (NIR, and so INS) in a text: 15 characters with a key that holds, or
 * 13 whose month exists. Spaces, dots and dashes are ignored. @returns it as written, or null.
 */
export function findPatientNumber(text: string): string | null {
  for (const found of text.matchAll(NUMBER)) {
    const digits = (found[1] ?? '').replace(/[^0-9A-Za-z]/g, '');
    const key = found[2]?.replace(/\D/g, '');
    const expected = nirKey(digits);
    if (expected === null) continue;
    if (key === undefined ? MONTH.test(digits.slice(3, 5)) : Number(key) === expected) return found[0];
  }
  return null;
}

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

const START = '(?<![\\p{L}\\d])';
const CAPITALISED = "\\p{Lu}[\\p{L}'’-]+";
const TITLE = '(?:M\\.|M|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)';
const PATIENT = '(?:[Pp]atient(?:e|\\(e\\)|·e)?|PATIENTE?)';
const GAP = '[^.!?;]{0,40}?';

// A birth said in so many words. A recent one may be anything's («le blocage est né le 12/09/2023») unless a person is named before it.
const BORN = new RegExp(
  `${START}[Nn][ée](?:e|\\(e\\)|·e|\\.e)?\\s+(?:(?:${CAPITALISED}\\s+){1,3})?(?:le\\s+|en\\s+)?${BIRTHDAY}`,
  'gu',
);
const BIRTH_FIELD = new RegExp(
  `${START}(?:DDN|d(?:ate)?\\.?\\s?(?:de\\s)?nais(?:sance|s\\.)?|naissance)[\\s:=(]*(?:(?:le|du|est)\\s+(?:le\\s+)?)?${BIRTHDAY}`,
  'giu',
);
// A person's title, or «patient», and a name, with a day soon after.
const TITLED = new RegExp(
  `${START}(?:${TITLE}\\s*|${PATIENT}\\s*:?\\s*(?:${TITLE}\\s*)?)(?:${CAPITALISED}|\\p{Lu}\\.)${GAP}(?:${DAY})`,
  'gu',
);
// Two to four capitalised words right before or after a day.
const NAMES = `${CAPITALISED}(?:\\s+${CAPITALISED}){1,3}`;
const NAME_THEN_DAY = new RegExp(`${START}(${NAMES})[\\s,:(–-]{1,4}(?:${DAY})`, 'gu');
const DAY_THEN_NAME = new RegExp(`(?:${DAY})[\\s,:)–-]{1,4}(${NAMES})`, 'gu');
const DAY_AT_END = new RegExp(`${BIRTHDAY}$`, 'iu');
const DAY_AT_START = new RegExp(`^(?:${DAY})`, 'iu');
const PERSON_BEFORE = new RegExp(
  `(?:${START}${TITLE}\\s*\\p{Lu}|${START}(?:patient|b[ée]b[ée]|nourrisson|enfant)|${START}\\p{Lu}{3,}\\s+\\p{Lu}\\p{Ll}|${START}\\p{Lu}\\p{Ll}+\\s+\\p{Lu}{3,})[^.!?;]{0,40}$`,
  'u',
);

/** A day after this year is one of work: whoever was born on it is told by the words around it. */
const LAST_YEAR_OF_BIRTH = 2020;
/** Up to this year, before any work on the Ségur, two words with a capital beside a day are a person's name. */
const LAST_YEAR_WITHOUT_WORK = 2015;

// Capitalised words that are no one's name, without accents: acronyms of the field, and what a lab, a product or a text is called.
const NO_NAMES = new Set(
  (
    'SEL SELAS SELARL SELAFA SELCA SCM SCP SAS SARL GCS GIE GIP LBM LABM LABO BIO INS INSI NIR DMP MSS API ARS CHU CHR CHRU CH GHT AP APHP HCL DNS ANS CNAM CPAM CIS ' +
    'COFRAC HAS FINESS SIREN SIRET LOINC SGL SIL PFI DUI RIS VA VSR CDA HL7 FHIR HPRIM IHE PDF XML N1 N3 EJ ET COSUI GRADES GIPS BION SONS REF CPX CPS CPE PSC PSCE TLS SQL ' +
    'VPN URL PC BAL LDAP RPPS ADELI AMI AMC AMO CR BIOLOGIE BIOLOGIQUE LABORATOIRE LABORATOIRES ANALYSES ANALYSE MEDICAL MEDICALE MEDICALES GROUPE SITE SITES CENTRE VERSION ' +
    'CLINIQUE HOPITAL HOSPITALIER SOCIETE LOGICIEL MODULE DECRET ARRETE AVENANT SEGUR VAGUE MISE REUNION COMITE VISITE ENTRETIEN DEPUIS JUSQUE DATE DATES ' +
    'UN UNE ET OU EN SUR POUR PAR FORMATION INSTALLATION PARAMETRAGE DEMARRAGE MIGRATION OUVERTURE FERMETURE FUSION COMMANDE CERTIFICAT ALIMENTATION DEPLOIEMENT ' +
    'PRODUCTION RECETTE TICKET SUPPORT EDITEUR SERVEUR URGENT BLOQUE BLOQUANT ERREUR REJET DEPOT ENVOI MESSAGE SUD NORD EST OUEST ' +
    'LUNDI MARDI MERCREDI JEUDI VENDREDI SAMEDI DIMANCHE LOI CODE JOURNAL OFFICIEL REPUBLIQUE NORME CIRCULAIRE INSTRUCTION AGENCE REGIONALE SANTE ' +
    'BRETAGNE NORMANDIE OCCITANIE CORSE ILE FRANCE LOIRE ATLANTIQUE RHONE ALPES AUVERGNE PROVENCE AQUITAINE BOURGOGNE REUNION LAB LABS'
  ).split(' '),
);

// Parts of a family name or of a sentence alike: they tell nothing.
const PARTICLES = new Set('LE LA LES DU DE DES AU AUX SAINT SAINTE'.split(' '));

const MONTH_WITHIN = new RegExp(`(?<=\\d(?:er)?\\s)${MONTH_NAME}(?=\\s\\d)`, 'giu');

/** The year that a day as written is of; of two digits, those to come are of the last century. */
function yearOf(day: string): number {
  const full = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(day)?.[0];
  if (full !== undefined) return Number(full);
  const short = Number(day.slice(-2));
  return short > 29 ? 1900 + short : 2000 + short;
}

const mayBeBirth = (day: string | undefined): boolean => day !== undefined && yearOf(day) <= LAST_YEAR_OF_BIRTH;

/** Whether words beside a day read as a person: none is a word of the field, and one is a family name in capitals unless the day is old. */
function readsAsPerson(words: string, day: string): boolean {
  const bare = (word: string) => plainLetters(word).toUpperCase();
  const telling = words.split(/\s+/).filter((word) => !PARTICLES.has(bare(word)));
  if (telling.length < 2 || telling.some((word) => NO_NAMES.has(bare(word)))) return false;
  return yearOf(day) <= LAST_YEAR_WITHOUT_WORK || telling.some((word) => /^[\p{Lu}'’-]{3,}$/u.test(word));
}

/** A birth date said or beside a name, with what makes it one; as written but for a month in capitals, or null. */
function findBirth(typed: string): string | null {
  const text = typed.replace(MONTH_WITHIN, (name) => name.toLowerCase());
  for (const match of text.matchAll(BIRTH_FIELD)) return match[0];
  for (const match of text.matchAll(BORN)) {
    const day = DAY_AT_END.exec(match[0])?.[0];
    if (mayBeBirth(day) || PERSON_BEFORE.test(text.slice(0, match.index))) return match[0];
  }
  for (const match of text.matchAll(TITLED)) {
    if (mayBeBirth(DAY_AT_END.exec(match[0])?.[0])) return match[0];
  }
  for (const match of text.matchAll(NAME_THEN_DAY)) {
    const day = DAY_AT_END.exec(match[0])?.[0];
    if (day !== undefined && mayBeBirth(day) && readsAsPerson(match[1] ?? '', day)) return match[0];
  }
  for (const match of text.matchAll(DAY_THEN_NAME)) {
    const day = DAY_AT_START.exec(match[0])?.[0];
    if (day !== undefined && mayBeBirth(day) && readsAsPerson(match[1] ?? '', day)) return match[0];
  }
  return null;
}

/**
 * What looks like a patient's in a text: a social-security number (`findPatientNumber`), or a day of birth, said («né le», «DDN») or
 * beside a person's name. Days of work, FINESS numbers, telephones and versions are let through. @returns the first, or null.
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
