import Link from 'next/link';
import type { ReactNode, RefObject } from 'react';
import { formatDate, formatInstant } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';
import type { ReportReceipt } from '@/lib/issues/report';
import type { Summary } from './draft';
import { ThisDevice } from './this-device';

type Step = { title: string; detail: ReactNode; done: boolean };

/** What has happened, and what comes, in order. */
function Way({ steps }: { steps: readonly Step[] }) {
  return (
    <>
      <h2 className="vs-say__next">Et maintenant{'\u202F'}?</h2>
      <ol className="vs-way">
        {steps.map(({ title, detail, done }) => (
          <li key={title} data-done={done}>
            <strong>
              {title}
              {done && <span className="fr-sr-only">, fait</span>}
            </strong>
            <span>{detail}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function SummaryCard({ summary: { place, town, what } }: { summary: Summary }) {
  return (
    <p className="vs-say__summary">
      <span>
        <strong>{place}</strong>
        {town && `, ${town}`}
      </span>
      <span>{what}</span>
    </p>
  );
}

/** An instant of today → «Aujourd’hui, 05/10/2023 à 14:12». */
const todayAt = (at: Date): string => `Aujourd’hui, ${formatInstant(at).replace(' ', ' à ')}`;

/** What the issue that was joined has in store. */
function Together({ issue }: { issue: NonNullable<ReportReceipt['issue']> }) {
  const others = issue.legalEntities >= 2;
  return (
    <p className="vs-say__together">
      {others && (
        <strong>{formatCount(issue.legalEntities, 'laboratoire vit', 'laboratoires vivent')} la même chose. </strong>
      )}
      {issue.action ? (
        <>
          L’irritant n°{'\u00A0'}
          {issue.id} a déjà une action{'\u00A0'}: {issue.action.what.replace(/[.\s]+$/, '')},{' '}
          {issue.action.late ? 'attendue depuis le' : 'attendue le'} {formatDate(issue.action.dueOn)}.
        </>
      ) : (
        <>
          Elle est rattachée à l’irritant n°{'\u00A0'}
          {issue.id}, «{'\u00A0'}
          {issue.title}
          {'\u00A0'}»{'\u202F'}; aucune action n’est encore décidée.
        </>
      )}
    </p>
  );
}

type SentProps = {
  receipt: ReportReceipt;
  summary: Summary;
  title: RefObject<HTMLHeadingElement | null>;
  onAnother: () => void;
  /** Sends what was changed since the first sending as a feedback of its own. */
  onSendChanges: () => void;
};

/** The feedback is kept: its number, and what comes next. */
export function SentScreen({ receipt, summary, title, onAnother, onSendChanges }: SentProps) {
  const { number, issue } = receipt;
  return (
    <>
      <div className="vs-say__page">
        <div className="vs-say__outcome fr-icon-checkbox-circle-fill" data-kind="sent">
          <div>
            <h1 ref={title} tabIndex={-1}>
              Votre remontée est enregistrée
            </h1>
            <p>
              Numéro <strong>{number}</strong>
            </p>
          </div>
        </div>
        {receipt.differs && (
          <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-3w" role="alert">
            <p>
              Un premier envoi était déjà arrivé{'\u00A0'}: c’est lui qui est enregistré, sans vos derniers changements.
            </p>
            <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm fr-mt-1w" onClick={onSendChanges}>
              Reprendre mes changements
            </button>
          </div>
        )}
        <SummaryCard summary={summary} />
        <Way
          steps={[
            { title: 'Reçue', detail: todayAt(new Date(receipt.receivedAt)), done: true },
            issue
              ? { title: `Rattachée à l’irritant n°\u00A0${issue.id}`, detail: issue.title, done: true }
              : {
                  title: 'Lue et rattachée par la DNS',
                  detail: `Avant le ${formatDate(receipt.qualifiedBefore)}`,
                  done: false,
                },
            { title: 'Réponse pour vous', detail: `Avant le ${formatDate(receipt.answeredBefore)}, ici`, done: false },
          ]}
        />
        {issue && <Together issue={issue} />}
      </div>
      <div className="vs-say__bar">
        <Link className="fr-btn" href={`/issues/feedback/${number}`}>
          Suivre ma remontée
        </Link>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onAnother}>
          Signaler un autre blocage
        </button>
      </div>
    </>
  );
}

type KeptProps = {
  /** By the phone's clock. */
  keptAt: Date;
  summary: Summary;
  title: RefObject<HTMLHeadingElement | null>;
  busy: boolean;
  /** Another account is signed in, or none: it goes with its author's. */
  failed: boolean;
  onRetry: () => void;
  onEdit: () => void;
};

/** The network is gone: what was written waits on the phone. */
export function KeptScreen({ keptAt, summary, title, busy, failed, onRetry, onEdit }: KeptProps) {
  return (
    <>
      <div className="vs-say__page">
        <div className="vs-say__outcome fr-icon-save-line" data-kind="kept">
          <h1 ref={title} tabIndex={-1}>
            Gardée sur <ThisDevice />, pas encore envoyée
          </h1>
        </div>
        <p className="vs-say__lead">Elle partira seule au retour du réseau. Vous pouvez fermer cette page.</p>
        <p role="status" className="vs-say__heard">
          {busy ? 'Envoi…' : failed ? 'Toujours pas de réponse du serveur. Elle reste gardée.' : ''}
        </p>
        <SummaryCard summary={summary} />
        <Way
          steps={[
            {
              title: 'Gardée',
              // The phone's day may not be the server's: the hour is enough.
              detail: `Aujourd’hui à ${formatInstant(keptAt).slice(-5)}`,
              done: true,
            },
            { title: 'Envoi automatique', detail: 'Dès que le réseau revient', done: false },
            { title: 'Numéro et date de réponse', detail: 'Affichés ici après l’envoi', done: false },
          ]}
        />
      </div>
      <div className="vs-say__bar">
        <button type="button" className="fr-btn" aria-disabled={busy} onClick={onRetry}>
          Réessayer maintenant
        </button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onEdit}>
          Modifier ma remontée
        </button>
      </div>
    </>
  );
}
