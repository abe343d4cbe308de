import type { FormState } from '@/lib/form-state';

/** What came of the form, told where a screen reader hears it. */
export function FormStatus({ id, state }: { id: string; state: FormState }) {
  const refused = state.status === 'refused';
  return (
    <div id={id} role={refused ? 'alert' : 'status'}>
      {refused && <p className="fr-error-text">{state.message}</p>}
      {state.status === 'done' && <p className="fr-valid-text">{state.message}</p>}
    </div>
  );
}
