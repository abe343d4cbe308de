import { isSameOrigin } from '@/lib/access/same-origin';
import { sessionViewer } from '@/lib/access/viewer';
import { formFile } from '@/lib/api/form-file';
import { problem } from '@/lib/api/problem';
import { log } from '@/lib/log';
import { MAX_BYTES } from '@/lib/tabular/read';
import { receiveUpload } from '@/lib/uploads/background-commands';
import { uploadKind } from '@/lib/uploads/kinds';
import { receive } from '@/lib/uploads/receive';
import { DEPOSIT_REFUSALS, type DepositRefusal } from '@/lib/uploads/refusals';

// The form's own boundaries and names weigh a little beside the file.
const FORM_BYTES = 64 * 1024;

/** The file of the page's form: 303 to its page, or JSON for the script that posts it. A large file is checked after the answer. */
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
    if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES + FORM_BYTES) return refuse('too-large');
    const file = await formFile(request);
    if (!file) return refuse('no-file');
    const received = await receive(file.content, MAX_BYTES);
    if (!received) return refuse('too-large');
    const { fileName, mediaType } = file;
    const result = await receiveUpload(viewer, kind, { source: received.source, fileName, mediaType }).finally(
      received.letGo,
    );
    if (!result.ok)
      return result.reason === 'forbidden' ? problem(404, 'Cette page n’existe pas.') : refuse('too-large');
    const page = `/uploads/${result.id}${result.written ? '?again=1' : ''}`;
    return wantsJson ? Response.json({ page }) : go(page);
  } catch (error) {
    log().error({ err: error }, 'deposit');
    return refuse('failed');
  }
}
