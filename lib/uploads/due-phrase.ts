import { formatDate, formatMonthLong } from '../format/date';
import { formatCount } from '../format/number';
import { capital, inSentence } from '../format/text';
import type { IsoDate } from '../month';
import { daysBetween, dueDate } from './due-date';
import type { MonthState } from './queries';

/** «Septembre 2023». */
export const monthTitle = (month: MonthState['month']) => capital(formatMonthLong(month));

/** «Il reste 5 jours.», «C’est le dernier jour.»; `on`: a day that is not after the due date. */
export function daysLeft(month: MonthState['month'], on: IsoDate): string {
  const days = daysBetween(on, dueDate(month));
  if (days === 0) return 'C’est le dernier jour.';
  return `Il reste ${formatCount(days, 'jour')}.`;
}

/** What is due of a vendor on a day, in a title and a sentence; null: nobody's month in particular. */
export function duePhrase(due: MonthState | null, on: IsoDate): { title: string; detail: string } {
  if (!due) {
    return { title: 'Dépôts des éditeurs', detail: 'Chaque fichier, ce qui y a été lu, et ce qu’il a changé.' };
  }
  const month = monthTitle(due.month);
  const by = formatDate(dueDate(due.month));
  const missing = due.expected - due.reported;
  const past = on > dueDate(due.month);
  switch (due.state) {
    case 'due':
    case 'refused':
      return {
        title: `${month} est à déposer avant le ${by}`,
        detail: `${daysLeft(due.month, on)} ${formatCount(due.expected, 'laboratoire est attendu', 'laboratoires sont attendus')}.`,
      };
    case 'late':
      return {
        title: `${month} est en retard`,
        detail: `Le dépôt était attendu avant le ${by}, pour ${formatCount(due.expected, 'laboratoire')}.`,
      };
    case 'partial':
      return {
        title: `${month}\u00A0: il manque ${formatCount(missing, 'laboratoire')}`,
        detail: `${past ? `Le dépôt était attendu avant le ${by}.` : `À compléter avant le ${by}. ${daysLeft(due.month, on)}`} ${formatCount(due.reported, 'laboratoire est déclaré', 'laboratoires sont déclarés')} sur ${due.expected}.`,
      };
    case 'complete':
      return {
        title: `${month} est complet`,
        detail: `${due.expected > 1 ? `Vos ${formatCount(due.expected, 'laboratoire')} sont déclarés` : 'Votre laboratoire est déclaré'}. Merci.`,
      };
    case 'locked':
      return { title: `${month} est verrouillé`, detail: 'La DNS n’y accepte plus de dépôt.' };
    case 'not-expected':
      return {
        title: 'Rien n’est attendu de vous ce mois-ci',
        detail: 'Aucun laboratoire n’est équipé de votre logiciel.',
      };
  }
}

/** What a link to a month says: «août 2023, partiel, 61 laboratoires sur 62». */
export function tileLabel({ month, reported, expected }: MonthState, word: string): string {
  const count = expected > 0 ? `, ${formatCount(reported, 'laboratoire')} sur ${expected}` : '';
  return `${formatMonthLong(month)}, ${inSentence(word)}${count}`;
}
