import { z } from 'zod';
import type { Viewer } from '../access/viewer';
import { now } from '../clock';
import { db } from '../db';

/** The tables that have views; the first part of their address. */
const VIEW_TOPICS = ['issues', 'labs'] as const;

const MOST_VIEWS = 50;

const input = z.object({
  topic: z.enum(VIEW_TOPICS, { error: 'Ce tableau n’a pas de vues.' }),
  name: z.string().trim().min(1, 'Donnez un nom à la vue.').max(60, 'Ce nom dépasse 60 caractères.'),
  // What follows «?»: never an address, which could lead elsewhere.
  query: z
    .string()
    .max(2000, 'Cette vue a trop de filtres et de lignes cochées pour être gardée.')
    .regex(/^[^#\s]*$/, 'Cette adresse ne peut pas être gardée.'),
});

export type ViewResult = { ok: true } | { ok: false; message: string };

/** Keeps a table's address under a name of the person's own; the same name again takes the new address. */
export async function saveView(viewer: Viewer, given: unknown): Promise<ViewResult> {
  const parsed = input.safeParse(given);
  if (!parsed.success) return { ok: false, message: parsed.error.issues[0]?.message ?? '' };
  const { userId } = viewer;
  if (userId === null) return { ok: false, message: 'Une vue appartient à une personne.' };
  const { topic, name, query } = parsed.data;
  const others = await db().savedView.count({ where: { userId, topic, NOT: { name } } });
  if (others >= MOST_VIEWS) return { ok: false, message: `${MOST_VIEWS} vues au plus. Supprimez-en une.` };
  await db().savedView.upsert({
    where: { userId_topic_name: { userId, topic, name } },
    create: { userId, topic, name, query, createdAt: now() },
    update: { query },
  });
  return { ok: true };
}

/** Deletes a view of the person's own; another's does not exist. */
export async function deleteView(viewer: Viewer, id: number): Promise<void> {
  if (viewer.userId === null) return;
  await db().savedView.deleteMany({ where: { id, userId: viewer.userId } });
}
