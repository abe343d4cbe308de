'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { formatMonthLong } from '../format/date';
import { parseMonth } from '../month';
import { lockPeriod, unlockPeriod } from './period-commands';

/** The form of a month's page: locks it, or opens it again. */
export async function changePeriod(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const month = parseMonth(String(form.get('month') ?? ''));
  const reason = String(form.get('reason') ?? '');
  if (!month) return { status: 'refused', message: 'Mois inconnu.', field: null, values: { reason } };
  const locks = form.get('to') === 'LOCKED';
  const result = locks
    ? await lockPeriod(viewer, { month, reason, seen: form.get('seen') === 'on' })
    : await unlockPeriod(viewer, { month, reason });
  if (!result.ok) {
    const field = result.why === 'reason' ? 'reason' : result.why === 'incomplete' ? 'seen' : null;
    return { status: 'refused', message: result.message, field, values: { reason } };
  }
  revalidatePath('/uploads', 'layout');
  return { status: 'done', message: `${formatMonthLong(month)} est ${locks ? 'verrouillé' : 'de nouveau ouvert'}.` };
}
