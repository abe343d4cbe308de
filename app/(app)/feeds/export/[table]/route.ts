import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { readReconciledLabs, readReconciliation } from '@/lib/feeds/reconciliation-queries';
import { loadFeedsParams } from '@/lib/feeds/search-params';
import { groupsSheet, labsSheet, monthsSheet } from '@/lib/feeds/sheets';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** A table of the page as a file, for the address's month, filters and order. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ table: string }> }) {
  const viewer = await requireViewer();
  const { table } = await params;
  const asked = loadFeedsParams(request);
  const page = await readReconciliation(viewer, asked);
  if (!page) notFound();
  const format = exportFormat(request.nextUrl.searchParams.get('format'));
  if (table === 'months') return sheetResponse(monthsSheet(page.months), format, `rapprochement-mois-${page.month}`);
  if (!page.detail) notFound();
  if (table === 'groups') {
    return sheetResponse(groupsSheet(page.month, page.detail.groups), format, `rapprochement-editeurs-${page.month}`);
  }
  if (table !== 'labs') notFound();
  const lines = await readReconciledLabs(viewer, asked, page.month);
  return sheetResponse(labsSheet(page.month, lines), format, `rapprochement-laboratoires-${page.month}`);
}
