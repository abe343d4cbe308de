'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { commentIssue } from './comment-commands';
import { outcomeOf, typedIn } from './form-outcome';

/** Publishes the comment typed on an issue's page. */
export async function publishComment(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await commentIssue(await requireViewer(), typed);
  revalidatePath('/issues', 'layout');
  return outcomeOf(result, typed, 'Commentaire publié.');
}
