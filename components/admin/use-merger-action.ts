import { useGuardedAction } from '@/components/forms/use-form-action';
import type { MergerAnswer } from '@/lib/labs/merger-actions';

/** A form of mergers and closings: what was typed stays where nothing came of it. */
export function useMergerAction(action: (before: MergerAnswer, form: FormData) => Promise<MergerAnswer>) {
  return useGuardedAction<MergerAnswer>(action, null, {
    unsent: ({ message }) => ({ message, done: false }),
    refused: (answer) => answer?.done === false,
  });
}
