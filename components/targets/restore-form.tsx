'use client';

import { useGuardedAction } from '@/components/forms/use-form-action';
import type { RestoreAction, RestoreState } from '@/lib/targets/form-state';

type Props = { id: number; version: number; madeFrom: number; title: string; restore: RestoreAction };

/** Gives the series the values of this version again, as a new version with its reason. */
export function RestoreForm({ id, version, madeFrom, title, restore }: Props) {
  const [state, submit, pending] = useGuardedAction<RestoreState>(
    restore,
    { status: 'new' },
    {
      unsent: ({ message }) => ({ status: 'refused', message }),
      refused: ({ status }) => status === 'refused' || status === 'past',
    },
  );
  return (
    <details open={state.status !== 'new' || undefined}>
      <summary>Rétablir cette version</summary>
      <form action={submit} className="vs-targets__save" aria-label={`Rétablir\u00A0: ${title}`}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <input type="hidden" name="madeFrom" value={madeFrom} />
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={`restore-reason-${id}`}>
            Motif
          </label>
          <input className="fr-input" id={`restore-reason-${id}`} name="reason" required maxLength={500} />
        </div>
        {state.status === 'past' && (
          <div className="fr-checkbox-group">
            <input type="checkbox" id={`restore-seen-${id}`} name="seen" required />
            <label className="fr-label" htmlFor={`restore-seen-${id}`}>
              J’ai vu ce qui change, et ce qui ne change pas, dans les mois terminés
            </label>
          </div>
        )}
        <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={pending}>
          {pending ? 'Enregistrement…' : 'Rétablir comme nouvelle version'}
        </button>
      </form>
      <div role={state.status === 'refused' ? 'alert' : 'status'}>
        {state.status !== 'new' && (
          <p
            className={
              state.status === 'done' ? 'fr-valid-text' : state.status === 'past' ? 'fr-info-text' : 'fr-error-text'
            }
          >
            {state.message}
          </p>
        )}
      </div>
    </details>
  );
}
