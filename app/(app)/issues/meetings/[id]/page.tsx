import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { IssueTabs } from '@/components/issues/issue-tabs';
import { FollowUpCard } from '@/components/issues/meetings/follow-up';
import {
  AddPointForm,
  CloseForm,
  EditMeetingForm,
  ReopenForm,
  SummaryForm,
} from '@/components/issues/meetings/meeting-forms';
import { PointCard } from '@/components/issues/meetings/point-card';
import { ActionForm, ArrangeForm, DecisionForm } from '@/components/issues/meetings/point-forms';
import { may } from '@/lib/access/policy';
import { requireViewer } from '@/lib/access/viewer';
import { today } from '@/lib/clock';
import { formatDate } from '@/lib/format/date';
import { formatList } from '@/lib/format/list';
import { moveAction } from '@/lib/issues/action-actions';
import {
  addAgendaPoint,
  arrangePoint,
  changeMeeting,
  closeMinutes,
  createAction,
  reopenMinutes,
  saveDecision,
  saveSummary,
} from '@/lib/issues/meeting-actions';
import { readMeeting, readMeetingChoices } from '@/lib/issues/meeting-queries';
import {
  MEETING_STATE_WORDS,
  meetingName,
  meetingSentence,
  PARTICIPANTS_WORDS,
  usualOrganisations,
} from '@/lib/issues/meeting-words';
import { readRowId } from '@/lib/issues/row-id';
import { issueTabs } from '@/lib/issues/tabs-queries';

type Props = { params: Promise<{ id: string }> };

export const metadata: Metadata = { title: 'Comité de suivi' };

export default async function MeetingPage({ params }: Props) {
  const viewer = await requireViewer();
  const id = readRowId((await params).id);
  const meeting = id === null ? null : await readMeeting(viewer, id);
  if (!meeting) notFound();
  const writes = may(viewer, 'meetings.manage') && meeting.state === 'PLANNED';
  const [tabs, choices] = await Promise.all([issueTabs(viewer), writes ? readMeetingChoices() : null]);
  const { title, heldOn, organisations, points, previous, followUp, reopened, summary } = meeting;
  const key = { meeting: meeting.id, version: meeting.version };
  const day = today();
  return (
    <>
      <nav aria-label="Fil d’Ariane" className="vs-crumbs">
        <Link href="/">Accueil</Link> › <Link href="/issues">Irritants</Link> ›{' '}
        <Link href="/issues/meetings">Comités de suivi</Link> › {formatDate(heldOn)}
      </nav>
      <h1>{meetingName(meeting)}</h1>
      <p className="fr-text--lead">{meetingSentence(meeting)}</p>
      <IssueTabs current="meetings" items={tabs} />
      <div className="vs-tabbed vs-meeting__grid">
        <div className="vs-meeting__main">
          {followUp && <FollowUpCard followUp={followUp} today={day} advance={moveAction} />}
          <section aria-labelledby="agenda-title">
            <h2 id="agenda-title">Ordre du jour</h2>
            {points.some(({ actions }) => actions.length > 0) && (
              <p className="vs-mention">État des actions au {formatDate(day)}.</p>
            )}
            {points.length === 0 && <p>L’ordre du jour est vide.</p>}
            <ol className="vs-plain vs-points">
              {points.map((point, index) => {
                const name = point.subject;
                return (
                  <PointCard
                    key={point.id}
                    point={point}
                    number={index + 1}
                    today={day}
                    advance={moveAction}
                    arrange={
                      writes && (
                        <ArrangeForm
                          {...key}
                          point={point.id}
                          name={name}
                          first={index === 0}
                          last={index === points.length - 1}
                          removable={point.decision === null && point.actions.length === 0}
                          arrange={arrangePoint}
                        />
                      )
                    }
                    forms={
                      choices && (
                        <>
                          <DecisionForm {...key} point={point.id} decision={point.decision} save={saveDecision} />
                          <ActionForm
                            {...key}
                            point={point.id}
                            name={name}
                            heldOn={heldOn}
                            owners={choices.owners}
                            create={createAction}
                          />
                        </>
                      )
                    }
                  />
                );
              })}
            </ol>
          </section>
          {writes ? (
            <SummaryForm {...key} summary={summary} save={saveSummary} />
          ) : (
            summary && (
              <section className="vs-meeting-card" aria-labelledby="summary-title">
                <h2 id="summary-title">Synthèse</h2>
                <p className="vs-minutes__text">{summary}</p>
              </section>
            )
          )}
        </div>
        <div className="vs-meeting__side">
          <section className="vs-meeting-card" aria-labelledby="meeting-title">
            <h2 id="meeting-title">Le comité</h2>
            <dl className="vs-facts">
              <div>
                <dt>Date</dt>
                <dd>{formatDate(heldOn)}</dd>
              </div>
              <div>
                <dt>État</dt>
                <dd>{MEETING_STATE_WORDS[meeting.state]}</dd>
              </div>
              <div>
                <dt>{PARTICIPANTS_WORDS[meeting.state]}</dt>
                <dd>{formatList(organisations)}</dd>
              </div>
              {previous && (
                <div>
                  <dt>Précédent</dt>
                  <dd>
                    <Link href={`/issues/meetings/${previous.id}`}>{formatDate(previous.heldOn)}</Link>
                  </dd>
                </div>
              )}
            </dl>
            {reopened && <p className="vs-mention vs-break">{reopened}</p>}
            {choices && (
              <EditMeetingForm
                {...key}
                usual={usualOrganisations(choices.organisations)}
                given={{ title, heldOn, organisations }}
                change={changeMeeting}
              />
            )}
          </section>
          <section className="vs-meeting-card" aria-labelledby="minutes-title">
            <h2 id="minutes-title">Compte rendu</h2>
            <ul className="vs-plain vs-meeting__links">
              <li>
                <a className="fr-link" href={`/issues/meetings/${meeting.id}/export`} download>
                  Télécharger (Word)
                </a>
              </li>
              <li>
                <Link className="fr-link" href={`/issues/meetings/${meeting.id}/minutes`}>
                  Page à imprimer
                </Link>
              </li>
            </ul>
            {writes && <CloseForm {...key} heldOn={heldOn} today={day} close={closeMinutes} />}
            {!writes && may(viewer, 'meetings.manage') && <ReopenForm {...key} reopen={reopenMinutes} />}
          </section>
          {choices && <AddPointForm {...key} issues={choices.issues} add={addAgendaPoint} />}
        </div>
      </div>
    </>
  );
}
