import { notFoundProblem, problem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { cancelUpload } from '@/lib/uploads/commands';
import { readUpload } from '@/lib/uploads/queries';
import { uploadDocument } from '@/lib/uploads/schema';

/** One upload in the scope of the key. */
export const GET = withKey<{ id: string }>('read', async (_, viewer, { id }) => {
  const upload = await readUpload(viewer, id);
  return upload ? Response.json(uploadDocument(upload)) : notFoundProblem();
});

const refusals = {
  'not-found': notFoundProblem,
  forbidden: () => problem(403, 'Cette clé ne permet pas d’annuler un dépôt.'),
  locked: () => problem(409, 'Un mois de ce dépôt est verrouillé. Demandez à la DNS de le rouvrir.'),
};

/** Cancels: earlier values return. */
export const DELETE = withKey<{ id: string }>('uploads', async (_, viewer, { id }) => {
  const result = await cancelUpload(viewer, id);
  if (!result.ok) return refusals[result.reason]();
  const upload = await readUpload(viewer, id);
  return upload ? Response.json(uploadDocument(upload)) : notFoundProblem();
});
