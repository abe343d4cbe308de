import { requireViewer } from '@/lib/access/viewer';
import { problem } from '@/lib/api/problem';
import { readProgress } from '@/lib/uploads/run-queries';

/** How far the work on an upload is, for its page. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const progress = await readProgress(await requireViewer(), (await params).id);
  if (!progress) return problem(404, 'Cette page n’existe pas.');
  return Response.json(progress, { headers: { 'Cache-Control': 'private, no-store' } });
}
