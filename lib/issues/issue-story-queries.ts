import { actionScope } from '../access/scope';
import { dayOf } from '../clock';
import { db } from '../db';
import { eventScopeSql } from './event-scope-sql';
import type { IssueDetail } from './issue';
import { actionInclude, actionsOf } from './issue-actions-queries';
import type { Eyes } from './issue-eyes-queries';
import { movesOf } from './issue-stages';
import { maskDeep, maskNames } from './mask';
import { type StoryEvent, tellStory } from './story';

/** Fields of a history that name a person: for the services of the State. */
function withoutPeople(details: { [name: string]: unknown }): { [name: string]: unknown } {
  const { fields, ...others } = details;
  if (typeof fields !== 'object' || fields === null) return details;
  const { follower: _follower, ...kept } = fields as { [field: string]: unknown };
  return { ...others, fields: kept };
}

async function readEvents(id: number, family: readonly number[], eyes: Eyes): Promise<StoryEvent[]> {
  const { viewer, state, hidden } = eyes;
  const shown = await db().$queryRaw<{ id: bigint }[]>`
    select e.id from issue_event e
    where e.issue_id = any(${family}) and (e.kind <> 'MERGED' or e.issue_id = ${id}) and ${eventScopeSql(viewer)}`;
  const rows = await db().issueEvent.findMany({
    where: { id: { in: shown.map((one) => one.id) } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    omit: state ? {} : { actorLabel: true },
  });
  return rows.flatMap((row): StoryEvent[] => {
    const known = row.details as { [name: string]: unknown };
    const details = state ? known : withoutPeople(known);
    // All that it told was who follows the issue.
    const { fields } = details;
    if (row.kind === 'CHANGED' && typeof fields === 'object' && fields !== null && Object.keys(fields).length === 0)
      return [];
    const org = maskNames(row.actorOrg, hidden);
    const name = 'actorLabel' in row ? row.actorLabel : null;
    return [
      {
        id: String(row.id),
        at: row.at,
        kind: row.kind,
        who: name !== null && name !== row.actorOrg ? `${name}, ${org}` : org,
        internal: row.internal,
        details: maskDeep(details, hidden) as { [name: string]: unknown },
        duplicate: row.issueId === id ? null : row.issueId,
      },
    ];
  });
}

/** Numbers of what events point at, under a name of their details. */
const pointedAt = (events: readonly StoryEvent[], name: string) =>
  events.flatMap(({ details }) => (typeof details[name] === 'number' ? [details[name]] : []));

/**
 * The story of an issue and of those merged into it, and its own moves from state to state, which are not its duplicates'.
 * @param family numbers of all of them. @param shown what the viewer reads of it already, for the story to quote.
 */
export async function readStory(
  id: number,
  family: readonly number[],
  eyes: Eyes,
  shown: Pick<IssueDetail, 'evidence' | 'answers'>,
) {
  const { viewer, hidden, state } = eyes;
  const events = await readEvents(id, family, eyes);
  const [products, comments, actions] = await Promise.all([
    db().product.findMany({ select: { code: true, name: true } }),
    db().issueComment.findMany({
      where: { id: { in: pointedAt(events, 'comment') }, ...(state ? {} : { internal: false }) },
      select: { id: true, body: true },
    }),
    db().action.findMany({
      where: { AND: [{ id: { in: pointedAt(events, 'action') } }, actionScope(viewer)] },
      include: actionInclude,
    }),
  ]);
  const story = tellStory(events, {
    feedbacks: new Map(shown.evidence.map((one) => [one.id, one])),
    comments: new Map(comments.map((one) => [one.id, { body: maskNames(one.body, hidden) }])),
    answers: new Map(shown.answers.map((answer) => [answer.id, answer])),
    actions: new Map(actionsOf(actions, null, eyes).map((action) => [action.id, action])),
    products: new Map(products.map(({ code, name }) => [code, name])),
  });
  const own = events.filter(({ duplicate }) => duplicate === null);
  return { story, moves: movesOf(own.map(({ kind, at, details }) => ({ kind, on: dayOf(at), details }))) };
}
