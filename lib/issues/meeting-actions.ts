'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { requireViewer } from '../access/viewer';
import type { FormState } from '../form-state';
import {
  addMeetingAction,
  addPoint,
  closeMeeting,
  createMeeting,
  decide,
  editMeeting,
  type MeetingResult,
  movePoint,
  removePoint,
  reopenMeeting,
  summarise,
} from './meeting-commands';

/** The form's texts by name; a missing one is ''. The organisations ticked go with those typed, one a line. */
function textsOf(form: FormData, names: readonly string[]): { [name: string]: string } {
  const texts = Object.fromEntries(names.map((name) => [name, String(form.get(name) ?? '')]));
  if (names.includes('organisations')) {
    texts.organisations = [...form.getAll('organisation').map(String), texts.organisations ?? ''].join('\n');
  }
  return texts;
}

function outcome(result: MeetingResult, values: { [name: string]: string }, message: string): FormState {
  // A conflict shows what the other one wrote, beside what was typed.
  if (result.ok || result.code === 'conflict') revalidatePath('/issues/meetings', 'layout');
  if (result.ok) return { status: 'done', message };
  return { status: 'refused', message: result.message, field: result.field, values };
}

/** Prepares a meeting, then shows its agenda. */
export async function prepareMeeting(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['title', 'heldOn', 'organisations']);
  const result = await createMeeting(await requireViewer(), values);
  if (result.ok) {
    revalidatePath('/issues/meetings');
    redirect(`/issues/meetings/${result.id}`);
  }
  const state = outcome(result, values, '');
  if (state.status !== 'refused' || result.existing === undefined) return state;
  return { ...state, values: { ...state.values, existing: String(result.existing) } };
}

/** Changes a meeting's title, day and participants. */
export async function changeMeeting(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['meeting', 'version', 'title', 'heldOn', 'organisations']);
  return outcome(await editMeeting(await requireViewer(), values), values, 'Comité modifié.');
}

/** Adds the subject or the issue typed. */
export async function addAgendaPoint(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['meeting', 'version', 'subject', 'issue']);
  return outcome(await addPoint(await requireViewer(), values), values, 'Point ajouté à la fin.');
}

/** Moves a point, or takes it off: `do` is up, down or remove. */
export async function arrangePoint(_: FormState, form: FormData): Promise<FormState> {
  const viewer = await requireViewer();
  const values = textsOf(form, ['meeting', 'version', 'point', 'do']);
  if (values.do === 'remove') return outcome(await removePoint(viewer, values), values, 'Point retiré.');
  return outcome(await movePoint(viewer, { ...values, direction: values.do ?? '' }), values, 'Point déplacé.');
}

/** Writes the decision typed. */
export async function saveDecision(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['meeting', 'version', 'point', 'decision']);
  return outcome(await decide(await requireViewer(), values), values, 'Décision enregistrée.');
}

/** Makes the action typed. */
export async function createAction(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['meeting', 'version', 'point', 'kind', 'what', 'owner', 'dueOn']);
  return outcome(await addMeetingAction(await requireViewer(), values), values, 'Action créée.');
}

/** Writes the summary typed. */
export async function saveSummary(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['meeting', 'version', 'summary']);
  return outcome(await summarise(await requireViewer(), values), values, 'Synthèse enregistrée.');
}

/** Closes the meeting. */
export async function closeMinutes(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['meeting', 'version']);
  return outcome(await closeMeeting(await requireViewer(), values), values, 'Comité clos.');
}

/** Opens a closed meeting again. */
export async function reopenMinutes(_: FormState, form: FormData): Promise<FormState> {
  const values = textsOf(form, ['meeting', 'version', 'reason']);
  return outcome(await reopenMeeting(await requireViewer(), values), values, 'Comité rouvert.');
}
