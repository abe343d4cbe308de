'use client';

import { useActionState } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import type { FormAction } from '@/lib/form-state';
import { TextField } from './fields';

type Props = { feedback: number; back: string; reject: FormAction };

/** Turns a feedback away, saying why. */
export function RejectForm({ feedback, back, reject }: Props) {
  const [state, submit, busy] = useActionState(reject, { status: 'new' });
  const typed = state.status === 'refused' ? state.values : null;
  return (
    <form action={submit}>
      <FormStatus id="reject-status" state={state} />
      <input type="hidden" name="back" value={back} />
      <input type="hidden" name="feedback" value={feedback} />
      <TextField
        name="reason"
        label="Motif"
        hint="La personne qui a signalé le lit tel quel. 10 caractères au moins."
        longest={2000}
        least={10}
        rows={3}
        value={typed?.reason ?? ''}
        faulty={state.status === 'refused' ? state.field : null}
        status="reject-status"
        required
      />
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Ne pas retenir
      </button>
    </form>
  );
}
