import { isSameOrigin } from '@/lib/access/same-origin';
import { sessionViewer } from '@/lib/access/viewer';
import { problem } from '@/lib/api/problem';
import { openImport, receiveFile } from '@/lib/finess/run-commands';

/** Opens an import: the names and sizes of its files, as JSON. */
export async function POST(request: Request): Promise<Response> {
  const viewer = await sessionViewer();
  if (!viewer) return problem(401, 'Votre session est terminée. Connectez-vous de nouveau, puis recommencez.');
  if (!isSameOrigin(request)) return problem(403, 'Cette demande ne vient pas de cette page.');
  const result = await openImport(viewer, await request.json().catch(() => null));
  return result.ok ? Response.json({ id: result.id }) : problem(400, result.message);
}

/** The bytes of one file (`?import=…&file=0`), streamed to the disk: a national file never stands in memory. */
export async function PUT(request: Request): Promise<Response> {
  const viewer = await sessionViewer();
  if (!viewer) return problem(401, 'Votre session est terminée. Connectez-vous de nouveau, puis recommencez.');
  if (!isSameOrigin(request)) return problem(403, 'Cette demande ne vient pas de cette page.');
  const query = new URL(request.url).searchParams;
  const id = query.get('import') ?? '';
  if (!request.body || !/^[0-9a-f-]{36}$/.test(id)) return problem(400, 'Aucun fichier reçu.');
  const result = await receiveFile(viewer, id, Number(query.get('file')), request.body);
  return result.ok ? Response.json({ ok: true }) : problem(409, result.message);
}
