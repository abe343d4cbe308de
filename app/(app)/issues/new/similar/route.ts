import { z } from 'zod';
import { problem } from '@/lib/api/problem';
import { similarIssues } from '@/lib/issues/similar-queries';
import { answerJson } from '../answer-json';

const askedSchema = z.object({
  text: z.string().max(20_000),
  category: z.string().max(40),
  lab: z.string().max(9).nullable(),
});

/** The open issues that are like what is being written. */
export function POST(request: Request): Promise<Response> {
  return answerJson(request, async (viewer, asked) => {
    const parsed = askedSchema.safeParse(asked);
    if (!parsed.success) return problem(400, 'Cette recherche est illisible.');
    return Response.json(await similarIssues(viewer, parsed.data), { headers: { 'Cache-Control': 'no-store' } });
  });
}
