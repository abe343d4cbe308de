import { otherMethods } from '@/lib/api/other-methods';
import { notFoundProblem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { readOrderDocument } from '@/lib/orders/api-queries';

/** One order in the scope of the key, with its events. */
export const GET = withKey<{ number: string }>('read', async (_, viewer, { number }) => {
  const order = await readOrderDocument(viewer, number);
  return order ? Response.json(order) : notFoundProblem();
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
