'use client';

import { useActionState } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import type { Choice, ShownFeedback } from '@/lib/issues/inbox-queries';
import { ChoiceField, TextField } from './fields';

type Props = { feedback: ShownFeedback; categories: readonly Choice[]; back: string; split: FormAction };

/** Two feedbacks of one that says two things. */
export function SplitForm({ feedback, categories, back, split }: Props) {
  const [state, submit, busy] = useActionState(split, { status: 'new' });
  const typed = state.status === 'refused' ? state.values : null;
  const faulty = state.status === 'refused' ? state.field : null;
  const status = 'split-status';
  return (
    <form action={submit}>
      <p>Les deux gardent l’auteur, la date, le laboratoire et la gravité. Chacune sera qualifiée à part.</p>
      <FormStatus id={status} state={state} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="feedback" value={feedback.id} />
      <input type="hidden" name="before" value={feedback.body} />
      <TextField
        name="first"
        label={`Première partie\u00A0: elle reste ${feedback.number}`}
        longest={2000}
        rows={4}
        value={typed?.first ?? feedback.body}
        faulty={faulty}
        status={status}
        required
      />
      <TextField
        name="second"
        label="Seconde partie"
        hint="Coupez-la dans la première, collez-la ici."
        longest={2000}
        rows={4}
        value={typed?.second ?? ''}
        faulty={faulty}
        status={status}
        required
      />
      <ChoiceField
        name="category"
        label="Catégorie de la seconde partie"
        value={typed?.category ?? feedback.categoryCode}
        choices={categories}
        faulty={faulty}
        status={status}
      />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Scinder en deux remontées
      </button>
    </form>
  );
}
