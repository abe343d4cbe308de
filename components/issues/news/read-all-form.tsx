'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';

/** «Tout marquer comme lu»: for who has no JavaScript, or wants the page without its marks at once. */
export function ReadAllForm({ until, mark }: { until: string; mark: FormAction }) {
  const [state, submit, busy] = useFormAction(mark);
  return (
    <form action={submit} className="vs-follow">
      <input type="hidden" name="until" value={until} />
      <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
        Tout marquer comme lu
      </button>
      <FormStatus id="read-all-status" state={state} />
    </form>
  );
}
