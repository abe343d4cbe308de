import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { parseQuery } from '@/lib/api/parse-query';
import { readIndicator } from '@/lib/indicators/queries';
import { indicatorQuery } from '@/lib/indicators/schema';
import { indicatorSheet } from '@/lib/indicators/sheet';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** An indicator as a file, for the person signed in: the same points as the API's. */
export async function GET(request: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const { id } = await params;
  const asked = parseQuery(indicatorQuery, request.nextUrl.searchParams);
  if (!asked.ok) return new Response(asked.detail, { status: 400 });
  const answer = await readIndicator(viewer, id, asked.query);
  if (!answer.found || !answer.splitAllowed) notFound();
  return sheetResponse(
    indicatorSheet(answer.definition, answer.points),
    exportFormat(request.nextUrl.searchParams.get('format')),
    id,
  );
}
