import { notFound } from 'next/navigation';
import type { NextRequest } from 'next/server';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readMeeting } from '@/lib/issues/meeting-queries';
import { minutesFileName } from '@/lib/issues/meeting-words';
import { minutesDocx } from '@/lib/issues/minutes-docx';
import { readRowId } from '@/lib/issues/row-id';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The minutes of a meeting as a Word file. */
export async function GET(_: NextRequest, { params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  const id = readRowId((await params).id);
  const meeting = id === null ? null : await readMeeting(viewer, id);
  if (!meeting) notFound();
  const file = await minutesDocx(meeting, today());
  return new Response(new Uint8Array(file), {
    headers: {
      'Content-Type': WORD,
      'Content-Disposition': `attachment; filename="${minutesFileName(meeting.heldOn)}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
