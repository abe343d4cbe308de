import { daysBetween } from '../figures/order-stages';
import { formatDate } from '../format/date';
import { formatCount, formatNumber } from '../format/number';
import type { MeetingState } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { type AgendaAction, isLate } from './agenda';
import { ACTION_STATE_WORDS } from './words';

export const MEETING_STATE_WORDS: { readonly [state in MeetingState]: string } = {
  PLANNED: 'En préparation',
  HELD: 'Clos',
};

/** What the organisations of a meeting are called: nobody has come to one that is to be held. */
export const PARTICIPANTS_WORDS: { readonly [state in MeetingState]: string } = {
  PLANNED: 'Invités',
  HELD: 'Présents',
};

/** Organisations that sit in most meetings, offered while typing; the vendors are added to them. */
const USUAL_ORGANISATIONS = ['DNS', 'Cnam', 'ANS', 'ARS', 'GRADeS', 'GIPS-BION', 'CPAM'];

/** What a region reads in the place of a point about an issue of another one. */
export const HIDDEN_SUBJECT = 'Sujet propre à une autre région';

/** A meeting told from the others of the same title: «Comité de suivi, 12/10/2023». */
export function meetingName({ title, heldOn }: { title: string; heldOn: IsoDate }): string {
  const day = formatDate(heldOn);
  return title.includes(day) ? title : `${title}, ${day}`;
}

/** The title of what the previous meeting decided. */
export const followUpTitle = (heldOn: IsoDate): string => `Suites du comité du ${formatDate(heldOn)}`;

/** Where an action stands on `day`: «Faite le 02/10/2023», «En retard de 6 jours, due le 29/09/2023», «À faire, due le 12/10/2023». */
export function actionStanding(
  action: Pick<AgendaAction, 'state' | 'dueOn'> & { doneOn: IsoDate | null },
  day: IsoDate,
): string {
  const { state, dueOn, doneOn } = action;
  if (state === 'DONE') return doneOn ? `Faite le ${formatDate(doneOn)}` : ACTION_STATE_WORDS.DONE;
  if (state === 'DROPPED') return ACTION_STATE_WORDS.DROPPED;
  if (isLate(action, day)) {
    return `En retard de ${formatCount(daysBetween(dueOn, day), 'jour')}, due le ${formatDate(dueOn)}`;
  }
  return `${ACTION_STATE_WORDS[state]}, due le ${formatDate(dueOn)}`;
}

/** The minutes' file name, French and plain: «compte-rendu-comite-2023-10-12.docx». */
export const minutesFileName = (heldOn: IsoDate): string => `compte-rendu-comite-${heldOn}.docx`;

/** Where the minutes' facts come from; `day`: on which the actions stand so, null once the minutes are closed and say none. */
export const minutesSources = (day: IsoDate | null): string =>
  `Sources\u00A0: Vigie Ségur, irritants et comités de suivi${day === null ? '' : `\u202F; état des actions au ${formatDate(day)}`}.`;

/** An action as minutes say it; closed ones, as it was decided: what came of it since is on the page. */
export function minutesStanding(
  action: Parameters<typeof actionStanding>[0],
  state: MeetingState,
  day: IsoDate,
): string {
  return state === 'HELD' ? `Pour le ${formatDate(action.dueOn)}` : actionStanding(action, day);
}

/** The organisations to tick: the usual ones, then the vendors. */
export const usualOrganisations = (vendors: readonly string[]): string[] => [
  ...new Set([...USUAL_ORGANISATIONS, ...vendors]),
];

/** «3 comités tenus, 11 décisions ; 4 actions ouvertes, dont 2 en retard.» */
export function meetingsSentence(
  meetings: readonly { state: MeetingState; decisions: number; actions: { open: number; late: number } }[],
): string {
  if (meetings.length === 0) return 'Aucun comité n’a été préparé.';
  const sum = (of: (meeting: (typeof meetings)[number]) => number) =>
    meetings.reduce((total, meeting) => total + of(meeting), 0);
  const held = meetings.filter(({ state }) => state === 'HELD').length;
  const [open, late] = [sum(({ actions }) => actions.open), sum(({ actions }) => actions.late)];
  const told = `${formatCount(held, 'comité tenu', 'comités tenus')}, ${formatCount(
    sum(({ decisions }) => decisions),
    'décision',
  )}\u202F; ${formatCount(open, 'action ouverte', 'actions ouvertes')}`;
  return `${told}${late > 0 ? `, dont ${formatNumber(late)} en retard` : ''}.`;
}

/** «En préparation : 6 points, 2 décisions, 1 action.» */
export function meetingSentence(meeting: {
  state: MeetingState;
  points: readonly { decision: string | null; actions: readonly unknown[] }[];
}): string {
  const { points } = meeting;
  const decisions = points.filter(({ decision }) => decision !== null).length;
  const actions = points.reduce((total, point) => total + point.actions.length, 0);
  return `${MEETING_STATE_WORDS[meeting.state]}\u00A0: ${formatCount(points.length, 'point')}, ${formatCount(decisions, 'décision')}, ${formatCount(actions, 'action')}.`;
}
