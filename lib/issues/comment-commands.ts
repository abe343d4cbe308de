import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { now } from '../clock';
import {
  changeIssue,
  type IssueResult,
  readTyped,
  refusal,
  sentTwiceSince,
  type Tx,
  type Typed,
} from './change-commands';
import { organisationOf, recordIssueEvent } from './event-commands';
import { mentionedIn } from './mentions';
import { peopleWhoRead } from './people-sql';
import { wordsInput } from './typed-input';

const commentSchema = z.object({
  body: wordsInput('Le commentaire est vide. Écrivez ce qu’il faut dire.'),
  internal: z.enum(['on', '']).catch(''),
});

async function mention(
  tx: Tx,
  viewer: Viewer,
  commentId: number,
  body: string,
  regionCode: string | null,
): Promise<void> {
  const people = await peopleWhoRead(tx, regionCode);
  const mentioned = mentionedIn(body, people).filter((id) => id !== viewer.userId);
  await tx.commentMention.createMany({ data: mentioned.map((userId) => ({ commentId, userId })) });
}

/**
 * Adds a comment to an open issue: fields `issueId`, `body`, `internal` («on»: read by the services of the State only, who alone may write
 * one). A State role mentions another by «@Prénom Nom».
 */
export async function commentIssue(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(commentSchema, input);
  if (!read.ok) return read;
  const { body } = read.values;
  const internal = read.values.internal === 'on';
  if (internal && !may(viewer, 'issues.internal')) {
    return refusal('forbidden', 'internal', 'Seuls les services de l’État écrivent une note interne.');
  }
  const options = {
    right: 'issues.comment',
    forbidden: 'Vous n’avez pas le droit de commenter un irritant.',
    action: 'issue.comment',
    versioned: false,
  } as const;
  return changeIssue(viewer, input, options, async (tx, { id, regionCode }) => {
    const author = { issueId: id, userId: viewer.userId, authorLabel: viewer.name };
    const twice = { ...author, body, internal, createdAt: { gte: sentTwiceSince() } };
    if ((await tx.issueComment.count({ where: twice })) > 0) return null;
    const comment = await tx.issueComment.create({
      data: {
        ...author,
        authorOrg: organisationOf(viewer),
        body,
        internal,
        createdAt: now(),
      },
      select: { id: true },
    });
    if (may(viewer, 'issues.internal')) await mention(tx, viewer, comment.id, body, regionCode);
    await recordIssueEvent(tx, viewer, { issueId: id, kind: 'COMMENT', details: { comment: comment.id }, internal });
    return { details: { comment: comment.id, internal } };
  });
}
