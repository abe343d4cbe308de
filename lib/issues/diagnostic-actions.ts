'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { openProposal } from './diagnostic-commands';

/** Opens the issue of a proposal, then shows it: fields `key`, `category`. */
export async function openProposalForm(_: FormState, form: FormData): Promise<FormState> {
  const [key, category] = ['key', 'category'].map((name) => String(form.get(name) ?? ''));
  const result = await openProposal(await requireViewer(), { key: key ?? '', category: category ?? '' });
  if (result.ok) {
    revalidatePath('/issues', 'layout');
    redirect(`/issues/${result.issueId}`);
  }
  return { status: 'refused', message: result.message, field: null, values: { category: category ?? '' } };
}
