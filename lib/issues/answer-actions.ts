'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { answerIssue } from './answer-commands';
import { outcomeOf, typedIn } from './form-outcome';

/** Keeps the answer that a vendor has typed on an issue's page. */
export async function sendAnswer(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await answerIssue(await requireViewer(), typed);
  revalidatePath('/issues', 'layout');
  return outcomeOf(result, typed, 'Réponse enregistrée.');
}
