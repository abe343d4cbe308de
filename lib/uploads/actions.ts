'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import { WARNING_CODES } from './codes';
import { applyUpload, cancelUpload } from './commands';

/** The form of the page of a deposit: writes it with what was acknowledged, then shows what came of it. */
export async function applyDeposit(form: FormData): Promise<void> {
  const id = String(form.get('id'));
  const codes = WARNING_CODES.filter((code) => form.get(`seen-${code}`) === 'on');
  const reasons = Object.fromEntries(
    codes.flatMap((code) => {
      const reason = String(form.get(`reason-${code}`) ?? '').trim();
      return reason === '' ? [] : [[code, reason.slice(0, 500)]];
    }),
  );
  const result = await applyUpload(await requireViewer(), id, { codes, reasons });
  if (!result.ok && result.reason === 'not-found') redirect('/uploads');
  redirect(`/uploads/${id}`);
}

/** Takes a deposit's effect back, or abandons one that was never written. */
export async function cancelDeposit(form: FormData): Promise<void> {
  const id = String(form.get('id'));
  const result = await cancelUpload(await requireViewer(), id);
  redirect(!result.ok && result.reason === 'locked' ? `/uploads/${id}?refusal=locked` : `/uploads/${id}`);
}
