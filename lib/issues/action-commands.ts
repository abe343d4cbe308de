import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { today } from '../clock';
import { formatDate } from '../format/date';
import type { OwnerKind } from '../generated/prisma/enums';
import { isoDate } from '../month';
import { changeIssue, type IssueResult, readTyped, refusal, type Typed } from './change-commands';
import { recordIssueEvent } from './event-commands';
import { nameOfOwner } from './owner-sql';
import { readRowId } from './row-id';
import { dayInput, optionalWordsInput, ownerInput, wordsInput } from './typed-input';
import { ACTION_KINDS, ACTION_STATE_WORDS, type ActionKind } from './words';

const actionSchema = z.object({
  kind: z
    .string()
    .refine((code): code is ActionKind => Object.hasOwn(ACTION_KINDS, code), 'Choisissez un type d’action.'),
  what: wordsInput('L’action est vide. Écrivez ce qui est à faire.'),
  owner: ownerInput,
  dueOn: dayInput('Échéance illisible. Saisissez un jour.'),
});

/** Decides an action about an open issue: who does what by when. Task force only. */
export async function addAction(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(actionSchema, input);
  if (!read.ok) return read;
  const { kind, what, owner, dueOn } = read.values;
  const { label, vendor } = ACTION_KINDS[kind];
  if (owner === null) return refusal('invalid', 'owner', 'Choisissez qui porte l’action.');
  if (vendor && owner.kind !== 'VENDOR') {
    return refusal('invalid', 'owner', `«\u00A0${label}\u00A0» est l’affaire d’un éditeur. Choisissez lequel.`);
  }
  if (!vendor && owner.kind === 'VENDOR') {
    return refusal(
      'invalid',
      'owner',
      `«\u00A0${label}\u00A0» est l’affaire d’un service de l’État. Choisissez lequel.`,
    );
  }
  if (dueOn === null) return refusal('invalid', 'dueOn', 'Saisissez l’échéance.');
  const madeOn = today();
  if (dueOn < madeOn) {
    const message = `L’échéance précède le jour où l’action est décidée, le ${formatDate(madeOn)}. Choisissez ce jour, ou un jour suivant.`;
    return refusal('invalid', 'dueOn', message);
  }
  const options = {
    right: 'issues.triage',
    forbidden: 'Seule la task force décide une action.',
    action: 'issue.action',
    versioned: false,
  } as const;
  return changeIssue(viewer, input, options, async (tx, { id }) => {
    if ((await nameOfOwner(tx, owner)) === null) return refusal('invalid', 'owner', 'Choisissez qui porte l’action.');
    const action = await tx.action.create({
      data: {
        issueId: id,
        kind,
        what,
        ownerKind: owner.kind,
        ownerRegionCode: owner.region,
        ownerVendorSlug: owner.vendor,
        madeOn: new Date(madeOn),
        dueOn: new Date(dueOn),
      },
      select: { id: true },
    });
    await recordIssueEvent(tx, viewer, { issueId: id, kind: 'ACTION', details: { action: action.id, what } });
    return { details: { action: action.id, kind, dueOn } };
  });
}

type Owned = { ownerKind: OwnerKind; ownerRegionCode: string | null; ownerVendorSlug: string | null };

/** Whether the viewer may say where an action stands: the task force, and the region or the vendor that bears it. */
export function mayAdvance(viewer: Viewer, { ownerKind, ownerRegionCode, ownerVendorSlug }: Owned): boolean {
  if (may(viewer, 'issues.triage')) return true;
  if (viewer.role === 'REGIONAL') {
    return ownerKind === 'REGION' && viewer.regions.some(({ code }) => code === ownerRegionCode);
  }
  return viewer.role === 'VENDOR' && ownerKind === 'VENDOR' && viewer.vendor?.slug === ownerVendorSlug;
}

const advanceSchema = z.object({
  action: z.string(),
  state: z.enum(['TODO', 'IN_PROGRESS', 'DONE', 'DROPPED'], 'Choisissez où en est l’action.'),
  doneOn: dayInput('Jour illisible. Saisissez le jour où l’action a été faite.'),
  result: optionalWordsInput,
});

/**
 * Says where an action stands: fields `issueId`, `action`, `actionVersion`, `state`, with `doneOn` and `result` when it is done, and a reason
 * in `result` when it is dropped. The task force, or who bears it.
 */
export async function advanceAction(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(advanceSchema, input);
  if (!read.ok) return read;
  const { state, doneOn, result } = read.values;
  const actionId = readRowId(read.values.action);
  if (state === 'DONE' && doneOn === null)
    return refusal('invalid', 'doneOn', 'Saisissez le jour où l’action a été faite.');
  if (state === 'DONE' && doneOn !== null && doneOn > today()) {
    return refusal('invalid', 'doneOn', 'Ce jour est à venir. Saisissez le jour où l’action a été faite.');
  }
  if (state === 'DROPPED' && result === '') {
    return refusal('invalid', 'result', 'Écrivez pourquoi l’action est abandonnée.');
  }
  const options = {
    right: 'issues.comment',
    forbidden: 'Vous n’avez pas le droit de faire avancer une action.',
    action: 'issue.action-state',
    versioned: false,
  } as const;
  return changeIssue(viewer, input, options, async (tx, { id }) => {
    const action = actionId === null ? null : await tx.action.findFirst({ where: { id: actionId, issueId: id } });
    if (!action) return refusal('not-found', null, 'Cette action n’est plus à cet irritant. Rechargez la page.');
    if (!mayAdvance(viewer, action)) {
      return refusal('forbidden', null, 'Seuls la task force et le porteur de l’action disent où elle en est.');
    }
    if (String(action.version) !== input.actionVersion) {
      const now = ACTION_STATE_WORDS[action.state].toLocaleLowerCase('fr');
      return refusal(
        'conflict',
        null,
        `Cette action a changé entre-temps\u00A0: elle est ${now}. Rien n’a été enregistré, votre saisie est gardée\u00A0: relisez, puis recommencez.`,
      );
    }
    if (doneOn !== null && state === 'DONE' && doneOn < isoDate(action.madeOn)) {
      return refusal(
        'invalid',
        'doneOn',
        `L’action a été décidée le ${formatDate(isoDate(action.madeOn))}\u00A0: elle n’a pas pu être faite avant.`,
      );
    }
    if (action.state === state && state !== 'DONE') return null;
    await tx.action.update({
      where: { id: action.id },
      data: {
        state,
        doneOn: state === 'DONE' && doneOn ? new Date(doneOn) : null,
        result: state === 'DONE' || state === 'DROPPED' ? result || null : null,
        version: { increment: 1 },
      },
    });
    const told = state === 'DROPPED' ? { reason: result } : state === 'DONE' && result ? { result } : {};
    await recordIssueEvent(tx, viewer, {
      issueId: id,
      kind: 'ACTION_STATE',
      details: { action: action.id, what: action.what, from: action.state, to: state, ...told },
    });
    return { details: { action: action.id, from: action.state, to: state, doneOn, result } };
  });
}
