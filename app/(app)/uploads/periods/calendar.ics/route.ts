import { notFound } from 'next/navigation';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { lastCompleteMonth, now } from '@/lib/clock';
import { dueCalendar } from '@/lib/uploads/due-calendar';

/** The due dates, for an agenda. */
export async function GET() {
  const viewer = await requireViewer();
  if (!may(viewer, 'uploads.read')) notFound();
  return new Response(dueCalendar(lastCompleteMonth(), now()), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': 'attachment; filename="echeances-vigie-segur.ics"',
      'Cache-Control': 'private, no-store',
    },
  });
}
