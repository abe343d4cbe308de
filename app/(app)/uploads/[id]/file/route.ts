import { notFound } from 'next/navigation';
import { requireViewer } from '@/lib/access/viewer';
import { attachment } from '@/lib/api/read-body';
import { readUploadFile } from '@/lib/uploads/queries';

/** The deposited bytes, for the person signed in. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const file = await readUploadFile(await requireViewer(), (await params).id);
  if (!file) notFound();
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.fileName),
      'Cache-Control': 'private, no-store',
    },
  });
}
