'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import type { IsoDate } from '@/lib/month';
import type { OrderEntry } from '@/lib/orders/order';
import { STAGE_WORDS } from '@/lib/orders/stage-words';
import { DayField, TextField } from './fields';

type Props = {
  number: string;
  event: Pick<OrderEntry, 'id' | 'stage' | 'on' | 'amountCents' | 'cause'>;
  today: IsoDate;
  correct: FormAction;
};

/** Euro cents as a person types them: «31500,00». */
const typedAmount = (cents: number | null) =>
  cents === null ? '' : `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

/** Puts another date, amount or cause in the place of an event; the earlier values stay, struck through. */
export function CorrectionForm({ number, event, today, correct }: Props) {
  const [state, submit, busy] = useFormAction(correct);
  const typed = state.status === 'refused' ? state.values : null;
  const id = `correct-${event.id}`;
  const what = STAGE_WORDS[event.stage].the;
  return (
    <details className="vs-order-more" open={state.status !== 'new'}>
      <summary>
        Corriger<span className="fr-sr-only"> {what}</span>
      </summary>
      <form action={submit} className="vs-order-form" aria-label={`Corriger ${what}`}>
        <FormStatus id={`${id}-status`} state={state} />
        <input type="hidden" name="number" value={number} />
        <input type="hidden" name="event" value={event.id} />
        <DayField id={`${id}-on`} name="on" label="Date" value={typed?.on ?? event.on} max={today} />
        <TextField
          id={`${id}-amount`}
          name="amount"
          label="Montant hors taxes"
          hint="En euros"
          value={typed?.amount ?? typedAmount(event.amountCents)}
          maxLength={20}
        />
        <TextField
          id={`${id}-cause`}
          name="cause"
          label="Motif"
          hint="D’un refus ou d’une annulation. Aucune donnée de patient."
          value={typed?.cause ?? event.cause ?? ''}
        />
        <button type="submit" className="fr-btn fr-btn--secondary fr-btn--sm" disabled={busy}>
          {busy ? 'Enregistrement…' : 'Corriger l’étape'}
        </button>
      </form>
    </details>
  );
}
