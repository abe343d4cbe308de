import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { readVendor } from '@/lib/vendors/queries';
import { loadVendorParams } from '@/lib/vendors/search-params';
import { vendorSheet } from '@/lib/vendors/sheets';

/** A table of a vendor's page as a file, for the month of the address. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ slug: string; table: string }> }) {
  const viewer = await requireViewer();
  const { slug, table } = await params;
  const page = await readVendor(viewer, slug, loadVendorParams(request).month);
  const sheet = page && vendorSheet(page, table);
  if (!sheet) notFound();
  return sheetResponse(
    sheet,
    exportFormat(request.nextUrl.searchParams.get('format')),
    `${slug}-${table}-${page.month}`,
  );
}
