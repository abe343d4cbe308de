import { daysBetween } from '../figures/order-stages';
import { formatCount, formatNumber } from '../format/number';
import { inSentence } from '../format/text';
import type { ActionState, Severity } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { isOpenAction } from './open-action';
import { byPriority } from './priority';
import { SEVERITY_WORDS } from './words';

/** An open issue as an agenda weighs it; `documents` a month, null when none of its labs has declared. */
export type AgendaIssue = {
  id: number;
  title: string;
  severity: Severity;
  legalEntities: number;
  documents: number | null;
  openedOn: IsoDate;
};

/** An action with its day, whatever its state. `owner` as the screens name it. */
export type AgendaAction = {
  id: number;
  what: string;
  owner: string;
  dueOn: IsoDate;
  state: ActionState;
  doneOn: IsoDate | null;
  issueId: number | null;
  issueTitle: string | null;
};

/** What an agenda is drawn from, as it stands on `day`. */
export type AgendaFacts = {
  day: IsoDate;
  issues: readonly AgendaIssue[];
  lateActions: readonly AgendaAction[];
  /** The last meeting that was held, with the actions it decided; null before the first one. */
  last: { decisions: number; actions: readonly AgendaAction[] } | null;
};

export type AgendaItem = { subject: string; issueId: number | null; why: string | null };

/** How many of the open issues an agenda takes by their priority alone. */
const BY_PRIORITY = 5;

/** Whether an action still has to be done and its day is over. */
export function isLate(action: Pick<AgendaAction, 'state' | 'dueOn'>, day: IsoDate): boolean {
  return isOpenAction(action) && action.dueOn < day;
}

/** «2 ouvertes dont 1 en retard», «2 ouvertes, aucune en retard», «1 en retard»; null when none is open. */
function openWords(open: number, late: number): string | null {
  if (open === 0) return null;
  if (late === open) return `${formatNumber(late)} en retard`;
  const words = formatCount(open, 'ouverte');
  return late === 0 ? `${words}, aucune en retard` : `${words} dont ${formatNumber(late)} en retard`;
}

/** «3 actions décidées : 1 faite, 2 ouvertes dont 1 en retard», of the meeting before. */
export function followUpSentence(last: NonNullable<AgendaFacts['last']>, day: IsoDate): string {
  const { actions, decisions } = last;
  if (actions.length === 0) return `${formatCount(decisions, 'décision')}, aucune action`;
  const done = actions.filter(({ state }) => state === 'DONE').length;
  const dropped = actions.filter(({ state }) => state === 'DROPPED').length;
  const late = actions.filter((action) => isLate(action, day)).length;
  const parts = [
    done > 0 && `${formatNumber(done)} ${done > 1 ? 'faites' : 'faite'}`,
    dropped > 0 && `${formatNumber(dropped)} ${dropped > 1 ? 'abandonnées' : 'abandonnée'}`,
    openWords(actions.length - done - dropped, late),
  ].filter((part) => typeof part === 'string');
  return `${formatCount(actions.length, 'action décidée', 'actions décidées')}\u00A0: ${parts.join(', ')}`;
}

/** «Action en retard de 6 jours : «Livrer la 4.2» (Ormélis)»; `late` from the most to the least late, not empty. */
function lateReason(late: readonly AgendaAction[], day: IsoDate): string | null {
  const [first] = late;
  if (!first) return null;
  const days = formatCount(daysBetween(first.dueOn, day), 'jour');
  if (late.length > 1) {
    return `${formatCount(late.length, 'action')} en retard, la plus ancienne de ${days}\u00A0: «\u00A0${first.what}\u00A0» (${first.owner})`;
  }
  return `Action en retard de ${days}\u00A0: «\u00A0${first.what}\u00A0» (${first.owner})`;
}

/** «Priorité 1 sur 24 : ralentit, 61 EJ, 402 000 documents par mois»; null when the issue is not open. */
function priorityReason(issueId: number, ranked: readonly AgendaIssue[]): string | null {
  const rank = ranked.findIndex(({ id }) => id === issueId);
  const issue = ranked[rank];
  if (!issue) return null;
  const weight =
    issue.documents === null ? 'documents n.d.' : `${formatCount(Math.round(issue.documents), 'document')} par mois`;
  return `Priorité ${rank + 1} sur ${ranked.length}\u00A0: ${inSentence(SEVERITY_WORDS[issue.severity])}, ${formatNumber(issue.legalEntities)}\u00A0EJ, ${weight}`;
}

const mostLateFirst = (late: readonly AgendaAction[]) =>
  [...late].sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.id - b.id);

const lateSubject = ({ what }: AgendaAction) => `Action en retard\u00A0: ${what}`;

/** Why a point is on an agenda, told from the facts of the day; null for a subject that somebody added. */
export function reasonOf(item: Pick<AgendaItem, 'subject' | 'issueId'>, facts: AgendaFacts): string | null {
  const { day } = facts;
  const late = mostLateFirst(facts.lateActions);
  if (item.issueId !== null) {
    return (
      lateReason(
        late.filter(({ issueId }) => issueId === item.issueId),
        day,
      ) ?? priorityReason(item.issueId, [...facts.issues].sort(byPriority))
    );
  }
  return lateReason(
    late.filter((action) => action.issueId === null && item.subject === lateSubject(action)),
    day,
  );
}

/**
 * The agenda of a new meeting: what is late (an issue once, whatever the number of its late actions), then the heaviest of the open issues.
 * What the last meeting decided is not in it: a meeting's page opens on it, whenever it is read.
 */
export function drawAgenda(facts: AgendaFacts): AgendaItem[] {
  const { last } = facts;
  const items: Omit<AgendaItem, 'why'>[] = [];
  const decided = new Set(last?.actions.map(({ id }) => id));
  const add = (subject: string, issueId: number | null) => {
    const known = items.some((item) => (issueId === null ? item.subject === subject : item.issueId === issueId));
    if (!known) items.push({ subject, issueId });
  };
  for (const action of mostLateFirst(facts.lateActions)) {
    if (decided.has(action.id)) continue;
    add(action.issueTitle ?? lateSubject(action), action.issueId);
  }
  for (const { id, title } of [...facts.issues].sort(byPriority).slice(0, BY_PRIORITY)) add(title, id);
  return items.map((item) => ({ ...item, why: reasonOf(item, facts) }));
}
