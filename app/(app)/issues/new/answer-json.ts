import { may } from '@/lib/access/policy';
import { isSameOrigin } from '@/lib/access/same-origin';
import { sessionViewer, type Viewer } from '@/lib/access/viewer';
import { problem } from '@/lib/api/problem';
import { readBody } from '@/lib/api/read-body';
import { log } from '@/lib/log';

// A text of 20 000 characters is read, to be told how long it is.
const MOST_BYTES = 256 * 1024;

/**
 * What a script of the form asks, once it is known to come from this site and from somebody who may report: JSON in, JSON out. Posts, so
 * that neither what is typed nor a position stands in an address.
 */
export async function answerJson(
  request: Request,
  work: (viewer: Viewer, asked: unknown) => Promise<Response>,
): Promise<Response> {
  try {
    const viewer = await sessionViewer();
    if (!viewer) return problem(401, 'Votre session est terminée. Connectez-vous de nouveau.');
    if (!isSameOrigin(request)) return problem(403, 'Cette demande ne vient pas de cette page.');
    if (!may(viewer, 'issues.report')) return problem(403, 'Vous n’avez pas le droit de signaler un blocage.');
    const body = await readBody(request, MOST_BYTES);
    if (!body) return problem(413, 'Cet envoi est trop long.');
    let asked: unknown;
    try {
      asked = JSON.parse(new TextDecoder().decode(body));
    } catch {
      return problem(400, 'Cet envoi est illisible.');
    }
    return await work(viewer, asked);
  } catch (error) {
    log().error({ err: error }, 'report');
    return problem(500, 'L’envoi n’a pas abouti. Réessayez.');
  }
}
