import { notFoundProblem } from '@/lib/api/problem';
import { attachment } from '@/lib/api/read-body';
import { withKey } from '@/lib/api/with-key';
import { readUploadFile } from '@/lib/uploads/queries';

/** The bytes as they came. */
export const GET = withKey<{ id: string }>('read', async (_, viewer, { id }) => {
  const file = await readUploadFile(viewer, id);
  if (!file) return notFoundProblem();
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.fileName),
      'Cache-Control': 'private, no-store',
    },
  });
});
