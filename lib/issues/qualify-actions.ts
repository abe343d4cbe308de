'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { type Doing, inboxHref, loadInboxParams } from './inbox-search-params';
import { attachFeedbacks, openFromFeedback, type QualifyResult, rejectFeedback } from './qualify-commands';
import { splitFeedback } from './qualify-split-commands';
import { undoQualification } from './qualify-undo-commands';

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '');
const numbersOf = (form: FormData, name: string): number[] => form.getAll(name).map((value) => Number(value));

/** All texts of a form, to be shown again after a refusal; those of one name are joined by commas. */
function typed(form: FormData): { [name: string]: string } {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$'));
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).map(String).join(',')]));
}

/** Back to the inbox with its filters, the next feedback shown (`back` of the form), and what was done told; or what was refused. */
function answered(form: FormData, did: Doing, result: QualifyResult, asked: readonly number[]): FormState {
  if (!result.ok) {
    return { status: 'refused', message: result.message, field: result.field, values: typed(form) };
  }
  revalidatePath('/issues', 'layout');
  const { region, category, channel, r } = loadInboxParams(new URLSearchParams(textOf(form, 'back')));
  const left = asked.filter((id) => !result.feedbacks.includes(id));
  redirect(
    inboxHref('/issues/inbox', {
      region,
      category,
      channel,
      // The one undone, or split, is shown again.
      r: did === 'undone' || did === 'split' ? (result.feedbacks[0] ?? null) : r,
      did,
      done: result.feedbacks,
      left: left.length > 0 ? left : null,
    }),
  );
}

/** Attaches one feedback, or the ticked ones, to the issue whose number was chosen or typed. */
export async function attachForm(_: FormState, form: FormData): Promise<FormState> {
  const feedbacks = numbersOf(form, 'feedbacks');
  const result = await attachFeedbacks(await requireViewer(), {
    feedbacks,
    issue: textOf(form, 'issue'),
    opens: textOf(form, 'opens') === '1',
  });
  return answered(form, 'qualified', result, feedbacks);
}

/** Opens an issue from a feedback. */
export async function openForm(_: FormState, form: FormData): Promise<FormState> {
  const result = await openFromFeedback(await requireViewer(), {
    feedback: textOf(form, 'feedback'),
    title: textOf(form, 'title'),
    statement: textOf(form, 'statement'),
    category: textOf(form, 'category'),
    severity: textOf(form, 'severity'),
    reach: textOf(form, 'reach'),
    product: textOf(form, 'product'),
  });
  return answered(form, 'opened', result, []);
}

/** Makes two feedbacks of one. */
export async function splitForm(_: FormState, form: FormData): Promise<FormState> {
  const result = await splitFeedback(await requireViewer(), {
    feedback: textOf(form, 'feedback'),
    before: textOf(form, 'before'),
    first: textOf(form, 'first'),
    second: textOf(form, 'second'),
    category: textOf(form, 'category'),
  });
  return answered(form, 'split', result, []);
}

/** Turns a feedback away. */
export async function rejectForm(_: FormState, form: FormData): Promise<FormState> {
  const result = await rejectFeedback(await requireViewer(), {
    feedback: textOf(form, 'feedback'),
    reason: textOf(form, 'reason'),
  });
  return answered(form, 'qualified', result, []);
}

/** Takes the last qualification back. */
export async function undoForm(_: FormState, form: FormData): Promise<FormState> {
  const result = await undoQualification(await requireViewer(), {
    feedbacks: numbersOf(form, 'feedbacks'),
    at: textOf(form, 'at'),
  });
  return answered(form, 'undone', result, []);
}
