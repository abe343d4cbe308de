import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { readBoard } from '@/lib/orders/board-queries';
import { loadOrdersParams } from '@/lib/orders/board-search-params';
import { boardSheet, SHEETS } from '@/lib/orders/board-sheets';
import { exportFormat, sheetResponse } from '@/lib/tabular-response';

/** A table of the page of orders as a file: `?table=<one of SHEETS>&format=csv|csv-machine|xlsx` beside the page's own parameters. */
export async function GET(request: NextRequest) {
  const viewer = await requireViewer();
  const { searchParams } = request.nextUrl;
  const name = SHEETS.find((sheet) => sheet === searchParams.get('table'));
  const params = loadOrdersParams(request);
  const board = name && (await readBoard(viewer, params, { all: true }));
  const sheet = name && board ? boardSheet(name, board, params.columns) : null;
  if (!board || !sheet) notFound();
  return sheetResponse(sheet, exportFormat(searchParams.get('format')), `commandes-${name}-${board.month}`);
}
