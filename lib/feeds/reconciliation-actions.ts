'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { explainDifference } from './reconciliation-commands';

/** Keeps the note typed on the page of reconciliation. */
export async function addReconciliationNote(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const text = (name: string) => String(form.get(name) ?? '');
  const values = { month: text('month'), vendor: text('vendor'), finess: text('finess'), body: text('body') };
  const result = await explainDifference(viewer, values);
  if (!result.ok) return { status: 'refused', message: result.message, field: result.field, values };
  revalidatePath('/feeds');
  return { status: 'done', message: 'Note ajoutée.' };
}
