'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { changeIssueLabs, changeIssueProduct } from './concern-commands';
import { assignIssue, editIssue } from './edit-commands';
import { outcomeOf, typedIn } from './form-outcome';
import { changeIssueState } from './state-commands';

/** Also after a refusal: who was told that somebody else went first reads what they did. */
function shownAgain(): void {
  revalidatePath('/issues', 'layout');
}

/** Moves an issue to another state: `issueId`, `version`, `state`, and `reason`, `fixedOn`, `fixedIn:<product>` when they are needed. */
export async function changeState(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await changeIssueState(await requireViewer(), typed);
  shownAgain();
  return outcomeOf(result, typed, 'État enregistré.');
}

/** Rewrites what an issue says. */
export async function saveIssue(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await editIssue(await requireViewer(), typed);
  shownAgain();
  return outcomeOf(result, typed, 'Fiche enregistrée.');
}

/** Names who bears an issue, who follows it and when it is due. */
export async function assign(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await assignIssue(await requireViewer(), typed);
  shownAgain();
  return outcomeOf(result, typed, 'Porteur et échéance enregistrés.');
}

/** Adds labs to an issue, or takes one off. */
export async function saveLabs(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await changeIssueLabs(await requireViewer(), typed);
  shownAgain();
  return outcomeOf(result, typed, 'Laboratoires enregistrés.');
}

/** Adds a product to an issue, sets its versions, or takes it off. */
export async function saveProduct(_: FormState, form: FormData): Promise<FormState> {
  const typed = typedIn(form);
  const result = await changeIssueProduct(await requireViewer(), typed);
  shownAgain();
  return outcomeOf(result, typed, 'Logiciels enregistrés.');
}
