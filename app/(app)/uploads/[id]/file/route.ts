import { notFound } from 'next/navigation';
import { requireViewer } from '@/lib/access/viewer';
import { fileResponse } from '@/lib/api/file-response';
import { readUploadFile } from '@/lib/uploads/queries';

/** The deposited bytes, for the person signed in. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string }> }) {
  const file = await readUploadFile(await requireViewer(), (await params).id);
  if (!file) notFound();
  return fileResponse(file);
}
