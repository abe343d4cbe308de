import type { IssueState } from '../../../lib/generated/prisma/enums';
import { ago, instant } from './days';
import { DNS_PERSON, type Person, personOf } from './people';
import type { Sentinel, SentinelEvent, SentinelIssue } from './rows';
import type { Story } from './story';

/** The states that an issue has gone through, with the day of each, from its opening to where it stands. */
function wayOf(story: Story): { state: IssueState; day: number }[] {
  const way: { state: IssueState; day: number }[] = [{ state: 'TO_QUALIFY', day: story.opened }];
  const until = story.fixed ?? story.closed?.on ?? 0;
  const rest = (share: number) => Math.max(until + 1, Math.round(story.opened - (story.opened - until) * share));
  const go = (state: IssueState, day: number) => way.push({ state, day });
  if (story.state === 'TO_QUALIFY') return way;
  go('ANALYSIS', rest(0.1));
  if (story.state === 'ANALYSIS') return way;
  if (story.product !== null) go('AWAITING_ANSWER', rest(0.2));
  if (story.state === 'AWAITING_ANSWER') return way;
  const answer = story.answers?.find(({ kind }) => kind !== 'REJECTED');
  if (answer) go('PLANNED', answer.on);
  else if (story.state === 'PLANNED') go('PLANNED', rest(0.35));
  if (story.state === 'PLANNED') return way;
  if (story.actions?.length)
    go('IN_PROGRESS', Math.min(way.at(-1)?.day ?? 0, Math.max(until + 1, (story.actions[0]?.made ?? 0) - 1)));
  if (story.state === 'IN_PROGRESS') return way;
  if (story.fixed !== undefined) go('EFFECT_TO_CONFIRM', story.fixed);
  if (story.state === 'EFFECT_MEASURED') go('EFFECT_MEASURED', 3);
  return way;
}

type Told = Pick<Sentinel, 'feedbacks' | 'actions' | 'answers' | 'comments'>;

/** The history of an issue, from its opening to where it stands. */
export function eventsOf(issue: SentinelIssue, all: readonly SentinelIssue[], told: Told): SentinelEvent[] {
  const { id, story } = issue;
  const mine = told.feedbacks.filter((feedback) => feedback.issue === id);
  const opening = instant(issue.openedOn, 17, 59);
  const atOpening = mine.filter(({ at }) => at <= opening);
  const event = (at: string, kind: string, person: Person, details: object, internal = false): SentinelEvent => ({
    issue: id,
    at,
    kind,
    person,
    internal,
    details,
  });
  const way = wayOf(story);
  return [
    event(opening, 'OPENED', DNS_PERSON, { feedbacks: atOpening.length }),
    ...mine
      .filter(({ at }) => at > opening)
      .map((feedback) =>
        event(
          feedback.qualifiedAt && feedback.qualifiedAt > feedback.at ? feedback.qualifiedAt : feedback.at,
          'FEEDBACK_ATTACHED',
          feedback.meToo ? feedback.person : DNS_PERSON,
          {
            feedback: feedback.id,
            organisation: feedback.person.org,
            meToo: feedback.meToo,
          },
        ),
      ),
    ...way
      .slice(1)
      .map(({ state, day }, i) =>
        event(instant(ago(day), 18, 5 + i), 'STATE', DNS_PERSON, { from: way[i]?.state ?? 'TO_QUALIFY', to: state }),
      ),
    ...told.comments
      .filter((comment) => comment.issue === id)
      .map((comment) => event(comment.at, 'COMMENT', comment.person, { comment: comment.id }, comment.internal)),
    ...told.answers
      .filter((answer) => answer.issue === id)
      .map((answer) =>
        event(instant(ago(answer.on), 15, 20), 'ANSWER', answer.person, {
          answer: answer.id,
          vendor: answer.vendor,
          kind: answer.kind,
          version: answer.version ?? null,
        }),
      ),
    ...told.actions
      .filter((action) => action.issue === id)
      .flatMap((action) => [
        event(instant(ago(action.made), 18, 30), 'ACTION', DNS_PERSON, { action: action.id, what: action.what }),
        ...(action.state === 'IN_PROGRESS'
          ? [
              event(instant(ago(Math.max(1, action.made - 4)), 11, 15), 'ACTION_STATE', personOf(action.owner), {
                action: action.id,
                what: action.what,
                from: 'TODO',
                to: 'IN_PROGRESS',
              }),
            ]
          : []),
        ...(action.done !== undefined
          ? [
              event(instant(ago(action.done), 16, 45), 'ACTION_STATE', personOf(action.owner), {
                action: action.id,
                what: action.what,
                from: 'TODO',
                to: 'DONE',
                ...(action.result === undefined ? {} : { result: action.result }),
              }),
            ]
          : []),
        ...(action.dropped !== undefined
          ? [
              event(instant(ago(action.dropped), 16, 45), 'ACTION_STATE', DNS_PERSON, {
                action: action.id,
                what: action.what,
                from: 'TODO',
                to: 'DROPPED',
                reason: action.result ?? '',
              }),
            ]
          : []),
      ]),
    ...all
      .filter((other) => other.mergedInto === id)
      .map((other) =>
        event(instant(ago(other.story.closed?.on ?? 0), 18, 40), 'ABSORBED', DNS_PERSON, { from: other.id }),
      ),
    ...(story.closed
      ? [
          issue.mergedInto === null
            ? event(instant(ago(story.closed.on), 18, 45), 'CLOSED', DNS_PERSON, { reason: story.closed.reason })
            : event(instant(ago(story.closed.on), 18, 40), 'MERGED', DNS_PERSON, { into: issue.mergedInto }),
        ]
      : []),
  ];
}
