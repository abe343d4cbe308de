import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { loadHistoryParams } from '@/lib/uploads/history-params';
import { readHistory } from '@/lib/uploads/history-queries';
import { historySheet } from '@/lib/uploads/history-sheet';

const MOST_LINES = 10_000;

/** The history of the address as a file. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.read')) notFound();
  const { lines } = await readHistory(viewer, { ...loadHistoryParams(request), before: null }, MOST_LINES);
  return sheetResponse(historySheet(lines), exportFormat(request.nextUrl.searchParams.get('format')), 'depots');
}
