import { formatDate, formatOfMonth } from '../format/date';
import { formatCount } from '../format/number';
import type { IsoDate, Month } from '../month';
import { dueDate } from './due-date';
import type { CellState } from './matrix';

const MOST_NAMED = 15;
export const LONGEST_BODY = 5_000;

/** What a reminder tells of a vendor's month. */
export type ReminderFacts = {
  vendor: string;
  month: Month;
  state: CellState;
  reported: number;
  expected: number;
  /** By name. */
  missing: readonly { finess: string; name: string }[];
  /** Address of the page of deposits, when it is known. */
  url: string | null;
  sender: string;
};

/** «d’août 2023» */
const monthNamed = (month: Month) => `${formatOfMonth(month)}\u00A0${month.slice(0, 4)}`;

function lacking({ state, month, reported, expected, missing }: ReminderFacts, on: IsoDate): string[] {
  const ofMonth = monthNamed(month);
  const past = on > dueDate(month);
  const due = `${past ? 'était attendu' : 'est attendu'} avant le ${formatDate(dueDate(month))}`;
  if (state === 'partial') {
    const rest = missing.length - MOST_NAMED;
    return [
      `Votre dépôt des comptages ${ofMonth} est incomplet\u00A0: ${formatCount(reported, 'laboratoire déclaré', 'laboratoires déclarés')} sur ${expected}. Le mois entier ${due}.`,
      '',
      missing.length > 1 ? `Il manque ${formatCount(missing.length, 'laboratoire')}\u00A0:` : 'Il manque\u00A0:',
      ...missing.slice(0, MOST_NAMED).map(({ finess, name: lab }) => `- ${lab} (FINESS ${finess})`),
      ...(rest > 0 ? [`- et ${formatCount(rest, 'autre')}, dont la liste est dans Vigie Ségur`] : []),
      '',
      'Un laboratoire qui n’a rien envoyé se déclare à 0\u202F; sans ligne, son nombre reste inconnu.',
    ];
  }
  const labs = formatCount(expected, 'laboratoire');
  if (state === 'refused') {
    return [
      `Votre dernier dépôt des comptages ${ofMonth} contient des erreurs\u00A0: rien n’en a été écrit. Le mois ${due}, pour ${labs}.`,
      '',
      'Vos erreurs et des propositions de correction vous attendent dans Vigie Ségur.',
    ];
  }
  return [
    `Nous n’avons pas encore reçu vos comptages ${ofMonth}. Le dépôt ${due}, pour ${labs}.`,
    '',
    'Un modèle rempli avec vos laboratoires est à télécharger dans Vigie Ségur.',
  ];
}

/** Subject of a reminder. */
export function reminderSubject({ month }: Pick<ReminderFacts, 'month'>): string {
  return `Vigie Ségur\u00A0: comptages ${monthNamed(month)}`;
}

/** The text of a reminder, in French, as it is proposed to its sender on a day. */
export function reminderText(facts: ReminderFacts, on: IsoDate): string {
  return [
    'Bonjour,',
    '',
    ...lacking(facts, on),
    '',
    ...(facts.url ? [`Déposer ou compléter\u00A0: ${facts.url}`, ''] : []),
    'Si une difficulté vous retient, répondez-nous\u00A0: nous chercherons ensemble.',
    '',
    'Cordialement,',
    facts.sender,
  ].join('\n');
}
