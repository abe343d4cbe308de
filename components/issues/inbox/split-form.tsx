'use client';

import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import type { Choice, ShownFeedback } from '@/lib/issues/inbox-queries';
import { ChoiceField, TextField } from './fields';
import { useFields } from './use-fields';

/** «R‑1040» that no line parts. */
const unbroken = (number: string) => number.replace('-', '\u2011');

type Props = { feedback: ShownFeedback; categories: readonly Choice[]; back: string; split: FormAction };

/** Two feedbacks of one that says two things. */
export function SplitForm({ feedback, categories, back, split }: Props) {
  const { state, submit, busy, field } = useFields(split, 'split-status');
  return (
    <form action={submit}>
      <p>Les deux gardent l’auteur, la date, le laboratoire et la gravité. Chacune sera qualifiée à part.</p>
      <FormStatus id="split-status" state={state} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="feedback" value={feedback.id} />
      <input type="hidden" name="before" value={feedback.body} />
      <TextField
        {...field('first', feedback.body)}
        label={`Première partie\u00A0: elle reste\u00A0${unbroken(feedback.number)}`}
        longest={2000}
        rows={4}
        required
      />
      <TextField
        {...field('second')}
        label="Seconde partie"
        hint="Coupez-la dans la première, collez-la ici."
        longest={2000}
        rows={4}
        required
      />
      <ChoiceField
        {...field('category', feedback.categoryCode)}
        label="Catégorie de la seconde partie"
        choices={categories}
      />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Scinder en deux remontées
      </button>
    </form>
  );
}
