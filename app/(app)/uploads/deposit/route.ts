import { isSameOrigin } from '@/lib/access/same-origin';
import { sessionViewer } from '@/lib/access/viewer';
import { problem } from '@/lib/api/problem';
import { readBody } from '@/lib/api/read-body';
import { log } from '@/lib/log';
import { MAX_BYTES } from '@/lib/tabular/read';
import { checkUpload } from '@/lib/uploads/commands';
import { uploadKind } from '@/lib/uploads/kinds';
import { DEPOSIT_REFUSALS, type DepositRefusal } from '@/lib/uploads/refusals';

// The form's own boundaries and names weigh a little beside the file.
const FORM_BYTES = 64 * 1024;

/** The file of the page's form: 303 to its page, or JSON for the script that posts it. */
export async function POST(request: Request): Promise<Response> {
  const wantsJson = (request.headers.get('accept') ?? '').includes('application/json');
  // In the address: a body over the limit is never read.
  const kind = uploadKind(new URL(request.url).searchParams.get('kind') ?? 'feeds');
  if (!kind) return problem(404, 'Cette page n’existe pas.');
  const go = (path: string) => new Response(null, { status: 303, headers: { Location: path } });
  const refuse = (refusal: DepositRefusal) => {
    const { status, message } = DEPOSIT_REFUSALS[refusal];
    return wantsJson ? problem(status, message) : go(`/uploads/new?kind=${kind}&refusal=${refusal}`);
  };
  try {
    const viewer = await sessionViewer();
    if (!viewer)
      return wantsJson
        ? problem(401, 'Votre session est terminée. Connectez-vous de nouveau, puis redéposez.')
        : go('/login');
    if (!isSameOrigin(request)) return problem(403, 'Ce dépôt ne vient pas de cette page.');
    const body = await readBody(request, MAX_BYTES + FORM_BYTES);
    if (!body) return refuse('too-large');
    const form = await new Response(new Uint8Array(body), {
      headers: { 'Content-Type': request.headers.get('content-type') ?? '' },
    })
      .formData()
      .catch(() => null);
    const file = form?.get('file');
    if (!(file instanceof File) || file.name === '') return refuse('no-file');
    const checked = await checkUpload(viewer, kind, {
      bytes: new Uint8Array(await file.arrayBuffer()),
      fileName: file.name,
      mediaType: file.type || 'application/octet-stream',
    });
    if (!checked.ok) return problem(404, 'Cette page n’existe pas.');
    const { id } = checked.upload;
    if (id === null) return refuse('too-large');
    return wantsJson ? Response.json({ id }) : go(`/uploads/${id}`);
  } catch (error) {
    log().error({ err: error }, 'deposit');
    return refuse('failed');
  }
}
