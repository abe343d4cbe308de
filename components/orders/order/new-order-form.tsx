'use client';

import { FormStatus } from '@/components/forms/form-status';
import { useFormAction } from '@/components/forms/use-form-action';
import type { FormAction } from '@/lib/form-state';
import type { IsoDate } from '@/lib/month';
import { ChoiceField, DayField, TextField } from './fields';

type Props = { today: IsoDate; products: { code: string; label: string }[]; add: FormAction };

const TEXTS = {
  number: { label: 'Numéro', hint: 'Celui de l’ASP', maxLength: 40 },
  finess: { label: 'FINESS', hint: 'De l’entité juridique, ou du site qui commande', maxLength: 20 },
  amount: { label: 'Montant hors taxes', hint: 'En euros', maxLength: 20 },
};

/** Begins an order with its signature. Works without JavaScript. */
export function NewOrderForm({ today, products, add }: Props) {
  const [state, submit, busy] = useFormAction(add);
  const typed = state.status === 'refused' ? state.values : null;
  const text = (name: keyof typeof TEXTS) => (
    <TextField id={`new-${name}`} name={name} {...TEXTS[name]} value={typed?.[name] ?? ''} required />
  );
  return (
    <form action={submit} className="vs-order-form">
      <FormStatus id="new-status" state={state} />
      {text('number')}
      {text('finess')}
      <ChoiceField
        id="new-product"
        name="product"
        label="Logiciel"
        value={typed?.product ?? products[0]?.code ?? ''}
        choices={products}
      />
      <DayField id="new-on" name="on" label="Signée le" value={typed?.on ?? ''} max={today} />
      {text('amount')}
      <button type="submit" className="fr-btn" disabled={busy}>
        {busy ? 'Enregistrement…' : 'Enregistrer la commande'}
      </button>
    </form>
  );
}
