import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { comparedIds } from '@/lib/uploads/compare-params';
import { readComparison } from '@/lib/uploads/compare-queries';
import { comparisonSheet } from '@/lib/uploads/compare-sheet';

const MOST_ROWS = 100_000;

/** The difference of two deposits as a file. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  const { searchParams } = request.nextUrl;
  const ids = comparedIds(searchParams);
  if (!may(viewer, 'uploads.read') || !ids) notFound();
  const comparison = await readComparison(viewer, ids, MOST_ROWS);
  if (!comparison || 'refused' in comparison) notFound();
  const { a, b } = comparison;
  return sheetResponse(
    comparisonSheet(comparison),
    exportFormat(searchParams.get('format')),
    `differences-${a.number}-${b.number}`,
  );
}
