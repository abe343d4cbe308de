import type { ReportAnswer, ReportInput, ReportReceipt, ReportRefusal } from '@/lib/issues/report';
import { putInOutbox, readOutbox, takeFromOutbox, type Waiting } from './phone';

const PATIENCE_MS = 20_000;

/** What came of a sending. `unreachable`: no network, or a server that does not answer; the feedback may have arrived or not. */
export type Outcome =
  | { kind: 'kept'; receipt: ReportReceipt }
  | { kind: 'refused'; refusal: ReportRefusal }
  | { kind: 'signed-out' }
  | { kind: 'unreachable' };

const UNREADABLE: ReportRefusal = {
  field: null,
  message: 'Le serveur n’a pas accepté cet envoi. Rouvrez la page, puis réessayez.',
  successor: null,
};

/** Posts JSON to a route of this page; a redirection is the way of the signed-out to /login. */
export function post(path: string, body: unknown, signal: AbortSignal): Promise<Response> {
  return fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    redirect: 'manual',
    signal,
  });
}

/** Sends one feedback, once: the same key sent again is the same feedback for the server. */
export async function sendReport(userId: string, report: ReportInput): Promise<Outcome> {
  if (!navigator.onLine) return { kind: 'unreachable' };
  try {
    const response = await post('/issues/new/send', { ...report, author: userId }, AbortSignal.timeout(PATIENCE_MS));
    if (response.type === 'opaqueredirect' || response.status === 401) return { kind: 'signed-out' };
    if (response.ok || response.status === 422) {
      const answer = (await response.json()) as ReportAnswer;
      return answer.ok ? { kind: 'kept', receipt: answer } : { kind: 'refused', refusal: answer };
    }
    return response.status >= 500 ? { kind: 'unreachable' } : { kind: 'refused', refusal: UNREADABLE };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** What the window is told of each feedback that has left the outbox. */
export type Delivery = { clientKey: string; waiting: Waiting; outcome: Outcome };
const DELIVERY = 'vigie:report-delivery';

export function onDelivery(listener: (delivery: Delivery) => void): () => void {
  const hear = (event: Event) => listener((event as CustomEvent<Delivery>).detail);
  window.addEventListener(DELIVERY, hear);
  return () => window.removeEventListener(DELIVERY, hear);
}

const told = new Set<string>();

/** Says that a screen tells what comes of this feedback, until the function given back is called. */
export function claimDelivery(clientKey: string): () => void {
  told.add(clientKey);
  return () => told.delete(clientKey);
}

export const isClaimed = (clientKey: string): boolean => told.has(clientKey);

async function emptyOutbox(userId: string): Promise<void> {
  for (const waiting of readOutbox(userId)) {
    if (waiting.refused !== null) continue;
    const { clientKey } = waiting.report;
    // Taken back to be mended, or sent by another window, since the list was read.
    if (!readOutbox(userId).some(({ report }) => report.clientKey === clientKey)) continue;
    const outcome = await sendReport(userId, waiting.report);
    if (outcome.kind === 'kept') takeFromOutbox(userId, clientKey);
    if (outcome.kind === 'refused') putInOutbox(userId, { ...waiting, refused: outcome.refusal.message });
    window.dispatchEvent(new CustomEvent<Delivery>(DELIVERY, { detail: { clientKey, waiting, outcome } }));
    if (outcome.kind === 'unreachable' || outcome.kind === 'signed-out') return;
  }
}

let running: Promise<void> | null = null;

/** Sends what waits, one after the other; asked twice at once, in one window or in several, it runs once. */
export function flushOutbox(userId: string): Promise<void> {
  running ??= (async () => {
    try {
      // Locks are there on secure addresses only; without them, the server's key still makes one feedback of two.
      if (navigator.locks) await navigator.locks.request(`vigie-report-${userId}`, () => emptyOutbox(userId));
      else await emptyOutbox(userId);
    } finally {
      running = null;
    }
  })();
  return running;
}
