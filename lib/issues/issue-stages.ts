import { formatDate } from '../format/date';
import { inSentence } from '../format/text';
import type { IssueState } from '../generated/prisma/enums';
import type { IsoDate } from '../month';
import { STAGE_OF, STAGES, STATE_WORDS, type Stage } from './words';

/** A move of an issue from one state to another. */
export type StateMove = { on: IsoDate; to: IssueState };

export type StageStep = {
  stage: Stage;
  standing: 'done' | 'current' | 'next';
  /** «du 18/04 au 12/05/2023», «depuis le 12/05/2023», «à venir». */
  text: string;
};

/** The moves that the history of states tells; what it does not know of is left out. Oldest first, as the events. */
export function movesOf(
  events: readonly { kind: string; on: IsoDate; details: { [name: string]: unknown } }[],
): StateMove[] {
  return events.flatMap(({ kind, on, details }): StateMove[] => {
    if (kind === 'CLOSED' || kind === 'MERGED') return [{ on, to: 'CLOSED' }];
    if (kind === 'REOPENED') return [{ on, to: isState(details.to) ? details.to : 'ANALYSIS' }];
    return kind === 'STATE' && isState(details.to) ? [{ on, to: details.to }] : [];
  });
}

function isState(value: unknown): value is IssueState {
  return typeof value === 'string' && value in STATE_WORDS;
}

/** «du 18/04 au 12/05/2023»; one day only: «le 12/05/2023». */
function span(from: IsoDate, to: IsoDate): string {
  if (from === to) return `le ${formatDate(to)}`;
  const start = from.slice(0, 4) === to.slice(0, 4) ? formatDate(from).slice(0, 5) : formatDate(from);
  return `du ${start} au ${formatDate(to)}`;
}

type Issue = { state: IssueState; openedOn: IsoDate; dueOn: IsoDate | null; closedOn: IsoDate | null };

/** When each stage was entered; going back forgets the stages that are left. */
function entries({ openedOn }: Issue, moves: readonly StateMove[]): Map<Stage, IsoDate> {
  const entered = new Map<Stage, IsoDate>([['DIAGNOSTIC', openedOn]]);
  let at = 0;
  for (const { on, to } of moves) {
    const next = STAGES.indexOf(STAGE_OF[to]);
    for (const stage of STAGES.slice(next + 1)) entered.delete(stage);
    if (next > at || !entered.has(STAGE_OF[to])) entered.set(STAGE_OF[to], on);
    at = next;
  }
  return entered;
}

function currentText(issue: Issue, since: IsoDate | undefined): string {
  const { state, dueOn, closedOn } = issue;
  if (state === 'CLOSED' && closedOn) return `clos le ${formatDate(closedOn)}`;
  if (state === 'EFFECT_TO_CONFIRM' && dueOn) return `effet à confirmer avant le ${formatDate(dueOn)}`;
  const word = inSentence(STATE_WORDS[state]);
  return since ? `${word}, depuis le ${formatDate(since)}` : word;
}

/** The three stages of an issue with their dates: done, current, to come. A closed one is in its last stage. */
export function stageSteps(issue: Issue, moves: readonly StateMove[]): StageStep[] {
  const entered = entries(issue, moves);
  const current = STAGES.indexOf(STAGE_OF[issue.state]);
  return STAGES.map((stage, i): StageStep => {
    const from = entered.get(stage);
    if (i > current) return { stage, standing: 'next', text: 'à venir' };
    if (i === current) return { stage, standing: 'current', text: currentText(issue, from) };
    const until = STAGES.slice(i + 1).flatMap((later) => entered.get(later) ?? [])[0];
    if (!from) return { stage, standing: 'done', text: 'étape passée' };
    return { stage, standing: 'done', text: until ? span(from, until) : `depuis le ${formatDate(from)}` };
  });
}
