'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { addAction, advanceAction } from './action-commands';
import { outcomeOf, typedIn } from './form-outcome';

/** Decides the action typed on an issue's page. */
export async function decideAction(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await addAction(await requireViewer(), typed);
  revalidatePath('/issues', 'layout');
  return outcomeOf(result, typed, 'Action ajoutée.');
}

/** Says where an action stands. */
export async function moveAction(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await advanceAction(await requireViewer(), typed);
  revalidatePath('/issues', 'layout');
  return outcomeOf(result, typed, 'Action enregistrée.');
}
