import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { readUpload } from '@/lib/uploads/queries';
import { findingsSheet } from '@/lib/uploads/sheets';

/** Errors and warnings of an upload as a file. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const upload = await readUpload(await requireViewer(), (await params).id);
  if (!upload) notFound();
  return sheetResponse(
    findingsSheet(upload),
    exportFormat(request.nextUrl.searchParams.get('format')),
    `erreurs-${upload.number}`,
  );
}
