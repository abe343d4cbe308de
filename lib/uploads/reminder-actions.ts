'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import { formatCount } from '../format/number';
import { parseMonth } from '../month';
import { sendReminder } from './reminder-commands';

/** What came of a form of reminders, vendor by vendor; `again`: the one to tick to remind it a second time today. */
export type RemindersState = {
  done: { vendor: string; message: string }[];
  refused: { vendor: string; message: string; again: boolean }[];
  /** What was typed, by vendor. */
  bodies: { [vendor: string]: string };
  /** Why no answer came. */
  unsent?: string;
};

const MOST_VENDORS = 50;

/** Reminds the vendors that are ticked, each with its own text. */
export async function remindVendors(_: RemindersState, form: FormData): Promise<RemindersState> {
  const viewer = await requireViewer();
  const month = parseMonth(String(form.get('month') ?? ''));
  const state: RemindersState = { done: [], refused: [], bodies: {} };
  if (!month) return state;
  for (const vendor of [...new Set(form.getAll('vendor').map(String))].slice(0, MOST_VENDORS)) {
    const body = String(form.get(`body:${vendor}`) ?? '');
    state.bodies[vendor] = body;
    const result = await sendReminder(viewer, { vendor, month, body, again: form.get(`again:${vendor}`) === 'on' });
    if (result.ok) {
      const message = result.mailed
        ? `Relance envoyée à ${formatCount(result.recipients, 'personne')}.`
        : 'Relance notée, avec son texte.';
      state.done.push({ vendor, message });
    } else state.refused.push({ vendor, message: result.message, again: result.why === 'reminded' });
  }
  revalidatePath('/uploads', 'layout');
  return state;
}
