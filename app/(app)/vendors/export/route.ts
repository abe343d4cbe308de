import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { readVendors } from '@/lib/vendors/queries';
import { loadVendorsParams } from '@/lib/vendors/search-params';
import { vendorsSheet } from '@/lib/vendors/sheets';

/** The table of vendors as a file, for the month, region and order of the address. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  const page = await readVendors(viewer, loadVendorsParams(request));
  if (!page) notFound();
  return sheetResponse(
    vendorsSheet(page),
    exportFormat(request.nextUrl.searchParams.get('format')),
    `editeurs-${page.month}`,
  );
}
