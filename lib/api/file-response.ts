import type { ByteSource } from '../tabular/source';
import { attachment } from './read-body';

/** A file as a download, sent a piece at a time. */
export function fileResponse({
  source,
  fileName,
  mediaType,
}: {
  source: ByteSource;
  fileName: string;
  mediaType: string;
}): Response {
  const pieces = source.pieces()[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(source.size),
      'Content-Disposition': attachment(fileName),
      'Cache-Control': 'private, no-store',
    },
  });
}
