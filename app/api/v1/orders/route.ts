import { otherMethods } from '@/lib/api/other-methods';
import { parseQuery } from '@/lib/api/parse-query';
import { problem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { readOrdersPage } from '@/lib/orders/api-queries';
import { ordersQuery } from '@/lib/orders/api-schema';

/** A page of the orders in the scope of the key. */
export const GET = withKey('read', async (request, viewer) => {
  const parsed = parseQuery(ordersQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const answer = await readOrdersPage(viewer, parsed.query);
  if (!answer.ok) {
    return problem(400, 'Curseur inconnu\u00A0: donnez le «\u00A0next\u00A0» de la page précédente, tel quel.');
  }
  const { items, next } = answer;
  return Response.json({ items, next });
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
