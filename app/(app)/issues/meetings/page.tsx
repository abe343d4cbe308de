import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { IssueTabs } from '@/components/issues/issue-tabs';
import { NewMeetingForm } from '@/components/issues/meetings/meeting-forms';
import { MeetingsTable } from '@/components/issues/meetings/meetings-table';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { prepareMeeting } from '@/lib/issues/meeting-actions';
import { listMeetings, readMeetingChoices } from '@/lib/issues/meeting-queries';
import { meetingsSentence, usualOrganisations } from '@/lib/issues/meeting-words';
import { issueTabs } from '@/lib/issues/tabs-queries';

export const metadata: Metadata = { title: 'Comités de suivi' };

export default async function MeetingsPage() {
  const viewer = await requireViewer();
  if (!may(viewer, 'meetings.read')) notFound();
  const manages = may(viewer, 'meetings.manage');
  const [meetings, tabs, choices] = await Promise.all([
    listMeetings(viewer),
    issueTabs(viewer),
    manages ? readMeetingChoices() : null,
  ]);
  return (
    <>
      <h1>Comités de suivi</h1>
      <p className="fr-text--lead">{meetingsSentence(meetings)}</p>
      <IssueTabs current="meetings" items={tabs} />
      <div className="vs-tabbed">
        {choices && <NewMeetingForm usual={usualOrganisations(choices.organisations)} prepare={prepareMeeting} />}
        {meetings.length > 0 && <MeetingsTable meetings={meetings} today={today()} />}
      </div>
    </>
  );
}
