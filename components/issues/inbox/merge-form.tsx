'use client';

import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import { formatCount } from '@/lib/format/number';
import { TextField } from './fields';
import { useFields } from './use-fields';

type Props = {
  issue: { id: number; version: number; feedbacks: number; labs: number; openActions: number };
  merge: FormAction;
};

/** Makes the issue a duplicate of another, having said what will happen. */
export function MergeForm({ issue, merge }: Props) {
  const { state, submit, busy, field } = useFields(merge, 'merge-status');
  return (
    <form action={submit} aria-label="Réunir avec un autre irritant">
      <p>
        L’autre irritant reçoit {formatCount(issue.feedbacks, 'remontée')}, {formatCount(issue.labs, 'laboratoire')} (un
        laboratoire commun compte une fois), {formatCount(issue.openActions, 'action ouverte', 'actions ouvertes')} et
        les abonnés. Celui-ci est clos comme doublon{'\u202F'}; ses commentaires, ses réponses et ses actions finies
        restent ici.
      </p>
      <FormStatus id="merge-status" state={state} />
      <input type="hidden" name="issueId" value={issue.id} />
      <input type="hidden" name="version" value={issue.version} />
      <TextField {...field('into')} label="Numéro de l’autre irritant" longest={12} required />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Réunir et clore celui-ci
      </button>
    </form>
  );
}
