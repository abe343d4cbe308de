import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { readLab } from '@/lib/labs/lab-queries';
import { labFeedSheet } from '@/lib/labs/lab-sheet';
import { parseMonth } from '@/lib/month';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** The twelve months of a lab's page as a file. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ finess: string }> }) {
  const { searchParams } = request.nextUrl;
  const lab = await readLab(await requireViewer(), (await params).finess, parseMonth(searchParams.get('month') ?? ''));
  if (!lab) notFound();
  return sheetResponse(
    labFeedSheet(lab),
    exportFormat(searchParams.get('format')),
    `alimentation-${lab.identity.finess}-${lab.month}`,
  );
}
