'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import type { Told } from '@/lib/issues/inbox-told-queries';

/** What was done last, heard when it changes, and what undoes it. */
export function ToldStatus({ told, undo }: { told: Told | null; undo: FormAction }) {
  const [state, submit, busy] = useFormAction(undo);
  return (
    <div className={told ? 'vs-inbox__told' : undefined}>
      <div role="status">
        {told && <p>{told.sentence}</p>}
        {told?.left.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      {told?.undo && (
        <form action={submit}>
          {told.undo.feedbacks.map((id) => (
            <input key={id} type="hidden" name="feedbacks" value={id} />
          ))}
          <input type="hidden" name="at" value={told.undo.at} />
          <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary" disabled={busy} data-shortcut="u">
            Annuler
          </button>
        </form>
      )}
      {state.status === 'refused' && <FormStatus id="undo-status" state={state} />}
    </div>
  );
}
