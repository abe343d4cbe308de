'use client';

import { type ReactNode, useId } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';

/** What a form's fields are told: what was typed before a refusal, the field to mend, the element that says why. */
export type Told = { typed: { [name: string]: string } | null; faulty: string | null; status: string };

type Props = {
  action: FormAction;
  /** Hidden values: the issue, its version. */
  given: { [name: string]: string | number };
  /** Of the button: a verb with its object. */
  verb: string;
  /** The first thing to do. */
  primary?: boolean;
  children?: (told: Told) => ReactNode;
};

/** A form of an issue's page: what was typed stays after a refusal, and who was overtaken is told. Works without JavaScript. */
export function IssueForm({ action, given, verb, primary = false, children }: Props) {
  const [state, submit, busy] = useFormAction(action);
  const status = useId();
  const refused = state.status === 'refused';
  return (
    <form action={submit} className="vs-issue-form">
      <FormStatus id={status} state={state} />
      {Object.entries(given).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children?.({ typed: refused ? state.values : null, faulty: refused ? state.field : null, status })}
      <button type="submit" className={primary ? 'fr-btn' : 'fr-btn fr-btn--secondary'} disabled={busy}>
        {busy ? 'Enregistrement…' : verb}
      </button>
    </form>
  );
}
