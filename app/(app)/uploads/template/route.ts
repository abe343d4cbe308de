import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { mayDeposit, uploadKind } from '@/lib/uploads/kinds';
import { readTemplate } from '@/lib/uploads/template-queries';

/** The file to fill in: of the month due with the vendor's own labs, or of its installed base. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  const { searchParams } = request.nextUrl;
  const kind = uploadKind(searchParams.get('kind') ?? 'feeds');
  if (!may(viewer, 'uploads.deposit') || !kind || !mayDeposit(viewer, kind)) notFound();
  const { sheet, fileName } = await readTemplate(viewer, kind);
  return sheetResponse(sheet, exportFormat(searchParams.get('format')), fileName);
}
