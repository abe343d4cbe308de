'use client';

import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import { TextField } from './fields';
import { useFields } from './use-fields';

type Props = { feedback: number; back: string; reject: FormAction };

/** Turns a feedback away, saying why. */
export function RejectForm({ feedback, back, reject }: Props) {
  const { state, submit, busy, field } = useFields(reject, 'reject-status');
  return (
    <form action={submit}>
      <FormStatus id="reject-status" state={state} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="feedback" value={feedback} />
      <TextField
        {...field('reason')}
        label="Motif"
        hint="La personne qui a signalé le lit tel quel. 10 caractères au moins."
        longest={2000}
        least={10}
        rows={3}
        required
      />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Ne pas retenir
      </button>
    </form>
  );
}
