import { type Viewer, viewerOfApiKey } from '../access/viewer';
import { log } from '../log';
import { conditional } from './conditional';
import { problem } from './problem';

type Handler<Params> = (request: Request, viewer: Viewer, params: Params) => Promise<Response>;

/** A route of the API, for keys with `scope`: the key's viewer, then the handler, then what the client has already; an exception becomes a problem that tells nothing of the inside. */
export function withKey<Params>(
  scope: 'read' | 'uploads',
  handler: Handler<Params>,
): (request: Request, context: { params: Promise<Params> }) => Promise<Response> {
  return async (request, { params }) => {
    try {
      const viewer = await viewerOfApiKey(request);
      if (!viewer) {
        return problem(401, 'Donnez une clé valide dans l’en-tête «\u00A0Authorization: Bearer …\u00A0».', {
          'WWW-Authenticate': 'Bearer',
        });
      }
      if (!viewer.keyScopes?.includes(scope)) return problem(403, 'Cette clé ne permet pas cette demande.');
      return await conditional(request, await handler(request, viewer, await params));
    } catch (error) {
      log().error({ err: error, url: new URL(request.url).pathname }, 'api');
      return problem(500, 'La demande n’a pas abouti. Rien n’a été écrit. Réessayez, puis prévenez l’administration.');
    }
  };
}
