'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import type { ContactKind } from '@/lib/labs/lab';
import { CONTACT_LABELS } from '@/lib/labs/labels';
import type { IsoDate } from '@/lib/month';

const KINDS: ContactKind[] = ['CALL', 'VISIT', 'EMAIL', 'MEETING'];
const LONGEST = 2000;

type Props = { finess: string; today: IsoDate; add: FormAction };

/** A new contact note; a refusal keeps what was typed. Works without JavaScript. */
export function NoteForm({ finess, today, add }: Props) {
  const [state, submit, busy] = useFormAction(add);
  const typed = state.status === 'refused' ? state.values : null;
  const faulty = (field: string) => state.status === 'refused' && state.field === field;
  return (
    <form id="note" action={submit} className="vs-lab-form" aria-labelledby="note-title">
      <h3 id="note-title">Ajouter une note</h3>
      <FormStatus id="note-status" state={state} />
      <input type="hidden" name="finess" value={finess} />
      <fieldset key={typed?.kind} className="vs-lab-form__kinds">
        <legend>Contact</legend>
        {KINDS.map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" value={kind} defaultChecked={kind === (typed?.kind || 'CALL')} required />
            {CONTACT_LABELS[kind]}
          </label>
        ))}
      </fieldset>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="note-day">
          Jour du contact
        </label>
        <input
          className="fr-input"
          id="note-day"
          type="date"
          name="occurredOn"
          max={today}
          defaultValue={typed?.occurredOn ?? today}
          aria-invalid={faulty('occurredOn')}
          aria-describedby="note-status"
          required
        />
      </div>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor="note-body">
          Ce qui s’est dit
          <span className="fr-hint-text" id="note-hint">
            <strong>Aucune donnée de patient.</strong> 2{'\u202F'}000 caractères au plus, lus par les services de l’État
            seulement.
          </span>
        </label>
        <textarea
          className="fr-input"
          id="note-body"
          name="body"
          rows={4}
          maxLength={LONGEST}
          defaultValue={typed?.body}
          aria-invalid={faulty('body')}
          aria-describedby="note-hint note-status"
          required
        />
      </div>
      <button type="submit" className="fr-btn fr-btn--sm" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Ajouter la note'}
      </button>
    </form>
  );
}
