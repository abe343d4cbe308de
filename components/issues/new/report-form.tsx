'use client';

import Link from 'next/link';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useEffect, useRef, useState } from 'react';
import {
  type CategoryChoice,
  type LabChoice,
  type ReportField,
  type ReportInput,
  type ReportReceipt,
  type ReportRefusal,
  refusedText,
} from '@/lib/issues/report';
import { SEVERITY_WORDS } from '@/lib/issues/words';
import { KeptScreen, SentScreen, type Summary } from './after-screens';
import { CategoryStep } from './category-step';
import { LabStep } from './lab-step';
import { LastStep } from './last-step';
import { NetworkBand } from './network';
import {
  addRecent,
  type Draft,
  newKey,
  type Place,
  putInOutbox,
  readChannel,
  readDraft,
  readOutbox,
  readRecents,
  takeFromOutbox,
  type Waiting,
  writeChannel,
  writeDraft,
} from './phone';
import { flushOutbox, type Outcome, onDelivery, sendReport } from './sending';
import { ThisDevice } from './this-device';

const RETRY_MS = 30_000;
const SIGN_IN = `/login?callbackUrl=${encodeURIComponent('/issues/new?resume=1')}`;
const STEPS = ['Quel laboratoire\u202F?', 'Qu’est-ce qui bloque\u202F?', 'C’est gênant comment\u202F?'] as const;
const STEP_OF: { readonly [field in ReportField]: 1 | 2 | 3 } = {
  lab: 1,
  region: 1,
  category: 2,
  severity: 3,
  channel: 3,
  body: 3,
  meToo: 3,
};

type Props = {
  userId: string;
  categories: readonly CategoryChoice[];
  /** The viewer's own; empty where the whole of France is meant. */
  regions: readonly { code: string; name: string }[];
  everywhere: { title: string; detail: string };
  channel: ReportInput['channel'];
  /** Asked for by the address: from a lab's page. */
  lab: LabChoice | null;
  /** Code of a category without children. */
  category: string | null;
  /** Why the address's lab cannot be spoken of. */
  notice: string | null;
  /** The lab that has taken it over, where it may be spoken of. */
  successor: ReportRefusal['successor'];
  /** Back from signing in again. */
  resume: boolean;
  /** Key of a feedback of the outbox to be mended. */
  outbox: string | null;
};

type Screen =
  | { kind: 'form' }
  | { kind: 'sent'; receipt: ReportReceipt; draft: Draft }
  | { kind: 'kept'; at: Date; draft: Draft; failed: boolean }
  | { kind: 'signed-out' };

/** «SELAS Korrigan Biologie», Rennes; INS · Organisation · ralentit. */
function summaryOf(draft: Draft, categories: readonly CategoryChoice[]): Summary {
  const { place, category, severity } = draft;
  const known = categories.flatMap((one) => [one, ...one.children]).find(({ code }) => code === category);
  return {
    place: place?.kind === 'lab' ? place.name : (place?.label ?? ''),
    town: place?.kind === 'lab' ? place.town : null,
    what: [known?.shortLabel, severity && SEVERITY_WORDS[severity].toLowerCase()].filter(Boolean).join(' · '),
  };
}

const placeOf = ({ finess, name, town, product }: LabChoice): Place => ({ kind: 'lab', finess, name, town, product });

/** The report as the server wants it; null while something is missing. */
function inputOf(draft: Draft): ReportInput | null {
  const { clientKey, place, category, severity, channel, body, meToo } = draft;
  if (!place || category === null || severity === null) return null;
  return {
    clientKey,
    lab: place.kind === 'lab' ? place.finess : null,
    region: place.kind === 'region' ? place.code : null,
    category,
    severity,
    channel,
    body,
    meToo: meToo?.id ?? null,
  };
}

