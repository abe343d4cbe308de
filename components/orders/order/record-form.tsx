'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction, FormState } from '@/lib/form-state';
import type { IsoDate } from '@/lib/month';
import type { OrderStage } from '@/lib/orders/life';
import { STAGE_WORDS } from '@/lib/orders/stage-words';
import { ChoiceField, DayField, TextField } from './fields';

type Props = { number: string; today: IsoDate; record: FormAction };

const typedIn = (state: FormState) => (state.status === 'refused' ? state.values : null);

/** Records the next event of an order: only those that its life allows are offered. Works without JavaScript. */
export function RecordForm({ number, today, next, record }: Props & { next: OrderStage[] }) {
  const [state, submit, busy] = useFormAction(record);
  const typed = typedIn(state);
  return (
    <form action={submit} className="vs-order-form" aria-labelledby="record-title">
      <h2 id="record-title">Enregistrer une étape</h2>
      <FormStatus id="record-status" state={state} />
      <input type="hidden" name="number" value={number} />
      <ChoiceField
        id="record-stage"
        name="stage"
        label="Étape"
        value={typed?.stage ?? next[0] ?? ''}
        choices={next.map((stage) => ({ code: stage, label: STAGE_WORDS[stage].label }))}
      />
      <DayField id="record-on" name="on" label="Date" value={typed?.on ?? ''} max={today} />
      <TextField
        id="record-amount"
        name="amount"
        label="Montant hors taxes"
        hint={'En euros. Vide\u00A0: 30\u00A0% pour l’avance, 70\u00A0% pour le solde.'}
        value={typed?.amount ?? ''}
        maxLength={20}
      />
      <TextField
        id="record-cause"
        name="cause"
        label="Motif"
        hint="Obligatoire pour un refus. Aucune donnée de patient."
        value={typed?.cause ?? ''}
      />
      <button type="submit" className="fr-btn" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Enregistrer l’étape'}
      </button>
    </form>
  );
}

/** Cancels an order, for a cause: it ends there. */
export function CancelForm({ number, today, record }: Props) {
  const [state, submit, busy] = useFormAction(record);
  const typed = typedIn(state);
  return (
    <details className="vs-order-more" open={state.status !== 'new'}>
      <summary>Annuler cette commande</summary>
      <form action={submit} className="vs-order-form" aria-label="Annuler cette commande">
        <FormStatus id="cancel-status" state={state} />
        <p>La commande ne recevra plus aucune étape, et ne comptera plus dans les chiffres à partir de cette date.</p>
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="stage" value="CANCELLED" />
        <DayField id="cancel-on" name="on" label="Date" value={typed?.on ?? ''} max={today} />
        <TextField
          id="cancel-cause"
          name="cause"
          label="Motif"
          hint="Obligatoire. Aucune donnée de patient."
          value={typed?.cause ?? ''}
          required
        />
        <button type="submit" className="fr-btn fr-btn--secondary" disabled={busy}>
          {busy ? 'Annulation…' : 'Annuler la commande'}
        </button>
      </form>
    </details>
  );
}
