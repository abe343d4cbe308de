'use client';

import { useId } from 'react';
import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';

type Props = {
  proposal: string;
  category: string;
  categories: readonly { code: string; label: string }[];
  /** Element that names the proposal. */
  titleId: string;
  open: FormAction;
};

/** One click opens the issue; its category may be changed before. */
export function ProposalForm({ proposal, category, categories, titleId, open }: Props) {
  const id = useId();
  const [state, submit, busy] = useFormAction(open);
  const typed = state.status === 'refused' ? state.values.category : undefined;
  return (
    <form action={submit} className="vs-proposal__form">
      <input type="hidden" name="key" value={proposal} />
      <div className="fr-select-group">
        <label className="fr-label" htmlFor={id}>
          Catégorie probable
        </label>
        <select className="fr-select" key={typed} id={id} name="category" defaultValue={typed ?? category}>
          {categories.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" className="fr-btn" disabled={busy} aria-describedby={titleId}>
        Ouvrir l’irritant
      </button>
      <FormStatus id={`${id}-status`} state={state} />
    </form>
  );
}
