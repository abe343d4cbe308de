import { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate } from '../format/date';
import { inSentence, ofName } from '../format/text';
import type { Action, Prisma } from '../generated/prisma/client';
import type { ActionState, OwnerKind } from '../generated/prisma/enums';
import { type IsoDate, isoDate } from '../month';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import {
  changeIssue,
  type IssueRefusal,
  type IssueResult,
  readTyped,
  refusal,
  sentTwiceSince,
  type Tx,
  type Typed,
} from './change-commands';
import { recordIssueEvent } from './event-commands';
import { nameOfOwner } from './owner-sql';
import { readRowId } from './row-id';
import {
  actionKindInput,
  dayInput,
  type OwnerInput,
  optionalWordsInput,
  ownerInput,
  ownerKindFault,
  wordsInput,
} from './typed-input';
import { ACTION_STATE_WORDS } from './words';

const actionSchema = z.object({
  kind: actionKindInput,
  what: wordsInput('L’action est vide. Écrivez ce qui est à faire.'),
  owner: ownerInput,
  dueOn: dayInput('Échéance illisible. Saisissez un jour.'),
});

/**
 * Why somebody cannot bear an action of an issue: unknown, or without the right to read it, so that nobody could say it is done; null
 * when they can.
 */
export async function ownerFault(
  tx: Tx,
  { id, regionCode }: { id: number; regionCode: string | null },
  owner: OwnerInput,
): Promise<string | null> {
  const name = await nameOfOwner(tx, owner);
  if (name === null) return 'Choisissez qui porte l’action.';
  if (owner.region !== null && regionCode !== null && owner.region !== regionCode) {
    return `L’irritant n°\u00A0${id} est propre à une autre région\u00A0: ${name} ne le lit pas. Choisissez un autre porteur.`;
  }
  if (owner.vendor === null) return null;
  const own = await tx.issueProduct.count({ where: { issueId: id, product: { vendorSlug: owner.vendor } } });
  return own > 0
    ? null
    : `Aucun logiciel ${ofName(name)} n’est attaché à l’irritant n°\u00A0${id}\u00A0: ajoutez-le d’abord, ou choisissez un autre porteur.`;
}

/** Decides an action about an open issue: who does what by when. Task force only. */
export async function addAction(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(actionSchema, input);
  if (!read.ok) return read;
  const { kind, what, owner, dueOn } = read.values;
  if (owner === null) return refusal('invalid', 'owner', 'Choisissez qui porte l’action.');
  const notTheirs = ownerKindFault(kind, owner);
  if (notTheirs !== null) return refusal('invalid', 'owner', notTheirs);
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
  return changeIssue(viewer, input, options, async (tx, issue) => {
    const { id } = issue;
    const fault = await ownerFault(tx, issue, owner);
    if (fault !== null) return refusal('invalid', 'owner', fault);
    const decided = {
      kind,
      what,
      ownerKind: owner.kind,
      ownerRegionCode: owner.region,
      ownerVendorSlug: owner.vendor,
      dueOn: new Date(dueOn),
    };
    const recent = await tx.issueEvent.findMany({
      where: { issueId: id, kind: 'ACTION', actorLabel: viewer.name, at: { gte: sentTwiceSince() } },
      select: { details: true },
    });
    const ids = recent.map(({ details }) => Number((details as { action?: number }).action));
    // A double press, not a second action.
    if ((await tx.action.count({ where: { id: { in: ids }, issueId: id, ...decided } })) > 0) return null;
    const action = await tx.action.create({
      data: { issueId: id, ...decided, madeOn: new Date(madeOn) },
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

const ADVANCE = {
  right: 'issues.comment',
  forbidden: 'Vous n’avez pas le droit de faire avancer une action.',
  action: 'issue.action-state',
  versioned: false,
} as const;

const advanceSchema = z.object({
  action: z.string(),
  state: z.enum(['TODO', 'IN_PROGRESS', 'DONE', 'DROPPED'], 'Choisissez où en est l’action.'),
  doneOn: dayInput('Jour illisible. Saisissez le jour où l’action a été faite.'),
  result: optionalWordsInput,
});

type Standing = { state: ActionState; doneOn: IsoDate | null; result: string };

/** Writes where an action stands; null: it stands there already. */
async function writeStanding(
  tx: Tx,
  viewer: Viewer,
  action: Action,
  { state, doneOn, result }: Standing,
  version: string | undefined,
): Promise<{ details: Prisma.InputJsonObject } | IssueRefusal | null> {
  if (!mayAdvance(viewer, action)) {
    return refusal('forbidden', null, 'Seuls la task force et le porteur de l’action disent où elle en est.');
  }
  if (String(action.version) !== version) {
    const now = inSentence(ACTION_STATE_WORDS[action.state]);
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
  return { details: { action: action.id, from: action.state, to: state, doneOn, result } };
}

/** The same for a meeting's action about no single issue, which has no history but the trail. */
async function advanceFreeAction(
  viewer: Viewer,
  id: number | null,
  standing: Standing,
  version: string | undefined,
): Promise<IssueResult> {
  if (!may(viewer, ADVANCE.right)) return refusal('forbidden', null, ADVANCE.forbidden);
  return db().$transaction(async (tx): Promise<IssueResult> => {
    await tx.$queryRaw`select id from action where id = ${id} for update`;
    const action = id === null ? null : await tx.action.findFirst({ where: { id, issueId: null } });
    if (!action) return refusal('not-found', null, 'Cette action n’existe plus. Rechargez la page.');
    const done = await writeStanding(tx, viewer, action, standing, version);
    if (done === null) return { ok: true };
    if ('ok' in done) return done;
    await audit(tx, viewer, {
      action: ADVANCE.action,
      subjectType: 'action',
      subjectId: String(action.id),
      details: done.details,
    });
    await bumpDataVersion(tx);
    return { ok: true };
  }, WRITING_TRANSACTION);
}

/**
 * Says where an action stands: fields `issueId` ('' for a meeting's action about none), `action`, `actionVersion`, `state`, with `doneOn` and
 * `result` when it is done, and a reason in `result` when it is dropped. The task force, or who bears it.
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
  const standing = { state, doneOn, result };
  if ((input.issueId ?? '') === '') return advanceFreeAction(viewer, actionId, standing, input.actionVersion);
  return changeIssue(viewer, input, ADVANCE, async (tx, { id }) => {
    const action = actionId === null ? null : await tx.action.findFirst({ where: { id: actionId, issueId: id } });
    if (!action) return refusal('not-found', null, 'Cette action n’est plus à cet irritant. Rechargez la page.');
    const done = await writeStanding(tx, viewer, action, standing, input.actionVersion);
    if (done === null || 'ok' in done) return done;
    const told = state === 'DROPPED' ? { reason: result } : state === 'DONE' && result ? { result } : {};
    await recordIssueEvent(tx, viewer, {
      issueId: id,
      kind: 'ACTION_STATE',
      details: { action: action.id, what: action.what, from: action.state, to: state, ...told },
    });
    return done;
  });
}
