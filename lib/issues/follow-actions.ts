'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { type FollowResult, follow, markNewsSeen, setPace } from './follow-commands';

const read = (form: FormData, name: string) => String(form.get(name) ?? '');

function outcome(result: FollowResult, values: { [name: string]: string }, message: string): FormState {
  if (!result.ok) return { status: 'refused', message: result.message, field: null, values };
  // Everywhere: the button is on several pages, and the bell on all of them.
  revalidatePath('/', 'layout');
  return { status: 'done', message };
}

/** Follows what the form names, or no longer: `issue`, `region` or `product`, and `follow` 1 or 0. */
export async function followSubject(_: FormState, form: FormData): Promise<FormState> {
  const values = { issue: read(form, 'issue'), region: read(form, 'region'), product: read(form, 'product') };
  const on = read(form, 'follow') === '1';
  const result = await follow(await requireViewer(), { ...values, follow: on });
  return outcome(result, values, on ? 'Ajouté à ce que vous suivez.' : 'Retiré de ce que vous suivez.');
}

/** «Tout marquer comme lu»: the news shown, not those that came since. */
export async function markAllRead(_: FormState, form: FormData): Promise<FormState> {
  await markNewsSeen(await requireViewer(), new Date(read(form, 'until')));
  return outcome({ ok: true }, {}, 'Tout est marqué comme lu.');
}

/** The same, called by the page once it is shown: the page itself stays as it is until the next visit. */
export async function newsShown(until: string): Promise<void> {
  await markNewsSeen(await requireViewer(), new Date(until));
}

/** How often to write to the person. */
export async function choosePace(_: FormState, form: FormData): Promise<FormState> {
  const values = { pace: read(form, 'pace') };
  return outcome(await setPace(await requireViewer(), values.pace), values, 'Rythme enregistré.');
}
