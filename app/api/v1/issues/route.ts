import { otherMethods } from '@/lib/api/other-methods';
import { parseQuery } from '@/lib/api/parse-query';
import { problem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { readIssuesPage } from '@/lib/issues/api-queries';
import { issuesQuery } from '@/lib/issues/api-schema';

const REFUSALS = {
  'unknown-cursor': 'Curseur inconnu\u00A0: donnez le «\u00A0next\u00A0» de la page précédente, tel quel.',
  'unknown-category': 'Paramètre «\u00A0category\u00A0»\u00A0: code de catégorie inconnu.',
};

/** A page of the issues in the scope of the key. */
export const GET = withKey('read', async (request, viewer) => {
  const parsed = parseQuery(issuesQuery, new URL(request.url).searchParams);
  if (!parsed.ok) return problem(400, parsed.detail);
  const answer = await readIssuesPage(viewer, parsed.query);
  if (!answer.ok) return problem(400, REFUSALS[answer.reason]);
  const { items, next } = answer;
  return Response.json({ items, next });
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
