import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { effectSheet } from '@/lib/issues/effect-sheet';
import { readIssue } from '@/lib/issues/issue-queries';
import { readRowId } from '@/lib/issues/row-id';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** The months before and after the fix of an issue, as a file. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const id = readRowId((await params).id);
  const issue = id === null ? null : await readIssue(viewer, id);
  if (issue?.effect?.kind !== 'measured') notFound();
  return sheetResponse(
    effectSheet(issue, issue.effect),
    exportFormat(request.nextUrl.searchParams.get('format')),
    `effet-irritant-${issue.id}`,
  );
}
