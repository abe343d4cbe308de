import type { Viewer } from '../access/viewer';
import { db } from '../db';

export type View = { id: number; name: string; query: string };

/** The views that this person has saved of a table, by name. */
export async function readSavedViews(viewer: Viewer, topic: string): Promise<View[]> {
  if (viewer.userId === null) return [];
  return db().savedView.findMany({
    where: { userId: viewer.userId, topic },
    select: { id: true, name: true, query: true },
    orderBy: { name: 'asc' },
  });
}
