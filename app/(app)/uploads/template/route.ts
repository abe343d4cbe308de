import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth } from '@/lib/clock';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { readExpectedLabs } from '@/lib/uploads/queries';
import { templateSheet } from '@/lib/uploads/sheets';

/** The file to fill in for the month due, with the vendor's own labs. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.deposit')) notFound();
  const month = lastCompleteMonth();
  const labs = viewer.vendor ? await readExpectedLabs(viewer.vendor.slug, month) : [];
  const format = exportFormat(request.nextUrl.searchParams.get('format'));
  return sheetResponse(templateSheet(month, labs), format, `modele-depot-${month}`);
}
