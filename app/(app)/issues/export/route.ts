import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { readIssueLog } from '@/lib/issues/list-queries';
import { crossSheet, issuesSheet } from '@/lib/issues/list-sheet';
import { DEFAULT_LOG_COLUMNS, loadLogParams } from '@/lib/issues/search-params';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** The log of the address as a file: all its pages, or its cross-table. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  if (!may(viewer, 'issues.read')) notFound();
  const params = loadLogParams(request);
  const log = await readIssueLog(viewer, params, { all: true });
  const format = exportFormat(request.nextUrl.searchParams.get('format'));
  return log.cross
    ? sheetResponse(crossSheet(log.cross), format, `irritants-croises-${log.today}`)
    : sheetResponse(issuesSheet(log, params.columns ?? DEFAULT_LOG_COLUMNS), format, `irritants-${log.today}`);
}
