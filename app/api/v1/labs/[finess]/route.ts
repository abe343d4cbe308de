import { otherMethods } from '@/lib/api/other-methods';
import { notFoundProblem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { readLabDocument } from '@/lib/labs/api-queries';

/** One lab in the scope of the key, with its sites and counts. */
export const GET = withKey<{ finess: string }>('read', async (_, viewer, { finess }) => {
  const lab = await readLabDocument(viewer, finess);
  return lab ? Response.json(lab) : notFoundProblem();
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
