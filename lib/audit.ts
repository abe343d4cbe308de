import type { Viewer } from './access/viewer';
import { now } from './clock';
import type { Prisma } from './generated/prisma/client';

type Entry = {
  action: string; // <topic>.<verb>
  subjectType: string;
  subjectId: string;
  details: Prisma.InputJsonObject;
};

/** Writes one line of the trail inside the command's own transaction. */
export async function audit(tx: Prisma.TransactionClient, viewer: Viewer, entry: Entry): Promise<void> {
  await tx.auditEvent.create({ data: { ...entry, at: now(), actor: viewer.actor, actorLabel: viewer.name } });
}
