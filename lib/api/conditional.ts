import { createHash } from 'node:crypto';

const VARY = 'Authorization, Accept';

/** A weak tag of `content`, or of what stands for it: what compresses the answer changes its bytes, not what it says. */
export function etagOf(content: string | Uint8Array): string {
  return `W/"${createHash('sha256').update(content).digest('base64url')}"`;
}

/** Whether `If-None-Match` names the tag; weak comparison, RFC 9110 §13.1.2. */
function isKnown(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = (tag: string) => tag.replace(/^W\//, '');
  return (ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => opaque(tag) === opaque(etag));
}

/**
 * The answer to a GET or a HEAD that a client may keep and ask about again: with its ETag (its own, or that of its body), and 304
 * without a body when the client has it. Any other answer is given back as it is.
 */
export async function conditional(
  request: Request,
  response: Response,
  cacheControl = 'private, no-cache',
): Promise<Response> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead || response.status !== 200) return response;
  const own = response.headers.get('ETag');
  const body = own === null ? new Uint8Array(await response.arrayBuffer()) : response.body;
  const etag = own ?? etagOf(body instanceof Uint8Array ? body : '');
  const headers = new Headers(response.headers);
  headers.set('ETag', etag);
  headers.set('Cache-Control', cacheControl);
  headers.set('Vary', VARY);
  if (body instanceof Uint8Array) headers.set('Content-Length', String(body.length));

  const same = isKnown(request.headers.get('If-None-Match'), etag);
  if (!same && request.method === 'GET') return new Response(body as BodyInit | null, { headers });
  if (body instanceof ReadableStream) await body.cancel(); // what streams it lets go
  if (same) for (const name of ['Content-Type', 'Content-Length', 'Content-Disposition']) headers.delete(name);
  return new Response(null, { status: same ? 304 : 200, headers });
}
