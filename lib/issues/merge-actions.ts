'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { type MergeResult, mergeIssues } from './merge-commands';
import { splitIssue } from './split-commands';

const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '');

function answered(result: MergeResult, values: { [name: string]: string }): FormState {
  if (result.ok) {
    revalidatePath('/issues', 'layout');
    redirect(`/issues/${result.issueId}`);
  }
  return { status: 'refused', message: result.message, field: result.field, values };
}

/** Makes an issue a duplicate of another, then shows the other: fields `issueId`, `version`, `into`. */
export async function mergeIssueForm(_: FormState, form: FormData): Promise<FormState> {
  const into = textOf(form, 'into');
  const result = await mergeIssues(await requireViewer(), {
    from: Number(form.get('issueId')),
    into,
    version: Number(form.get('version')),
  });
  return answered(result, { into });
}

/** Takes ticked feedbacks out of an issue into a new one, then shows it: fields `issueId`, `version`, `feedbacks`, `title`, `category`. */
export async function splitIssueForm(_: FormState, form: FormData): Promise<FormState> {
  const [title, category] = [textOf(form, 'title'), textOf(form, 'category')];
  const feedbacks = form.getAll('feedbacks').map(Number);
  const result = await splitIssue(await requireViewer(), {
    issueId: Number(form.get('issueId')),
    version: Number(form.get('version')),
    feedbackIds: feedbacks,
    title,
    category,
  });
  return answered(result, { title, category, feedbacks: feedbacks.join(',') });
}
