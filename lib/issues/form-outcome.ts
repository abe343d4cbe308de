import type { FormState } from '../form-state';
import type { IssueResult, Typed } from './change-commands';

// What React adds to a form for its own use.
const OWN = /^\$/;

/** Every text of a form by its name; of a name given twice the last. */
export function typedIn(form: FormData): Typed {
  return Object.fromEntries(
    [...form.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !OWN.test(name) ? [[name, value]] : [],
    ),
  );
}

/** What the form is told; a refusal keeps what was typed. */
export function outcomeOf(result: IssueResult, typed: Typed, message: string): FormState {
  if (result.ok) return { status: 'done', message };
  return { status: 'refused', message: result.message, field: result.field, values: typed };
}
