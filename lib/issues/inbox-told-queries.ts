import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { db } from '../db';
import { doneSentence } from './inbox-done';
import type { InboxParams } from './inbox-search-params';
import { qualifiedSentence } from './qualified-words';
import { feedbackNumber } from './words';

const MOST_TOLD = 200;

/** What is told of the last doing, with what undoes it. */
export type Told = { sentence: string; left: string[]; undo: { feedbacks: number[]; at: string } | null };

/** The last doing as the data stand now: another's since then is not told as one's own. */
export async function readTold(viewer: Viewer, { did, done, left }: InboxParams): Promise<Told | null> {
  if (!did || !done || done.length === 0) return null;
  const rows = await db().feedback.findMany({
    where: { id: { in: [...done, ...(left ?? [])].slice(0, MOST_TOLD) } },
    orderBy: { id: 'asc' },
    select: { id: true, state: true, issueId: true, qualifiedBy: true, qualifiedAt: true },
  });
  const of = rows.filter(({ id }) => done.includes(id));
  const sentence = doneSentence(did, of);
  if (sentence === null) return null;
  const [first] = of;
  const at = first?.qualifiedAt ?? null;
  const own = of.every(
    ({ qualifiedBy, qualifiedAt }) => qualifiedBy === viewer.name && qualifiedAt?.getTime() === at?.getTime(),
  );
  return {
    sentence,
    left: rows
      .filter(({ id }) => !done.includes(id))
      .flatMap(({ id, state, issueId, qualifiedBy: by, qualifiedAt }) => {
        const said = qualifiedSentence({ state, issueId, by, at: qualifiedAt }, today());
        return said === null ? [] : [`${feedbackNumber(id)}\u00A0: ${said}`];
      }),
    undo: at !== null && own ? { feedbacks: of.map(({ id }) => id), at: at.toISOString() } : null,
  };
}
