'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';

type Props = {
  month: string;
  monthLabel: string;
  /** The vendor that the page is about; '' for all. */
  vendor: string;
  /** The lab asked for, if any. */
  finess: string;
  add: FormAction;
};

/** A note on why the two sides differ; a refusal keeps what was typed. Works without JavaScript. */
export function ExplainForm({ month, monthLabel, vendor, finess, add }: Props) {
  const [state, submit, busy] = useFormAction(add);
  const typed = state.status === 'refused' ? state.values : null;
  const faulty = (field: string) => state.status === 'refused' && state.field === field;
  return (
    <form id="note" action={submit} className="vs-explain" aria-labelledby="note-title">
      <h3 id="note-title">Expliquer un écart {monthLabel}</h3>
      <FormStatus id="note-status" state={state} />
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="vendor" value={vendor} />
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="note-finess">
          FINESS du laboratoire <span className="fr-hint-text">Vide{'\u00A0'}: tout le mois.</span>
        </label>
        <input
          key={finess}
          className="fr-input"
          id="note-finess"
          name="finess"
          maxLength={9}
          defaultValue={typed?.finess ?? finess}
          aria-invalid={faulty('finess')}
          aria-describedby="note-status"
        />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="note-body">
          Ce qui explique l’écart
          <span className="fr-hint-text">
            <strong>Aucune donnée de patient.</strong> 1{'\u202F'}000 caractères au plus.
          </span>
        </label>
        <textarea
          className="fr-input"
          id="note-body"
          name="body"
          rows={3}
          maxLength={1000}
          defaultValue={typed?.body}
          aria-invalid={faulty('body')}
          aria-describedby="note-status"
          required
        />
      </div>
      <button type="submit" className="fr-btn fr-btn--sm" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Ajouter la note'}
      </button>
    </form>
  );
}
