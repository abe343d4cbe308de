'use client';

import { useRef, useState } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import { plainLetters } from '@/lib/format/text';

const LONGEST = 2000;
const MOST = 6;
/** What is being typed after an @, up to the caret. */
const BEGUN = /@([\p{L}’'\- ]{0,40})$/u;

type Props = {
  issueId: number;
  publish: FormAction;
  /** Names of the people who may be mentioned; null: the reader mentions nobody and writes nothing internal. */
  people: readonly string[] | null;
};

/** A comment, with mentions for the services of the State. Works without JavaScript: a mention is «@Prénom Nom». */
export function CommentForm({ issueId, publish, people }: Props) {
  const [state, submit, busy] = useFormAction(publish);
  const [begun, setBegun] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const typed = state.status === 'refused' ? state.values : null;
  const offered =
    begun === null
      ? []
      : (people ?? []).filter((name) => plainLetters(name).includes(plainLetters(begun.trim()))).slice(0, MOST);

  function follow() {
    const area = field.current;
    if (!area || people === null) return;
    setBegun(BEGUN.exec(area.value.slice(0, area.selectionStart))?.[1] ?? null);
  }

  function choose(name: string) {
    const area = field.current;
    if (!area) return;
    const before = area.value.slice(0, area.selectionStart).replace(BEGUN, `@${name} `);
    area.value = before + area.value.slice(area.selectionStart);
    area.focus();
    area.setSelectionRange(before.length, before.length);
    setBegun(null);
  }

  return (
    <section
      className="vs-page-card vs-issue-card vs-issue-card--form"
      aria-labelledby="comment-title"
      id="commentaire"
    >
      <form action={submit} className="vs-issue-comment">
        <h2 id="comment-title">Ajouter un commentaire</h2>
        <FormStatus id="comment-status" state={state} />
        <input type="hidden" name="issueId" value={issueId} />
        <div className="fr-input-group">
          <label className="fr-label" htmlFor="comment-body">
            Votre commentaire
            {people !== null && <span className="fr-hint-text">Écrivez @Prénom Nom pour mentionner quelqu’un.</span>}
          </label>
          <textarea
            ref={field}
            className="fr-input"
            id="comment-body"
            name="body"
            rows={4}
            maxLength={LONGEST}
            defaultValue={typed?.body}
            onInput={follow}
            onClick={follow}
            onKeyUp={follow}
            aria-invalid={state.status === 'refused' && state.field === 'body'}
            aria-describedby="comment-status comment-patient"
            required
          />
        </div>
        <div role="status">
          {offered.length > 0 && (
            <>
              <p className="fr-sr-only">
                {offered.length === 1 ? 'Une personne' : `${offered.length} personnes`} à mentionner
              </p>
              <ul className="vs-plain vs-issue-mentions">
                {offered.map((name) => (
                  <li key={name}>
                    <button type="button" className="fr-tag" onClick={() => choose(name)}>
                      @{name}
                    </button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
        <div className="vs-issue-comment__foot">
          {people !== null && (
            <label key={typed?.internal}>
              <input type="checkbox" name="internal" defaultChecked={typed?.internal === 'on'} />
              Visible des services de l’État seulement
            </label>
          )}
          <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
            {busy ? 'Publication…' : 'Publier'}
          </button>
        </div>
      </form>
      <p className="vs-issue-patient fr-icon-shield-line" id="comment-patient">
        <span>
          <strong>Aucune donnée de patient</strong>
          {'\u00A0'}: un texte qui contient une INS (identité nationale de santé), un numéro de sécurité sociale ou une
          date de naissance près d’un nom est refusé.
        </span>
      </p>
    </section>
  );
}
