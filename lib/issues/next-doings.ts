import { LEAST_AFTER } from '../figures/effect';
import { formatDate } from '../format/date';
import type { IssueState } from '../generated/prisma/enums';
import type { IsoDate, Month } from '../month';
import { hasHindsight } from './state-rules';

/** One thing that may be done about an issue now; its form stands behind it. */
export type Doing =
  | 'analyse'
  | 'assign'
  | 'ask'
  | 'plan'
  | 'start'
  | 'fixed'
  | 'measured'
  | 'close'
  | 'reopen'
  | 'answer'
  | 'action'
  | 'comment'
  | 'attach'
  | 'edit'
  | 'labs'
  | 'products'
  | 'merge'
  | 'split'
  | 'state';

export type Doings = {
  /** Where it stands and what comes next, in a sentence or two. */
  text: string;
  /** In the order to offer them; the first is the one that the state calls for, `main` null: none does. */
  main: Doing | null;
  others: Doing[];
};

/** What the viewer may do at all. */
export type DoingRights = { triage: boolean; answer: boolean; comment: boolean };

export type DoingFacts = {
  state: IssueState;
  owner: string | null;
  products: number;
  /** Vendors of these products. */
  vendors: number;
  feedbacks: number;
  fixedOn: IsoDate | null;
  lastMonth: Month;
  /** Actions that are neither done nor dropped. */
  openActions: number;
  /** The viewer, a vendor, has answered already. */
  answered: boolean;
  /** The chart of the effect: its title, whether it measures anything, and whether that concludes; null: there is none. */
  effect: { title: string; measured: boolean; concludes: boolean } | null;
};

const UPKEEP: readonly Doing[] = ['action', 'attach', 'edit', 'labs', 'products', 'merge', 'split', 'state'];

function triageDoings(facts: DoingFacts): { text: string; main: Doing | null; others: Doing[] } {
  const { state, owner, products, fixedOn, lastMonth, openActions, effect, feedbacks } = facts;
  const assign: Doing[] = ['assign'];
  const ask: Doing[] = products > 0 ? ['ask'] : [];
  switch (state) {
    case 'TO_QUALIFY':
      return {
        text: 'Lisez les remontées, puis passez l’irritant en analyse.',
        main: 'analyse',
        others: [...assign, 'close'],
      };
    case 'ANALYSIS':
      if (owner === null) {
        return {
          text: 'Personne ne porte encore cet irritant. Nommez un porteur et une échéance.',
          main: 'assign',
          others: [...ask, 'plan', 'start', 'close'],
        };
      }
      return products > 0
        ? {
            text: 'L’analyse est en cours. Interrogez l’éditeur, ou planifiez le correctif.',
            main: 'ask',
            others: ['plan', 'start', ...assign, 'close'],
          }
        : {
            text: 'L’analyse est en cours. Planifiez ce qui sera fait.',
            main: 'plan',
            others: ['start', ...assign, 'close'],
          };
    case 'AWAITING_ANSWER':
      return {
        text: `${
          facts.vendors > 1 ? 'Les éditeurs interrogés n’ont pas tous répondu' : 'L’éditeur n’a pas encore répondu'
        }. Planifiez dès qu’il s’engage, ou ajoutez une action.`,
        main: 'plan',
        others: ['start', ...assign, 'close'],
      };
    case 'PLANNED':
      return {
        text: 'Le correctif est planifié. Notez le jour où il arrive sur le terrain.',
        main: 'fixed',
        others: ['start', ...assign, 'close'],
      };
    case 'IN_PROGRESS':
      return {
        text:
          openActions > 0
            ? `${openActions === 1 ? 'Une action est ouverte' : `${openActions}\u00A0actions sont ouvertes`}. Notez le jour où le correctif arrive sur le terrain.`
            : 'Plus aucune action n’est ouverte. Notez le jour où le correctif est arrivé sur le terrain.',
        main: 'fixed',
        others: [...assign, 'close'],
      };
    case 'EFFECT_TO_CONFIRM':
      if (fixedOn === null || !hasHindsight(fixedOn, lastMonth)) {
        const since = fixedOn === null ? '' : ` depuis le ${formatDate(fixedOn)}`;
        return {
          text: `Moins de ${LEAST_AFTER}\u00A0mois de recul${since}, pas de mesure\u00A0: l’effet n’est pas encore à juger.`,
          main: null,
          others: [...assign, 'close'],
        };
      }
      if (!effect?.measured) {
        return {
          text: `${effect ? `${effect.title}. ` : ''}Attendez les déclarations, ou demandez au terrain.`,
          main: null,
          others: [...assign, 'close'],
        };
      }
      return effect.concludes
        ? { text: `${effect.title}. Dites si l’effet est mesuré.`, main: 'measured', others: [...assign, 'close'] }
        : {
            text: `${effect.title}. Les chiffres ne concluent pas\u202F: demandez au terrain, ou attendez.`,
            main: null,
            others: ['measured', ...assign, 'close'],
          };
    case 'EFFECT_MEASURED':
      return {
        text: `L’effet est mesuré. Vous pouvez clore\u202F; ${feedbacks === 1 ? 'l’auteur de la remontée sera prévenu' : feedbacks > 1 ? `les auteurs des ${feedbacks}\u00A0remontées seront prévenus` : 'aucune remontée n’y est attachée'}.`,
        main: 'close',
        others: [...assign],
      };
    case 'CLOSED':
      return {
        text: 'Cet irritant est clos, en lecture seule. S’il revient, rouvrez-le avec un motif.',
        main: 'reopen',
        others: [],
      };
  }
}

/** What the viewer may do about an issue now, from its role and the issue's state. */
export function nextDoings(rights: DoingRights, facts: DoingFacts): Doings {
  if (rights.triage) {
    const { text, main, others } = triageDoings(facts);
    if (facts.state === 'CLOSED') return { text, main, others };
    const upkeep = facts.feedbacks > 1 ? UPKEEP : UPKEEP.filter((doing) => doing !== 'split');
    return { text, main, others: [...others, ...upkeep] };
  }
  if (facts.state === 'CLOSED') {
    return {
      text: 'Cet irritant est clos, en lecture seule. S’il revient, signalez-le de nouveau.',
      main: null,
      others: [],
    };
  }
  const comment: Doing[] = rights.comment ? ['comment'] : [];
  if (rights.answer) {
    return facts.answered
      ? {
          text: 'Votre réponse est enregistrée. Une nouvelle réponse la remplace, l’ancienne reste visible.',
          main: null,
          others: ['answer', ...comment],
        }
      : {
          text: 'Cet irritant touche un de vos logiciels. Le terrain attend votre réponse.',
          main: 'answer',
          others: comment,
        };
  }
  if (rights.comment)
    return {
      text: 'Vous vivez la même chose, ou la situation a changé\u202F? Dites-le ici.',
      main: 'comment',
      others: [],
    };
  return { text: 'Vous pouvez suivre ce qui est fait. Rien n’est attendu de vous.', main: null, others: [] };
}
