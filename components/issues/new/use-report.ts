import { parseAsInteger, useQueryState } from 'nuqs';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LabChoice, ReportRefusal } from '@/lib/issues/report';
import { afterSending, type Screen } from './after-sending';
import { checkedInput, emptyDraft, placeOf, STEP_OF, stepOf } from './draft';
import { openReport, otherLab, type Start } from './opening';
import {
  addRecent,
  type Draft,
  newKey,
  type Place,
  readRecents,
  takeFromOutbox,
  type Waiting,
  writeChannel,
} from './phone';
import { flushOutbox, type Outcome, sendReport } from './sending';
import { useDelivery } from './use-delivery';
import { useKeptDraft } from './use-kept-draft';

const problemOf = (message: string): ReportRefusal => ({ field: null, message, successor: null });
const GONE = 'Votre remontée est partie entre-temps, d’une autre fenêtre. Vous pouvez en écrire une nouvelle.';

/** A report from its first step to its number: kept on the phone at each change, sent once. */
export function useReport({ userId, channel, lab, category, notice, successor, resume, outbox }: Start) {
  const fresh = (): Draft => ({ ...emptyDraft(channel), place: lab && placeOf(lab), category });
  const [step, setStep] = useQueryState('step', parseAsInteger.withDefault(stepOf(fresh())));
  const [draft, setDraft] = useState<Draft>(fresh);
  const [ready, setReady] = useState(false);
  const [recents, setRecents] = useState<LabChoice[]>([]);
  const [resumed, setResumed] = useState(false);
  // Key of the kept feedback that the address asks for while another draft is begun.
  const [aside, putAside] = useState<string | null>(null);
  const [screen, setScreen] = useState<Screen>({ kind: 'form' });
  const [problem, setProblem] = useState<ReportRefusal | null>(
    notice === null ? null : { field: 'lab', message: notice, successor },
  );
  const [busy, setBusy] = useState(false);
  const sending = useRef(false);
  const opened = useRef(false);
  const shown = Math.min(Math.max(step, 1), stepOf(draft));

  // What the phone knows is read once the page is there: the server does not have it.
  const open = useEffectEvent(() => {
    if (opened.current) return;
    opened.current = true;
    setRecents(readRecents(userId));
    const opening = openReport(userId, fresh(), outbox, resume);
    if (opening.kind === 'mended') mend(opening.waiting);
    else if (opening.kind === 'leaving') wait(opening.waiting);
    else setDraft(opening.draft);
    if (opening.kind === 'resumed') {
      putAside(opening.setAside);
      setResumed(true);
      replaceStep(stepOf(opening.draft));
    }
    setReady(true);
  });
  useEffect(() => {
    open();
  }, []);

  const kept = useKeptDraft(userId, draft, ready && screen.kind === 'form');

  // What waits goes when the network is back; this page shows its own when it has gone.
  const waits = screen.kind === 'kept' || screen.kind === 'signed-out' ? screen.draft.clientKey : null;
  useDelivery(userId, waits, (sent, outcome) => {
    if (outcome.kind === 'unreachable') {
      setScreen((before) => (before.kind === 'kept' ? { ...before, failed: true } : before));
    } else if (outcome.kind !== 'signed-out' || screen.kind !== 'signed-out') settle(sent, outcome);
  });

  function replaceStep(to: number | null) {
    void setStep(to, { history: 'replace' });
  }

  function change(patch: Partial<Draft>) {
    setDraft((before) => ({ ...before, ...patch }));
    if (patch.channel) writeChannel(userId, patch.channel);
    if (problem && Object.keys(patch).some((name) => name === problem.field)) setProblem(null);
  }

  function go(to: number, history: 'push' | 'replace' = 'push') {
    setResumed(false);
    void setStep(to, { history });
  }

  function refuse(refusal: ReportRefusal) {
    setProblem(refusal);
    setScreen({ kind: 'form' });
    if (refusal.field !== null && STEP_OF[refusal.field] !== shown) go(STEP_OF[refusal.field]);
  }

  function settle(sent: Draft, outcome: Outcome) {
    const after = afterSending(userId, sent, outcome);
    if (after.draft) setDraft(after.draft);
    if ('refusal' in after) refuse(after.refusal);
    else setScreen(after.screen);
  }

  function turn(on: boolean) {
    sending.current = on;
    setBusy(on);
  }

  async function send(asked: Draft) {
    if (sending.current) return;
    const checked = checkedInput(asked);
    if ('refusal' in checked) return refuse(checked.refusal);
    turn(true);
    setProblem(null);
    const outcome = await sendReport(userId, checked.report);
    turn(false);
    settle(asked, outcome);
  }

  async function retry() {
    if (sending.current) return;
    turn(true);
    await flushOutbox(userId);
    turn(false);
  }

  function startAgain(begun: Draft, at: number | null) {
    setDraft(begun);
    setProblem(null);
    setResumed(false);
    setRecents(readRecents(userId));
    setScreen({ kind: 'form' });
    replaceStep(at);
  }

  /** Another report, of which nothing is said; heard where the last one was. */
  const startAnother = () => startAgain({ ...emptyDraft(draft.channel), clientKey: newKey() }, 1);

  /** Shows a feedback that is being sent from the outbox. */
  function wait({ draft: waited, keptAt }: Waiting) {
    setDraft(waited);
    setScreen({ kind: 'kept', at: new Date(keptAt), draft: waited, failed: false });
    void retry();
  }

  /** Opens a feedback that was kept, with why it could not go. */
  function mend({ draft: waited, refused }: Waiting) {
    setDraft(waited);
    setResumed(false);
    setProblem(refused === null ? null : problemOf(refused));
    replaceStep(3);
  }

  return {
    screen,
    shown,
    draft,
    ready,
    kept,
    recents,
    resumed,
    otherLab: resumed ? otherLab(lab, draft) : null,
    problem,
    busy,
    change,
    go,
    send: () => void send(draft),
    retry: () => void retry(),
    choosePlace(chosen: Place, of: LabChoice | null) {
      if (of) addRecent(userId, of);
      change({ place: chosen });
      setProblem(null);
      go(draft.category === null || step < 2 ? 2 : 3);
    },
    /** Begins again what the address asks for. */
    restart: () => startAgain({ ...fresh(), clientKey: newKey(), channel: draft.channel }, null),
    startAnother,
    /** Sends what was changed since the first sending as a feedback of its own. */
    resend: (sent: Draft) => startAgain({ ...sent, clientKey: newKey() }, 3),
    /** Takes what waits back into the form. */
    edit(waiting: Draft) {
      if (takeFromOutbox(userId, waiting.clientKey) !== null) return startAgain(waiting, 3);
      // Sent meanwhile by another window: there is nothing left to mend.
      startAnother();
      setProblem(problemOf(GONE));
    },
    /** Opens the kept feedback that the address asks for in place of the draft; null: there is none. */
    openAside:
      aside === null
        ? null
        : () => {
            const waiting = takeFromOutbox(userId, aside);
            putAside(null);
            if (waiting) mend(waiting);
          },
  };
}

export type Report = ReturnType<typeof useReport>;
