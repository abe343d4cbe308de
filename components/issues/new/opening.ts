import type { LabChoice, ReportInput, ReportRefusal } from '@/lib/issues/report';
import { type Draft, newKey, readChannel, readDraft, readOutbox, takeFromOutbox, type Waiting } from './phone';

/** What the page knows when the form opens. */
export type Start = {
  userId: string;
  channel: ReportInput['channel'];
  /** Asked for by the address: from a lab's page. */
  lab: LabChoice | null;
  /** Code of a category without children. */
  category: string | null;
  /** Why the address's lab cannot be spoken of. */
  notice: string | null;
  /** The lab that has taken it over, where it may be spoken of. */
  successor: ReportRefusal['successor'];
  /** Back from signing in again: what waits is being sent. */
  resume: boolean;
  /** Key of a feedback of the outbox to be mended. */
  outbox: string | null;
};

/** What the form opens on. */
export type Opening =
  /** It waits to be sent, on the page that tells what came of it. */
  | { kind: 'leaving'; waiting: Waiting }
  | { kind: 'mended'; waiting: Waiting }
  /** `setAside`: key of the kept feedback that the address asks for while this draft is begun. */
  | { kind: 'resumed'; draft: Draft; setAside: string | null }
  | { kind: 'begun'; draft: Draft };

/**
 * A draft with something in it goes first; then, back from signing in, what is leaving; then the kept feedback that the address asks for
 * (taken out of the outbox to be mended), then a draft of which only the lab was chosen, unless the address names one.
 * @param fresh what the address asks for. @param outbox key of a feedback of the outbox.
 */
export function openReport(userId: string, fresh: Draft, outbox: string | null, resume: boolean): Opening {
  const before = readDraft(userId);
  const written = before !== null && (before.body.trim() !== '' || before.severity !== null);
  if (written) {
    const waits = readOutbox(userId).some(({ report }) => report.clientKey === outbox);
    return { kind: 'resumed', draft: before, setAside: waits ? outbox : null };
  }
  const leaving = resume ? readOutbox(userId).findLast(({ refused }) => refused === null) : undefined;
  if (leaving) return { kind: 'leaving', waiting: leaving };
  const waiting = outbox === null ? null : takeFromOutbox(userId, outbox);
  if (waiting) return { kind: 'mended', waiting };
  if (before !== null && before.place !== null && fresh.place === null) {
    return { kind: 'resumed', draft: before, setAside: null };
  }
  return { kind: 'begun', draft: { ...fresh, clientKey: newKey(), channel: readChannel(userId) ?? fresh.channel } };
}

/** The lab that the address names while the draft is about something else; null when there is none. */
export function otherLab(lab: LabChoice | null, { place }: Draft): LabChoice | null {
  return lab !== null && place !== null && !(place.kind === 'lab' && place.finess === lab.finess) ? lab : null;
}
