import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { readAdoption } from '@/lib/adoption/queries';
import { loadAdoptionParams } from '@/lib/adoption/search-params';
import { adoptionSheet, SHEETS } from '@/lib/adoption/sheets';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** A table of the page of adoption as a file: `?table=departments|regions|months|sectors|cohorts&format=csv|csv-machine|xlsx` beside the page's own parameters. */
export async function GET(request: NextRequest) {
  await requireViewer();
  const { searchParams } = request.nextUrl;
  const adoption = await readAdoption(loadAdoptionParams(request));
  const name = SHEETS.find((sheet) => sheet === searchParams.get('table'));
  if (!adoption || !name) notFound();
  return sheetResponse(
    adoptionSheet(name, adoption),
    exportFormat(searchParams.get('format')),
    `adoption-${name}-${adoption.month}`,
  );
}
