import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { db } from '../db';
import { isoDate } from '../month';
import type { LabNote } from './lab';

/**
 * The contact notes of a lab and of those it has absorbed, newest first; null where the viewer may not read any. The viewer
 * must have been let in by `findLab`.
 */
export async function readNotes(viewer: Viewer, finess: string): Promise<LabNote[] | null> {
  if (!may(viewer, 'notes.read')) return null;
  const members = await db().$queryRaw<{ finess: string }[]>`
    select finess from lab_member where lab_finess = ${finess} and until = 'infinity'`;
  const notes = await db().contactNote.findMany({
    where: { legalEntityFiness: { in: members.map((member) => member.finess) } },
    orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
    select: { id: true, kind: true, occurredOn: true, authorLabel: true, body: true },
  });
  return notes.map(({ occurredOn, authorLabel, ...note }) => ({
    ...note,
    occurredOn: isoDate(occurredOn),
    author: authorLabel,
  }));
}
