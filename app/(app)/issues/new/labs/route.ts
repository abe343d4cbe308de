import { z } from 'zod';
import { problem } from '@/lib/api/problem';
import { findLabChoices, findLabsNear } from '@/lib/issues/report-labs-queries';
import { answerJson } from '../answer-json';

const askedSchema = z.union([
  z.object({ q: z.string().max(200) }),
  z.object({ near: z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) }) }),
]);

/** The labs that a text names or that are near a place, within the viewer's scope. The place is used for this answer only. */
export function POST(request: Request): Promise<Response> {
  return answerJson(request, async (viewer, asked) => {
    const parsed = askedSchema.safeParse(asked);
    if (!parsed.success) return problem(400, 'Cette recherche est illisible.');
    const labs =
      'q' in parsed.data ? await findLabChoices(viewer, parsed.data.q) : await findLabsNear(viewer, parsed.data.near);
    return Response.json(labs, { headers: { 'Cache-Control': 'no-store' } });
  });
}
