'use server';

import { revalidatePath } from 'next/cache';
import { requireViewer } from '../access/viewer';
import { closeEntity } from './closing-commands';
import { decideProposal, type MergerResult, recordMerger, undoMerger } from './merger-commands';

/** What a form shows after it was sent. */
export type MergerAnswer = { message: string; done: boolean } | null;

function answered(result: MergerResult, done: string): MergerAnswer {
  if (!result.ok) return { message: result.message, done: false };
  revalidatePath('/admin/mergers');
  return { message: done, done: true };
}

export async function recordMergerForm(_: MergerAnswer, form: FormData): Promise<MergerAnswer> {
  const result = await recordMerger(await requireViewer(), Object.fromEntries(form));
  return answered(result, 'Reprise enregistrée. Les mois d’avant sa date d’effet n’ont pas changé.');
}

export async function acceptProposalForm(_: MergerAnswer, form: FormData): Promise<MergerAnswer> {
  const decision = { accept: true, effectiveOn: form.get('effectiveOn') } as const;
  return answered(
    await decideProposal(await requireViewer(), Number(form.get('id')), decision),
    'Reprise enregistrée.',
  );
}

export async function rejectProposalForm(_: MergerAnswer, form: FormData): Promise<MergerAnswer> {
  const result = await decideProposal(await requireViewer(), Number(form.get('id')), { accept: false });
  return answered(result, 'Proposition écartée.');
}

export async function undoMergerForm(_: MergerAnswer, form: FormData): Promise<MergerAnswer> {
  return answered(await undoMerger(await requireViewer(), String(form.get('absorbed'))), 'Reprise annulée.');
}

export async function closeEntityForm(_: MergerAnswer, form: FormData): Promise<MergerAnswer> {
  const result = await closeEntity(await requireViewer(), Object.fromEntries(form));
  return answered(result, form.get('closedOn') ? 'Fermeture enregistrée.' : 'L’entité est de nouveau ouverte.');
}
