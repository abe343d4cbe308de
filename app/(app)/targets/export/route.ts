import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';
import { readTargetsSheet } from '@/lib/targets/file-queries';
import { loadTargetsParams } from '@/lib/targets/search-params';

/** The series of an indicator as a file that the import takes back: `?indicator&kind&corridor&format=csv|csv-machine|xlsx`; `all=1`: every series. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  const { searchParams } = request.nextUrl;
  const params = loadTargetsParams(request);
  const all = searchParams.has('all');
  return sheetResponse(
    await readTargetsSheet(viewer, all ? null : params),
    exportFormat(searchParams.get('format')),
    all ? 'cibles' : `cibles-${params.indicator}`,
  );
}
