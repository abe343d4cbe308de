import { formatDate } from '../format/date';
import type { ActionState, AnswerKind, IssueState } from '../generated/prisma/enums';
import { isOpenAction } from '../issues/open-action';
import { STATE_WORDS } from '../issues/words';
import type { IsoDate } from '../month';

/** A vendor's answer or an action, as it answers a feedback. */
export type Deed =
  | { kind: 'answer'; vendor: string; answer: AnswerKind; version: string | null; on: IsoDate }
  | { kind: 'action'; what: string; owner: string | null; state: ActionState; dueOn: IsoDate; doneOn: IsoDate | null };

const VERBS: { readonly [kind in AnswerKind]: string } = {
  ACCEPTED: 'accepte la demande',
  PLANNED: 'planifie le correctif',
  REJECTED: 'refuse la demande',
};

/** Where an issue stands, said after «Rattachée au n° 126 »: not the feedback, the issue is what waits to be qualified. */
export function issueStateWords(state: IssueState): string {
  return state === 'TO_QUALIFY' ? 'Irritant à qualifier' : STATE_WORDS[state];
}

/** What was done last about an issue, with its day: the latest answer or finished action, else the open action that is due first; null: nothing. */
export function lastDeed(deeds: readonly Deed[]): string | null {
  const done = deeds
    .flatMap((deed): { deed: Deed; on: IsoDate }[] => {
      if (deed.kind === 'answer') return [{ deed, on: deed.on }];
      return deed.state === 'DONE' && deed.doneOn !== null ? [{ deed, on: deed.doneOn }] : [];
    })
    .sort((a, b) => b.on.localeCompare(a.on))[0];
  if (done) {
    const { deed, on } = done;
    if (deed.kind === 'action') return `Action faite le ${formatDate(on)}\u00A0: ${deed.what}`;
    const version = deed.version === null ? '' : ` en version ${deed.version}`;
    return `${deed.vendor} ${VERBS[deed.answer]}${version}, le ${formatDate(on)}`;
  }
  const open = deeds
    .filter((deed) => deed.kind === 'action')
    .filter(isOpenAction)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))[0];
  if (!open) return null;
  const owner = open.owner === null ? '' : `${open.owner}, `;
  return `Action prévue pour le ${formatDate(open.dueOn)}\u00A0: ${open.what} (${owner}${open.state === 'TODO' ? 'à faire' : 'en cours'})`;
}
