'use server';

import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import { abandonImport, acceptClosures, applyImport } from './run-commands';

/** The form of an import that was checked: applies it; the refusal to show, or on to its progress. */
export async function applyRun(_: string | null, form: FormData): Promise<string | null> {
  const result = await applyImport(await requireViewer(), String(form.get('id')));
  if (!result.ok) return result.message;
  redirect('/admin/finess');
}

/** The form of an import that would close much: checks it again as it is. */
export async function acceptClosuresRun(_: string | null, form: FormData): Promise<string | null> {
  const result = await acceptClosures(await requireViewer(), String(form.get('id')));
  if (!result.ok) return result.message;
  redirect('/admin/finess');
}

/** Puts an import aside. */
export async function abandonRun(form: FormData): Promise<void> {
  await abandonImport(await requireViewer(), String(form.get('id')));
  redirect('/admin/finess');
}
