import { otherMethods } from '@/lib/api/other-methods';
import { parseQuery } from '@/lib/api/parse-query';
import { prefers } from '@/lib/api/prefers';
import { notFoundProblem, problem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { readIndicator } from '@/lib/indicators/queries';
import { indicatorQuery } from '@/lib/indicators/schema';
import { indicatorSheet } from '@/lib/indicators/sheet';
import { sheetResponse } from '@/lib/tabular-response';

/** An indicator's points; as CSV for machines when the client prefers it. */
export const GET = withKey<{ id: string }>('read', async (request, viewer, { id }) => {
  const parsed = parseQuery(indicatorQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const answer = await readIndicator(viewer, id, parsed.query);
  if (!answer.found) return notFoundProblem();
  const { definition } = answer;
  if (!answer.splitAllowed) {
    const allowed = definition.splits.length > 0 ? definition.splits.join(', ') : 'aucune';
    return problem(400, `Cet indicateur ne se ventile pas ainsi. Ventilations possibles\u00A0: ${allowed}.`);
  }
  if (prefers(request.headers.get('accept'), 'text/csv', 'application/json')) {
    return sheetResponse(indicatorSheet(definition, answer.points), 'csv-machine', id);
  }
  return Response.json({ definition, points: answer.points });
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
