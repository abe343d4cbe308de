'use client';

import { useEffect, useId, useState } from 'react';
import { formatInstant } from '@/lib/format/date';
import { formatCount } from '@/lib/format/number';

/** A vendor to remind, as the page hands it over; instants as ISO text. */
export type ReminderDraft = {
  slug: string;
  name: string;
  /** «incomplet, 61 laboratoires sur 62» */
  standing: string;
  subject: string;
  body: string;
  recipients: string[];
  earlier: { sentAt: string; by: string; mailed: boolean; today: boolean }[];
};

type Props = {
  draft: ReminderDraft;
  /** Whether the text leaves by mail; else it is to be copied. */
  mails: boolean;
  /** Whether there are others to choose among. */
  chosen: boolean;
  typed: string | undefined;
  refusal: { message: string; again: boolean } | undefined;
  done: string | undefined;
};

/** The reminder of one vendor: to whom, what, and what was sent before. */
export function ReminderFields({ draft, mails, chosen, typed, refusal, done }: Props) {
  const { slug, name, standing, subject, recipients, earlier } = draft;
  const [body, setBody] = useState(typed ?? draft.body);
  const [copied, setCopied] = useState('');
  // Until the script runs, nothing can copy.
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const id = useId();
  const [last] = earlier;
  const askAgain = last?.today === true || refusal?.again === true;
  const mailto = `mailto:${recipients.map(encodeURIComponent).join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;

  async function copy() {
    const ok = await navigator.clipboard?.writeText(body).then(
      () => true,
      () => false,
    );
    setCopied(ok ? 'Texte copié.' : 'Copie refusée par le navigateur\u202F: sélectionnez le texte.');
  }

  return (
    <fieldset className="vs-reminder" aria-describedby={`${id}-standing`}>
      <legend>
        {chosen ? (
          <label className="vs-reminder__choice">
            <input type="checkbox" name="vendor" value={slug} defaultChecked={!last?.today && done === undefined} />{' '}
            {name}
          </label>
        ) : (
          <>
            {name}
            <input type="hidden" name="vendor" value={slug} />
          </>
        )}
      </legend>
      <p id={`${id}-standing`} className="vs-mention">
        {standing}
      </p>
      {last && (
        <p className={last.today ? 'vs-reminder__earlier fr-icon-alert-fill' : 'vs-mention'}>
          {last.today ? 'Déjà relancé aujourd’hui' : 'Dernière relance'}
          {'\u00A0'}: {formatInstant(new Date(last.sentAt))}, par {last.by},{' '}
          {last.mailed ? 'par courriel' : 'texte copié'}.
        </p>
      )}
      <p>
        À{'\u00A0'}: {recipients.length > 0 ? recipients.join(', ') : 'aucun compte actif chez cet éditeur'}
      </p>
      <label htmlFor={`${id}-body`} className="fr-label">
        Texte
      </label>
      <textarea
        id={`${id}-body`}
        name={`body:${slug}`}
        className="fr-input"
        rows={14}
        maxLength={5000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
        aria-invalid={refusal ? true : undefined}
        aria-describedby={`${id}-said`}
      />
      <div id={`${id}-said`} aria-live="polite">
        {refusal && <p className="fr-error-text">{refusal.message}</p>}
        {done && <p className="fr-valid-text">{done}</p>}
      </div>
      {askAgain && done === undefined && (
        <label className="vs-reminder__choice">
          <input type="checkbox" name={`again:${slug}`} /> Relancer quand même
        </label>
      )}
      {!mails && (
        <p className="vs-reminder__ways">
          {ready && (
            <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={copy}>
              Copier le texte
            </button>
          )}
          <a className="fr-btn fr-btn--tertiary fr-btn--sm" href={mailto}>
            Écrire {recipients.length > 0 ? `à ${formatCount(recipients.length, 'personne')}` : 'dans votre messagerie'}
          </a>
          <span role="status">{copied}</span>
        </p>
      )}
    </fieldset>
  );
}
