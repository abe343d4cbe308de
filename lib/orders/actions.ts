'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { correctOrderEvent, createOrder, type OrderResult, recordOrderEvent } from './order-commands';

/** The form's texts by name; a missing one is ''. */
function textsOf<Name extends string>(form: FormData, names: readonly Name[]): { [name in Name]: string } {
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '')])) as { [name in Name]: string };
}

function outcome(result: OrderResult, values: { [name: string]: string }, message: string): FormState {
  if (!result.ok) return { status: 'refused', message: result.message, field: result.field, values };
  revalidatePath(`/orders/${values.number}`);
  return { status: 'done', message };
}

/** Records the event typed on an order's page. */
export async function recordEvent(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['number', 'stage', 'on', 'amount', 'cause']);
  return outcome(await recordOrderEvent(await requireViewer(), values), values, 'Étape enregistrée.');
}

/** Corrects an event of an order's page. */
export async function correctEvent(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['number', 'event', 'on', 'amount', 'cause']);
  return outcome(await correctOrderEvent(await requireViewer(), values), values, 'Étape corrigée.');
}

/** Begins an order, then shows it. */
export async function addOrder(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['number', 'finess', 'product', 'on', 'amount']);
  const result = await createOrder(await requireViewer(), values);
  if (result.ok) redirect(`/orders/${encodeURIComponent(values.number.trim())}`);
  return outcome(result, values, '');
}
