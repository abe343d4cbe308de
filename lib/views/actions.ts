'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import { deleteView, saveView } from './commands';

/** The form under a table: the refusal to show, or none. */
export async function keepView(_: string | null, form: FormData): Promise<string | null> {
  const result = await saveView(await requireViewer(), Object.fromEntries(form));
  if (!result.ok) return result.message;
  revalidatePath(form.get('topic') === 'issues' ? '/issues' : '/labs');
  return null;
}

/** Forgets a view. */
export async function forgetView(form: FormData): Promise<void> {
  await deleteView(await requireViewer(), Number(form.get('id')));
  revalidatePath('/labs');
  revalidatePath('/issues');
}
