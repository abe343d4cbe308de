import { unstable_rethrow } from 'next/navigation';
import { useActionState, useSyncExternalStore } from 'react';
import type { FormAction, FormState } from '@/lib/form-state';
import { type Unsent, unsentOf } from './unsent';

/** How a form's own state says that nothing came of it. */
export type Refusing<State> = {
  /** The state that tells why no answer came; the one before it is what the form shows now. */
  unsent: (why: Unsent, form: FormData, before: Awaited<State>) => Awaited<State>;
  /** Whether the server wrote nothing, and each field is to stay as it was left; they do where it did not answer. */
  refused: (state: Awaited<State>) => boolean;
};

const NEVER = () => () => {};

/** Keeps the fields of the form that is being sent as they are: React empties a form after its action, whatever came of it. */
function keeperOfFields(): () => void {
  // React calls the action within the event; one that had to wait is brought back by the state's values.
  const form = window.event?.type === 'submit' ? window.event.target : null;
  return () => form?.addEventListener('reset', (event) => event.preventDefault(), { once: true });
}

/**
 * `useActionState` that loses nothing typed: without a network or a session the page and the fields stay, and the state tells which of the
 * two it is. Redirects go their way; without JavaScript the form posts to the action itself.
 */
export function useGuardedAction<State>(
  action: (before: Awaited<State>, form: FormData) => Promise<Awaited<State>>,
  initial: Awaited<State>,
  { unsent, refused }: Refusing<State>,
) {
  async function guarded(before: Awaited<State>, form: FormData): Promise<Awaited<State>> {
    const keepFields = keeperOfFields();
    const online = navigator.onLine;
    try {
      const state = await action(before, form);
      if (refused(state)) keepFields();
      return state;
    } catch (error) {
      unstable_rethrow(error);
      keepFields();
      return unsent(unsentOf(error, online), form, before);
    }
  }
  // The form that the server draws holds the action's own reference.
  const onClient = useSyncExternalStore(
    NEVER,
    () => true,
    () => false,
  );
  return useActionState(onClient ? guarded : action, initial);
}

/** The form's texts by name; those of one name, one a line. */
export function textsOf(form: FormData): { [name: string]: string } {
  const texts: { [name: string]: string } = {};
  for (const name of new Set(form.keys())) texts[name] = form.getAll(name).map(String).join('\n');
  return texts;
}

const NEW: FormState = { status: 'new' };

/** The same for the usual state of a form. @param valuesOf the texts as the form's fields take them back. */
export function useFormAction(action: FormAction, valuesOf: (form: FormData) => { [name: string]: string } = textsOf) {
  return useGuardedAction<FormState>(action, NEW, {
    unsent: (why, form) => ({ status: 'refused', field: null, values: valuesOf(form), ...why }),
    refused: ({ status }) => status === 'refused',
  });
}

/** The same where the state is the sentence of the refusal, or nothing. */
export function useTextAction(action: (before: string | null, form: FormData) => Promise<string | null>) {
  return useGuardedAction<string | null>(action, null, {
    unsent: ({ message }) => message,
    refused: (refusal) => refusal !== null,
  });
}
