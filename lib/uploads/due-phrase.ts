import { formatDate, formatMonthLong } from '../format/date';
import { formatCount } from '../format/number';
import { dueDate, type MonthState } from './queries';

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What is due of a vendor this month, in a title and a sentence; null: nobody's month in particular. */
export function duePhrase(due: MonthState | null): { title: string; detail: string } {
  if (!due) {
    return { title: 'Dépôts des éditeurs', detail: 'Chaque fichier, ce qui y a été lu, et ce qu’il a changé.' };
  }
  const month = capital(formatMonthLong(due.month));
  const missing = due.expected - due.reported;
  switch (due.state) {
    case 'due':
      return {
        title: `${month} est à déposer avant le ${formatDate(dueDate(due.month))}`,
        detail: `${formatCount(due.expected, 'laboratoire est attendu', 'laboratoires sont attendus')}.`,
      };
    case 'late':
      return {
        title: `${month} est en retard`,
        detail: `Le dépôt était attendu avant le ${formatDate(dueDate(due.month))}, pour ${formatCount(due.expected, 'laboratoire')}.`,
      };
    case 'partial':
      return {
        title: `${month}\u00A0: il manque ${formatCount(missing, 'laboratoire')}`,
        detail: `${formatCount(due.reported, 'laboratoire a été déclaré', 'laboratoires ont été déclarés')} sur ${due.expected}, avant le ${formatDate(dueDate(due.month))}.`,
      };
    case 'complete':
      return {
        title: `${month} est complet`,
        detail: `Vos ${formatCount(due.expected, 'laboratoire')} sont déclarés. Merci.`,
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
