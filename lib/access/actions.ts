'use server';

import { redirect } from 'next/navigation';
import { createFirstAdministrator } from './first-administrator';

/** The form of the first start: the refusal to show, or on to /login. */
export async function becomeFirstAdministrator(_: string | null, form: FormData): Promise<string | null> {
  const result = await createFirstAdministrator(String(form.get('token')), Object.fromEntries(form));
  if (!result.ok) return result.message;
  redirect('/login');
}
