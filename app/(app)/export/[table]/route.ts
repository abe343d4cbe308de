import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { readHome } from '@/lib/home/queries';
import { loadHomeParams } from '@/lib/home/search-params';
import { cosuiSheet, emittersSheet } from '@/lib/home/sheets';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

const TABLES = { cosui: cosuiSheet, emitters: emittersSheet };

/** A table of the home page as a file, for the month, region and corridor of the address. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ table: string }> }) {
  const viewer = await requireViewer();
  const { table } = await params;
  const home = await readHome(viewer, loadHomeParams(request));
  const sheetOf = table === 'cosui' || table === 'emitters' ? TABLES[table] : undefined;
  if (!home || !sheetOf) notFound();
  return sheetResponse(
    sheetOf(home),
    exportFormat(request.nextUrl.searchParams.get('format')),
    `${table}-${home.month}`,
  );
}
