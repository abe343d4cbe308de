import { problem } from '@/lib/api/problem';
import { reportFeedback } from '@/lib/issues/feedback-commands';
import { answerJson } from '../answer-json';

/** The account that a feedback was written with, as the phone kept it. */
function authorOf(asked: unknown): unknown {
  return typeof asked === 'object' && asked !== null && 'author' in asked ? asked.author : null;
}

/** One feedback from the form or from the phone's outbox: 200 with its number, 422 with what to mend, 401 for another account than its author's. */
export function POST(request: Request): Promise<Response> {
  return answerJson(request, async (viewer, asked) => {
    if (authorOf(asked) !== viewer.userId) {
      return problem(401, 'Cette remontée a été écrite avec un autre compte. Connectez-vous avec le sien.');
    }
    const answer = await reportFeedback(viewer, asked);
    return Response.json(answer, { status: answer.ok ? 200 : 422, headers: { 'Cache-Control': 'no-store' } });
  });
}
