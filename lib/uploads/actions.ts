'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import { startApply, startCancel, startCheck } from './background-commands';
import { NOTICES_WITH_REASON, WARNING_CODES } from './codes';

/** The form of the page of a deposit: writes it with what was acknowledged, then shows what came of it. */
export async function applyDeposit(form: FormData): Promise<void> {
  const id = String(form.get('id'));
  const codes = WARNING_CODES.filter((code) => form.get(`seen-${code}`) === 'on');
  const reasons = Object.fromEntries(
    [...codes, ...NOTICES_WITH_REASON].flatMap((code) => {
      const reason = String(form.get(`reason-${code}`) ?? '').trim();
      return reason === '' ? [] : [[code, reason.slice(0, 500)]];
    }),
  );
  const print = form.has('print') ? String(form.get('print')) : undefined;
  const result = await startApply(await requireViewer(), id, { codes, reasons, print });
  if (!('begun' in result) && !result.ok && result.reason === 'not-found') redirect('/uploads');
  redirect(`/uploads/${id}`);
}

/** Takes a deposit's effect back, or abandons one that was never written. */
export async function cancelDeposit(form: FormData): Promise<void> {
  const id = String(form.get('id'));
  const result = await startCancel(await requireViewer(), id);
  const locked = !('begun' in result) && !result.ok && result.reason === 'locked';
  redirect(locked ? `/uploads/${id}?refusal=locked` : `/uploads/${id}`);
}

/** Checks again a deposit whose check was cut short. */
export async function checkDeposit(form: FormData): Promise<void> {
  const id = String(form.get('id'));
  redirect((await startCheck(await requireViewer(), id)) ? `/uploads/${id}` : '/uploads');
}
