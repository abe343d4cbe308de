import { otherMethods } from '@/lib/api/other-methods';
import { notFoundProblem, problem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { readUploadDocument } from '@/lib/uploads/api-queries';
import { cancelUpload } from '@/lib/uploads/commands';

/** One upload in the scope of the key. */
export const GET = withKey<{ id: string }>('read', async (_, viewer, { id }) => {
  const upload = await readUploadDocument(viewer, id);
  return upload ? Response.json(upload) : notFoundProblem();
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
  const upload = await readUploadDocument(viewer, id);
  return upload ? Response.json(upload) : notFoundProblem();
});

export const { OPTIONS, PATCH, POST, PUT } = otherMethods('GET', 'DELETE');
