import { etagOf } from '@/lib/api/conditional';
import { fileResponse } from '@/lib/api/file-response';
import { otherMethods } from '@/lib/api/other-methods';
import { notFoundProblem } from '@/lib/api/problem';
import { withKey } from '@/lib/api/with-key';
import { readUpload, readUploadFile } from '@/lib/uploads/queries';

/** The bytes as they came. */
export const GET = withKey<{ id: string }>('read', async (_, viewer, { id }) => {
  const [upload, file] = await Promise.all([readUpload(viewer, id), readUploadFile(viewer, id)]);
  if (!upload || !file) return notFoundProblem();
  const response = fileResponse(file);
  response.headers.set('ETag', etagOf(upload.sha256)); // known without reading the bytes
  return response;
});

export const { DELETE, OPTIONS, PATCH, POST, PUT } = otherMethods('GET');
