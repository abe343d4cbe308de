'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import { correctCertificate, correctInstallation } from './equipment-commands';
import { addNote } from './note-commands';

/** The form's texts by name; a missing one is ''. */
function textsOf<Name extends string>(form: FormData, names: readonly Name[]): { [name in Name]: string } {
  return Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '')])) as { [name in Name]: string };
}

function done(finess: string, message: string): FormState {
  revalidatePath(`/labs/${finess}`);
  return { status: 'done', message };
}

/** Keeps the note typed on a lab's page. */
export async function addLabNote(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textsOf(form, ['finess', 'kind', 'occurredOn', 'body']);
  const result = await addNote(viewer, values);
  if (result.ok) return done(values.finess, 'Note ajoutée.');
  return { status: 'refused', message: result.message, field: result.field, values };
}

/** Corrects what runs in a lab. */
export async function correctLabInstallation(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textsOf(form, ['finess', 'site', 'product', 'version', 'installedOn', 'removedOn', 'reason']);
  const result = await correctInstallation(viewer, {
    ...values,
    site: values.site || null,
    version: values.version || null,
    removedOn: values.removedOn || null,
  });
  if (result.ok) return done(values.finess, 'Parc installé corrigé.');
  return { status: 'refused', message: result.message, field: null, values };
}

/** Corrects since when a lab holds its DMP certificate. */
export async function correctLabCertificate(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textsOf(form, ['finess', 'equippedOn', 'endedOn', 'reason']);
  const result = await correctCertificate(viewer, { ...values, endedOn: values.endedOn || null });
  if (result.ok) return done(values.finess, 'Certificat corrigé.');
  return { status: 'refused', message: result.message, field: null, values };
}
