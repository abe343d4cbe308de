import type { IsoDate, Month } from '../month';

const SHORT = ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'];
const LONG = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];
const VOWEL = /^[aàâeéèêiîoôuû]/;

const PARIS = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

const nameIn = (names: string[], of: Month) => names[Number(of.slice(5)) - 1] ?? '';

/** `2023-01` → «janv. 2023». */
export function formatMonth(of: Month): string {
  return `${nameIn(SHORT, of)}\u00A0${of.slice(0, 4)}`;
}

/** `2023-01` → «janvier 2023». */
export function formatMonthLong(of: Month): string {
  return `${nameIn(LONG, of)}\u00A0${of.slice(0, 4)}`;
}

/** `2023-01` → «janv.», for an axis that says its year apart. */
export function formatMonthName(of: Month): string {
  return nameIn(SHORT, of);
}

/** `2023-01` → «janv./23», the column heads of the COSUI's table. */
export function formatMonthCosui(of: Month): string {
  return `${nameIn(SHORT, of)}/${of.slice(2, 4)}`;
}

/** `2023-08` → «d’août», `2023-09` → «de septembre»: the month after «de». */
export function formatOfMonth(of: Month): string {
  const name = nameIn(LONG, of);
  return VOWEL.test(name) ? `d’${name}` : `de ${name}`;
}

/** `2023-09-30` → «30/09/2023». */
export function formatDate(day: IsoDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** An instant → «05/10/2023 09:41», in France's time. */
export function formatInstant(at: Date): string {
  return PARIS.format(at)
    .replace(',', '')
    .replace(/\u202F/g, ' ');
}
