import type { FormState } from '@/lib/form-state';

/** What came of the form, told where a screen reader hears it. */
export function FormStatus({ id, state }: { id: string; state: FormState }) {
  const refused = state.status === 'refused';
  return (
    <div id={id} role={refused ? 'alert' : 'status'}>
      {refused && <p className="fr-error-text">{state.message}</p>}
      {refused && state.signIn && (
        <p className="fr-mt-1v">
          <a className="fr-link" href="/login" target="_blank" rel="noopener" title="Se connecter - nouvel onglet">
            Se connecter
          </a>
        </p>
      )}
      {state.status === 'done' && <p className="fr-valid-text">{state.message}</p>}
    </div>
  );
}
