import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Minutes } from '@/components/issues/meetings/minutes';
import { PrintButton } from '@/components/issues/meetings/print-button';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { readMeeting } from '@/lib/issues/meeting-queries';
import { meetingName } from '@/lib/issues/meeting-words';
import { readRowId } from '@/lib/issues/row-id';

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: 'Compte rendu de comité' };

export default async function MinutesPage({ params }: Props) {
  const viewer = await requireViewer();
  const id = readRowId((await params).id);
  const meeting = id === null ? null : await readMeeting(viewer, id);
  if (!meeting) notFound();
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/issues/meetings">Comités de suivi</Link> ›{' '}
        <Link href={`/issues/meetings/${meeting.id}`}>{meetingName(meeting)}</Link> › Compte rendu
      </nav>
      <div className="vs-minutes__tools">
        <PrintButton />
        <a className="fr-btn fr-btn--secondary" href={`/issues/meetings/${meeting.id}/export`} download>
          Télécharger (Word)
        </a>
      </div>
      <Minutes meeting={meeting} today={today()} />
    </>
  );
}
