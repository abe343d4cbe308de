'use client';

import { useGuardedAction } from '@/components/forms/use-form-action';
import { formatNumber } from '@/lib/format/number';
import type { RemindersState } from '@/lib/uploads/reminder-actions';
import { type ReminderDraft, ReminderFields } from './reminder-fields';

type Props = {
  month: string;
  drafts: ReminderDraft[];
  mails: boolean;
  remind: (previous: RemindersState, form: FormData) => Promise<RemindersState>;
};

const NEW: RemindersState = { done: [], refused: [], bodies: {} };

/** The texts to send, one a vendor, each to be changed before it leaves. */
export function ReminderForm({ month, drafts, mails, remind }: Props) {
  const [state, submit, pending] = useGuardedAction<RemindersState>(remind, NEW, {
    unsent: ({ message }, _, before) => ({ ...before, done: [], refused: [], unsent: message }),
    // The texts keep themselves; the vendors reminded are ticked no more.
    refused: () => false,
  });
  const [only] = drafts;
  const sent = state.done.length;
  const verb = mails
    ? drafts.length > 1
      ? 'Relancer les éditeurs cochés'
      : `Relancer ${only?.name ?? ''}`
    : drafts.length > 1
      ? 'Noter les éditeurs cochés comme relancés'
      : `Noter ${only?.name ?? ''} comme relancé`;
  return (
    <form action={submit}>
      <input type="hidden" name="month" value={month} />
      {drafts.map((draft) => (
        <ReminderFields
          key={draft.slug}
          draft={draft}
          mails={mails}
          chosen={drafts.length > 1}
          typed={state.bodies[draft.slug]}
          refusal={state.refused.find(({ vendor }) => vendor === draft.slug)}
          done={state.done.find(({ vendor }) => vendor === draft.slug)?.message}
        />
      ))}
      <div role="alert">{state.unsent && <p className="fr-error-text">{state.unsent}</p>}</div>
      <div className="vs-bar">
        <p role="status">
          {sent > 0 &&
            `${formatNumber(sent)} ${sent > 1 ? 'relances notées' : 'relance notée'}${mails ? ', par courriel' : ''}.`}
        </p>
        <button type="submit" className="fr-btn" aria-disabled={pending}>
          {pending ? 'Envoi…' : verb}
        </button>
      </div>
    </form>
  );
}
