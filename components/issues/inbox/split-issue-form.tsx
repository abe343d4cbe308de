'use client';

import { useActionState } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import { ChoiceField, TextField } from './fields';

type Props = {
  issue: { id: number; version: number; categoryCode: string };
  feedbacks: readonly { id: number; number: string; excerpt: string }[];
  categories: readonly { code: string; label: string }[];
  split: FormAction;
};

/** Takes the feedbacks that speak of something else into a new issue. */
export function SplitIssueForm({ issue, feedbacks, categories, split }: Props) {
  const [state, submit, busy] = useActionState(split, { status: 'new' });
  const typed = state.status === 'refused' ? state.values : null;
  const faulty = state.status === 'refused' ? state.field : null;
  const ticked = new Set(typed?.feedbacks?.split(','));
  return (
    <form action={submit} aria-label="Scinder l’irritant">
      <FormStatus id="split-issue-status" state={state} />
      <input type="hidden" name="issueId" value={issue.id} />
      <input type="hidden" name="version" value={issue.version} />
      <fieldset className="vs-inbox__parts" aria-describedby="split-issue-status">
        <legend>Remontées qui parlent d’autre chose</legend>
        {feedbacks.map(({ id, number, excerpt }) => (
          <label key={id}>
            <input type="checkbox" name="feedbacks" value={id} defaultChecked={ticked.has(String(id))} />
            <span>
              <strong>{number}</strong> {excerpt}
            </span>
          </label>
        ))}
      </fieldset>
      <TextField
        name="title"
        label="Titre du nouvel irritant"
        longest={150}
        value={typed?.title ?? ''}
        faulty={faulty}
        status="split-issue-status"
        required
      />
      <ChoiceField
        name="category"
        label="Catégorie"
        value={typed?.category || issue.categoryCode}
        choices={categories}
        faulty={faulty}
        status="split-issue-status"
      />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Scinder l’irritant
      </button>
    </form>
  );
}
