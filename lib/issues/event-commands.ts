import type { Viewer } from '../access/viewer';
import { now } from '../clock';
import { formatList } from '../format/list';
import type { Prisma } from '../generated/prisma/client';
import type { IssueEventInput } from './event-details';

/** The organisation that speaks, as those who may not know the person's name read it: «DNS», «ARS Bretagne», «Ormélis». */
export function organisationOf(viewer: Viewer): string {
  switch (viewer.role) {
    case 'REGIONAL':
      return `ARS ${formatList(viewer.regions.map(({ name }) => name))}`;
    case 'VENDOR':
      return viewer.vendor?.name ?? 'Éditeur';
    default:
      return 'DNS';
  }
}

/** Writes one line of an issue's history inside the command's own transaction, and counts a change of the issue. */
export async function recordIssueEvent(
  tx: Prisma.TransactionClient,
  viewer: Viewer,
  event: IssueEventInput,
): Promise<void> {
  await tx.issueEvent.create({
    data: { ...event, at: now(), actorLabel: viewer.name, actorOrg: organisationOf(viewer), actorId: viewer.userId },
  });
  await tx.issue.update({ where: { id: event.issueId }, data: { version: { increment: 1 } } });
}
