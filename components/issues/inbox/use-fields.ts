import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import type { Field } from './fields';

/**
 * A form that fields of `./fields` fill.
 * @param status element that says what came of it.
 * @returns `field`: what a field takes by its name: the value that was refused, else the one given.
 */
export function useFields(action: FormAction, status: string) {
  const [state, submit, busy] = useFormAction(action);
  const refused = state.status === 'refused' ? state : null;
  const field = (name: string, value = ''): Omit<Field, 'label'> => ({
    name,
    value: refused?.values[name] ?? value,
    faulty: refused?.field ?? null,
    status,
  });
  return { state, submit, busy, field };
}
