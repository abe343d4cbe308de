import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth } from '@/lib/clock';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { matrixRows } from '@/lib/uploads/matrix-filter';
import { loadMatrixParams } from '@/lib/uploads/matrix-params';
import { readFirstMonth, readMatrix } from '@/lib/uploads/matrix-queries';
import { matrixSheet } from '@/lib/uploads/matrix-sheet';

const SHOWN_MONTHS = 12;

/** The matrix of the address as a file. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  if (!may(viewer, 'reminders.send')) notFound();
  const params = loadMatrixParams(request);
  const [current, first] = [lastCompleteMonth(), await readFirstMonth()];
  const last = params.month && params.month <= current && params.month >= first ? params.month : current;
  const { rows } = await readMatrix(last, SHOWN_MONTHS);
  const format = exportFormat(request.nextUrl.searchParams.get('format'));
  return sheetResponse(matrixSheet(matrixRows(rows, params)), format, `matrice-depots-${last}`);
}
