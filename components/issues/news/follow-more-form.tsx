'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';

type Props = {
  field: 'region' | 'product';
  label: string;
  choices: readonly { code: string; name: string }[];
  follow: FormAction;
};

/** One more region or product to follow; nothing when all are followed. */
export function FollowMoreForm({ field, label, choices, follow }: Props) {
  const [state, submit, busy] = useFormAction(follow);
  if (choices.length === 0) return null;
  return (
    <form action={submit} className="vs-follow-more" aria-label={label}>
      <input type="hidden" name="follow" value="1" />
      <div className="fr-select-group">
        <label className="fr-label" htmlFor={`follow-${field}`}>
          {label}
        </label>
        <select className="fr-select" id={`follow-${field}`} name={field} required>
          {choices.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
        Suivre
        <span className="fr-sr-only">{field === 'region' ? ' cette région' : ' ce logiciel'}</span>
      </button>
      <FormStatus id={`follow-${field}-status`} state={state} />
    </form>
  );
}
