'use client';

import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import { ChoiceField, TextField } from './fields';
import { useFields } from './use-fields';

type Props = {
  issue: { id: number; version: number; categoryCode: string };
  feedbacks: readonly { id: number; number: string; excerpt: string }[];
  categories: readonly { code: string; label: string }[];
  split: FormAction;
};

/** Takes the feedbacks that speak of something else into a new issue. */
export function SplitIssueForm({ issue, feedbacks, categories, split }: Props) {
  const { state, submit, busy, field } = useFields(split, 'split-issue-status');
  const ticked = new Set(field('feedbacks').value.split(','));
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
      <TextField {...field('title')} label="Titre du nouvel irritant" longest={150} required />
      <ChoiceField {...field('category', issue.categoryCode)} label="Catégorie" choices={categories} />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Scinder l’irritant
      </button>
    </form>
  );
}
