import { Readable } from 'node:stream';
import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { attachment } from '@/lib/api/read-body';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { readErrorsFile } from '@/lib/uploads/errors-file-queries';
import { readUpload } from '@/lib/uploads/queries';
import { findingsSheet } from '@/lib/uploads/sheets';

/** The deposited file with a column «erreur»; as a list of what was found, when a format is asked for or the file has none. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const { id } = await params;
  const asked = request.nextUrl.searchParams.get('format');
  const file = asked === null ? await readErrorsFile(viewer, id) : null;
  if (file) {
    return new Response(Readable.toWeb(Readable.from(file.pieces)) as ReadableStream<Uint8Array>, {
      headers: {
        'Content-Type': file.mediaType || 'application/octet-stream',
        'Content-Disposition': attachment(file.fileName),
        'Cache-Control': 'private, no-store',
      },
    });
  }
  const upload = await readUpload(viewer, id);
  if (!upload) notFound();
  return sheetResponse(findingsSheet(upload), exportFormat(asked), `erreurs-${upload.number}`);
}
