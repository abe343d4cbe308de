import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { readLabs } from '@/lib/labs/list-queries';
import { labsSheet } from '@/lib/labs/list-sheet';
import { DEFAULT_COLUMNS, loadLabsParams } from '@/lib/labs/search-params';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** The list of the address as a file: all its pages, or the lines that are ticked. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  if (!may(viewer, 'labs.read')) notFound();
  const params = loadLabsParams(request);
  const list = await readLabs(viewer, params, { all: true });
  const format = exportFormat(request.nextUrl.searchParams.get('format'));
  return sheetResponse(labsSheet(list, params.columns ?? DEFAULT_COLUMNS), format, `laboratoires-${list.month}`);
}
