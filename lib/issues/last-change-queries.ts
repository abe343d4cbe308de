import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import type { Prisma } from '../generated/prisma/client';
import { changedSince } from './last-change';

/** Who has changed an issue since a form was made, what they did and when, as far as the viewer may know: why the form is refused. */
export async function changedMeanwhile(tx: Prisma.TransactionClient, viewer: Viewer, issueId: number): Promise<string> {
  const state = may(viewer, 'issues.internal');
  const last = await tx.issueEvent.findFirst({
    where: { issueId, ...(state ? {} : { internal: false }) },
    orderBy: { id: 'desc' },
  });
  const change = last && {
    who: state ? last.actorLabel : 'Quelqu’un',
    at: last.at,
    kind: last.kind,
    details: last.details as { [name: string]: unknown },
  };
  return changedSince(change, today());
}
