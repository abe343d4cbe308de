import type { IsoDate } from '../month';
import { saidAt } from './qualified-words';
import { STATE_WORDS } from './words';

/** The last thing that happened to an issue, as its reader may know it. */
export type LastChange = { who: string; at: Date; kind: string; details: { [name: string]: unknown } };

/** What somebody did to the issue, after a name. */
function did({ kind, details }: LastChange): string {
  switch (kind) {
    case 'STATE': {
      const word = STATE_WORDS[details.to as keyof typeof STATE_WORDS] as string | undefined;
      return word ? `l’a passé à «\u00A0${word}\u00A0»` : 'a changé son état';
    }
    case 'CLOSED':
      return 'l’a clos';
    case 'REOPENED':
      return 'l’a rouvert';
    case 'MERGED':
      return 'l’a réuni avec un autre irritant';
    case 'ABSORBED':
      return 'lui a réuni un doublon';
    case 'COMMENT':
      return 'l’a commenté';
    case 'ANSWER':
      return 'y a répondu';
    case 'ACTION':
      return 'y a ajouté une action';
    case 'ACTION_STATE':
      return 'a fait avancer une de ses actions';
    case 'FEEDBACK_ATTACHED':
      return 'y a rattaché une remontée';
    case 'LABS':
      return 'a changé ses laboratoires';
    case 'PRODUCTS':
      return 'a changé ses logiciels';
    default:
      return 'l’a modifié';
  }
}

/** «Camille Lormont l’a passé à « En analyse » à 14:05. Relisez, puis recommencez : votre saisie est gardée.» */
export function changedSince(last: LastChange | null, today: IsoDate): string {
  const said = last ? `${last.who} ${did(last)} ${saidAt(last.at, today)}.` : 'Cet irritant a changé entre-temps.';
  return `${said} Rien n’a été enregistré, votre saisie est gardée\u00A0: relisez, puis recommencez.`;
}