/** «Signaler un blocage»: three steps on one address, kept on the phone at each change, sent once. */
export function ReportForm(props: Props) {
  const { userId, categories, regions, everywhere } = props;
  const fresh = (): Draft => ({
    clientKey: '',
    place: props.lab ? placeOf(props.lab) : null,
    category: props.category,
    severity: null,
    channel: props.channel,
    body: '',
    meToo: null,
    toSend: false,
  });
  const first = props.lab === null ? 1 : props.category === null ? 2 : 3;
  const [step, setStep] = useQueryState('step', parseAsInteger.withDefault(first));
  const [draft, setDraft] = useState<Draft>(fresh);
  const [ready, setReady] = useState(false);
  const [kept, setKept] = useState(true);
  const [recents, setRecents] = useState<LabChoice[]>([]);
  const [resumed, setResumed] = useState(false);
  // Key of the kept feedback that the address asks for while another draft is begun.
  const [setAside, putAside] = useState<string | null>(null);
  const [screen, setScreen] = useState<Screen>({ kind: 'form' });
  const [problem, setProblem] = useState<ReportRefusal | null>(
    props.notice === null ? null : { field: 'lab', message: props.notice, successor: props.successor },
  );
  const [busy, setBusy] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const sending = useRef(false);
  const opened = useRef(false);

  // What the phone knows is read once the page is there: the server does not have it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at the opening only
  useEffect(() => {
    if (opened.current) return;
    opened.current = true;
    const before = readDraft(userId);
    const written = before !== null && (before.body.trim() !== '' || before.severity !== null || before.toSend);
    const asked = props.outbox === null || written ? null : takeFromOutbox(userId, props.outbox);
    const begun = { ...fresh(), clientKey: newKey(), channel: readChannel(userId) ?? props.channel };
    setRecents(readRecents(userId));
    if (written && readOutbox(userId).some(({ report }) => report.clientKey === props.outbox)) putAside(props.outbox);
    if (asked) {
      mend(asked);
    } else if (before && (written || (props.lab === null && before.place !== null))) {
      setDraft(before);
      setResumed(true);
      if (!props.resume)
        void setStep(before.place === null ? 1 : before.category === null ? 2 : 3, { history: 'replace' });
      if (props.resume && before.toSend) void send(before);
    } else {
      setDraft(begun);
    }
    setReady(true);
  }, []);

  useEffect(() => {
    if (ready && screen.kind === 'form')
      setKept(writeDraft(userId, draft.place === null && draft.body === '' ? null : draft));
  }, [ready, screen.kind, draft, userId]);

  const shown = draft.place === null ? 1 : draft.category === null ? Math.min(step, 2) : Math.min(Math.max(step, 1), 3);
  const place = `${screen.kind} ${shown}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of screen, not at the opening
  useEffect(() => {
    if (moved.current) {
      title.current?.focus({ preventScroll: true });
      window.scrollTo({ top: 0 });
    }
    moved.current = ready;
  }, [place, ready]);

  // What waits goes when the network is back; this page shows its own when it has gone.
  const waitingKey = screen.kind === 'kept' ? screen.draft.clientKey : null;
  useEffect(() => {
    if (waitingKey === null) return;
    const forget = onDelivery(({ clientKey, waiting, outcome }) => {
      if (clientKey === waitingKey) settle(waiting.draft, outcome, true);
    });
    const flush = () => void flushOutbox(userId);
    window.addEventListener('online', flush);
    const timer = window.setInterval(flush, RETRY_MS);
    return () => {
      forget();
      window.removeEventListener('online', flush);
      window.clearInterval(timer);
    };
  });

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

  /** Shows what came of a sending; `waited`: it was in the outbox already. */
  function settle(sent: Draft, outcome: Outcome, waited: boolean) {
    switch (outcome.kind) {
      case 'kept':
        writeDraft(userId, null);
        takeFromOutbox(userId, sent.clientKey);
        setScreen({ kind: 'sent', receipt: outcome.receipt, draft: sent });
        return;
      case 'refused':
        takeFromOutbox(userId, sent.clientKey);
        setDraft({ ...sent, toSend: false });
        refuse(outcome.refusal);
        return;
      case 'signed-out':
        takeFromOutbox(userId, sent.clientKey);
        writeDraft(userId, { ...sent, toSend: true });
        setDraft({ ...sent, toSend: true });
        setScreen({ kind: 'signed-out' });
        return;
      case 'unreachable': {
        if (waited) {
          setScreen((before) => (before.kind === 'kept' ? { ...before, failed: true } : before));
          return;
        }
        const at = new Date();
        const report = inputOf(sent);
        if (report && putInOutbox(userId, { report, draft: sent, keptAt: at.toISOString(), refused: null })) {
          writeDraft(userId, null);
          setScreen({ kind: 'kept', at, draft: sent, failed: false });
        } else {
          setProblem({
            field: null,
            message: 'Pas de réseau, et cet appareil ne garde rien. Laissez cette page ouverte, puis réessayez.',
            successor: null,
          });
        }
      }
    }
  }

  async function send(asked: Draft) {
    if (sending.current) return;
    const text = refusedText(asked.body.trim());
    if (text !== null) return refuse({ field: 'body', message: text, successor: null });
    const report = inputOf(asked);
    if (!report) {
      return refuse({ field: 'severity', message: 'Choisissez à quel point c’est gênant.', successor: null });
    }
    sending.current = true;
    setBusy(true);
    setProblem(null);
    const outcome = await sendReport(userId, report);
    sending.current = false;
    setBusy(false);
    settle({ ...asked, toSend: false }, outcome, false);
  }

  async function retry() {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    await flushOutbox(userId);
    sending.current = false;
    setBusy(false);
  }

  function startAgain(begun: Draft) {
    setDraft(begun);
    setProblem(null);
    setResumed(false);
    setRecents(readRecents(userId));
    setScreen({ kind: 'form' });
  }

  /** Opens a feedback that was kept, with why it could not go. */
  function mend({ draft: kept, refused }: Waiting) {
    setDraft(kept);
    setResumed(false);
    setProblem(refused === null ? null : { field: null, message: refused, successor: null });
    void setStep(3, { history: 'replace' });
  }

  function choosePlace(chosen: Place, lab: LabChoice | null) {
    if (lab) addRecent(userId, lab);
    change({ place: chosen });
    setProblem(null);
    go(draft.category === null || step < 2 ? 2 : 3);
  }

  const summary =
    screen.kind === 'sent' || screen.kind === 'kept'
      ? summaryOf(screen.draft, categories)
      : summaryOf({ ...draft, severity: null }, categories);

  const simpleHref = `/issues/new?simple=1${draft.place?.kind === 'lab' ? `&lab=${draft.place.finess}` : ''}`;

  if (screen.kind === 'sent') {
    return (
      <div className="vs-say">
        <HeadBar text={`Remontée ${screen.receipt.number}`} onBack={null} />
        <SentScreen
          receipt={screen.receipt}
          summary={summary}
          title={title}
          onAnother={() => {
            startAgain({ ...fresh(), clientKey: newKey(), place: null, category: null, channel: draft.channel });
            void setStep(1, { history: 'replace' });
          }}
          onSendChanges={() => {
            startAgain({ ...screen.draft, clientKey: newKey() });
            void setStep(3, { history: 'replace' });
          }}
        />
      </div>
    );
  }
  if (screen.kind === 'kept') {
    return (
      <div className="vs-say">
        <HeadBar text="En attente d’envoi" onBack={null} />
        <NetworkBand />
        <KeptScreen
          keptAt={screen.at}
          summary={summary}
          title={title}
          busy={busy}
          failed={screen.failed}
          onRetry={() => void retry()}
          onEdit={() => {
            // Sent meanwhile by another window: there is nothing left to mend.
            if (takeFromOutbox(userId, screen.draft.clientKey) === null) {
              startAgain({ ...fresh(), clientKey: newKey(), place: null, category: null, channel: draft.channel });
              setProblem({
                field: null,
                message:
                  'Votre remontée est partie entre-temps, d’une autre fenêtre. Vous pouvez en écrire une nouvelle.',
                successor: null,
              });
              void setStep(1, { history: 'replace' });
              return;
            }
            startAgain(screen.draft);
            void setStep(3, { history: 'replace' });
          }}
        />
      </div>
    );
  }
  if (screen.kind === 'signed-out') {
    return (
      <div className="vs-say">
        <HeadBar text="Session terminée" onBack={null} />
        <div className="vs-say__page">
          <div className="vs-say__outcome fr-icon-save-line" data-kind="kept">
            <h1 ref={title} tabIndex={-1}>
              Votre session est terminée
            </h1>
          </div>
          <p className="vs-say__lead">
            Votre remontée est gardée sur <ThisDevice />. Connectez-vous de nouveau{'\u00A0'}: elle partira aussitôt,
            une seule fois.
          </p>
        </div>
        <div className="vs-say__bar">
          <a className="fr-btn" href={SIGN_IN}>
            Se connecter et envoyer
          </a>
        </div>
      </div>
    );
  }

  return (
    <div className="vs-say" data-step={shown}>
      <HeadBar text="Signaler un blocage" onBack={shown === 1 ? null : () => go(shown - 1, 'replace')} />
      <NetworkBand />
      {shown === 3 && (
        <div className="vs-say__chosen">
          <p>
            <strong>{summary.place}</strong>
            <span>{summary.what}</span>
            {draft.place?.kind === 'lab' && draft.place.product && <span>{draft.place.product}</span>}
          </p>
          <button type="button" className="vs-say__change" onClick={() => go(1)}>
            Modifier<span className="fr-sr-only"> le laboratoire ou la cause</span>
          </button>
        </div>
      )}
      <div className="vs-say__page">
        {shown < 3 && (
          <div className="vs-say__progress" aria-hidden="true">
            {STEPS.map((name, index) => (
              <span key={name} data-done={index < shown} />
            ))}
          </div>
        )}
        <p className="vs-say__step">
          Étape {shown} sur 3{kept ? ' · brouillon gardé sur ' : ' · brouillon non gardé'}
          {kept && <ThisDevice />}
        </p>
        <h1 ref={title} tabIndex={-1}>
          {STEPS[shown - 1]}
        </h1>
        <noscript>
          <p>
            Sans JavaScript, les boutons de cette page ne répondent pas.{' '}
            <a href={simpleHref}>Ouvrir le formulaire simple</a>
          </p>
        </noscript>
        {resumed && (
          <p className="vs-say__resumed" role="status">
            Brouillon repris.{' '}
            <button
              type="button"
              className="vs-say__change"
              onClick={() => {
                startAgain({ ...fresh(), clientKey: newKey(), channel: draft.channel });
                void setStep(null, { history: 'replace' });
              }}
            >
              Recommencer
            </button>
          </p>
        )}
        {setAside !== null && (
          <p className="vs-say__resumed" role="status">
            Un autre brouillon était commencé{'\u00A0'}: le voici. La remontée à modifier reste gardée sur{' '}
            <ThisDevice />.{' '}
            <button
              type="button"
              className="vs-say__change"
              onClick={() => {
                const kept = takeFromOutbox(userId, setAside);
                putAside(null);
                if (kept) mend(kept);
              }}
            >
              L’ouvrir à la place de ce brouillon
            </button>
          </p>
        )}
        {problem && (problem.field === null || STEP_OF[problem.field] < 3) && (
          <div className="fr-alert fr-alert--error fr-alert--sm fr-mb-2w" role="alert">
            <p>{problem.message}</p>
            {problem.successor && (
              <button
                type="button"
                className="fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w"
                onClick={() => {
                  const { successor } = problem;
                  if (!successor) return;
                  const lab: LabChoice = { ...successor, product: null, closed: null, distance: null };
                  choosePlace(placeOf(lab), lab);
                }}
              >
                Choisir {problem.successor.name}
              </button>
            )}
          </div>
        )}
        {shown === 1 && <LabStep recents={recents} regions={regions} everywhere={everywhere} onChoose={choosePlace} />}
        {shown === 2 && (
          <CategoryStep
            categories={categories}
            chosen={draft.category}
            onChoose={(category) => {
              change({ category });
              go(3);
            }}
          />
        )}
        {shown === 3 && draft.category !== null && (
          <LastStep draft={draft} category={draft.category} problem={problem} onChange={change} />
        )}
        <p className="vs-say__simple">
          <Link href={simpleHref} prefetch={false}>
            Formulaire simple, sur une page
          </Link>
        </p>
      </div>
      {shown === 3 && (
        <div className="vs-say__bar">
          <button
            type="button"
            className="fr-btn fr-btn--icon-left fr-icon-send-plane-fill"
            aria-disabled={busy}
            onClick={() => void send(draft)}
          >
            {busy ? 'Envoi…' : 'Envoyer'}
          </button>
        </div>
      )}
    </div>
  );
}

/** The page's own bar: back to the step before, and out. */
function HeadBar({ text, onBack }: { text: string; onBack: (() => void) | null }) {
  return (
    <div className="vs-say__bar-top">
      {onBack && (
        <button type="button" className="vs-say__icon fr-icon-arrow-left-line" onClick={onBack}>
          <span className="fr-sr-only">Étape précédente</span>
        </button>
      )}
      <p>{text}</p>
      <Link className="vs-say__icon fr-icon-close-line" href="/issues">
        <span className="fr-sr-only">Quitter, vers les irritants</span>
      </Link>
    </div>
  );
}
