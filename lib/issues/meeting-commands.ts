import type { z } from 'zod';
import { may } from '../access/policy';
import type { Viewer } from '../access/viewer';
import { audit } from '../audit';
import { today } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import { formatDate, formatInstant } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import type { MeetingState } from '../generated/prisma/enums';
import { type IsoDate, isoDate } from '../month';
import { WRITING_TRANSACTION } from '../uploads/writing-queue';
import { ownerFault } from './action-commands';
import { drawAgenda } from './agenda';
import { readTyped, type Tx, type Typed } from './change-commands';
import { recordIssueEvent } from './event-commands';
import {
  actionSchema,
  addPointSchema,
  closeSchema,
  decisionSchema,
  editSchema,
  movePointSchema,
  newMeetingSchema,
  pointSchema,
  reopenSchema,
  summarySchema,
} from './meeting-input';
import { readAgendaGround } from './meeting-queries';
import { nameOfOwner } from './owner-sql';

/** `message`: in French, what forbids it and what to do; `field`: where to mend it. Nothing was written then. */
export type MeetingResult =
  | { ok: true; id: number }
  | {
      ok: false;
      code: 'forbidden' | 'not-found' | 'invalid' | 'conflict';
      field: string | null;
      message: string;
      /** The meeting that is there already. */
      existing?: number;
    };

type Refusal = Extract<MeetingResult, { ok: false }>;

const refused = (code: Refusal['code'], field: string | null, message: string): Refusal => ({
  ok: false,
  code,
  field,
  message,
});
const FORBIDDEN = refused('forbidden', null, 'Vous n’avez pas le droit de préparer un comité.');
const NOT_FOUND = refused('not-found', null, 'Ce comité n’existe pas.');
const NO_POINT = refused('not-found', null, 'Ce point n’est plus à l’ordre du jour. Rechargez la page.');
const CLOSED = refused('conflict', null, 'Ce comité est clos. Rouvrez-le pour le modifier.');

/** What each line of the trail did to the meeting, after «a …». */
const DONE_WORDS: { readonly [action: string]: string } = {
  'meeting.create': 'préparé ce comité',
  'meeting.edit': 'modifié ce comité',
  'meeting.agenda': 'modifié l’ordre du jour',
  'meeting.decide': 'écrit une décision',
  'meeting.action': 'créé une action',
  'meeting.summary': 'écrit la synthèse',
  'meeting.close': 'clos ce comité',
  'meeting.reopen': 'rouvert ce comité',
};

/** The values of a form, or the first thing that is wrong; a form without its meeting is about none. */
function read<Schema extends z.ZodObject>(
  schema: Schema,
  input: Typed,
): { ok: true; values: z.output<Schema> } | Refusal {
  const parsed = readTyped(schema, input);
  if (parsed.ok) return parsed;
  const { field, message } = parsed;
  return field === 'meeting' || field === 'version' || field === 'point'
    ? NOT_FOUND
    : refused('invalid', field, message);
}

const titleOf = (title: string, heldOn: IsoDate) => title || `Comité de suivi du ${formatDate(heldOn)}`;

/** Prepares a meeting: its agenda is drawn from what is late and what weighs most. Refused when one of that day has the same title. */
export async function createMeeting(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(newMeetingSchema, input);
  if (!parsed.ok) return parsed;
  const { title, heldOn, organisations } = parsed.values;
  return db().$transaction(async (tx): Promise<MeetingResult> => {
    // First: of two at once, the second sees what the first has prepared.
    await bumpDataVersion(tx);
    const named = titleOf(title, heldOn);
    const same = await tx.meeting.findFirst({
      where: { title: named, heldOn: new Date(heldOn) },
      select: { id: true },
    });
    if (same) {
      const message = `«\u00A0${named}\u00A0» est déjà préparé pour le ${formatDate(heldOn)}. Ouvrez-le, ou changez le titre.`;
      return { ...refused('conflict', 'heldOn', message), existing: same.id };
    }
    const agenda = drawAgenda((await readAgendaGround(tx, { id: null, heldOn })).facts);
    const { id } = await tx.meeting.create({
      data: {
        title: named,
        heldOn: new Date(heldOn),
        organisations,
        items: { create: agenda.map(({ subject, issueId }, index) => ({ position: index + 1, subject, issueId })) },
      },
      select: { id: true },
    });
    await audit(tx, viewer, {
      action: 'meeting.create',
      subjectType: 'meeting',
      subjectId: String(id),
      details: { heldOn, organisations, points: agenda.length },
    });
    return { ok: true, id };
  }, WRITING_TRANSACTION);
}

type Meeting = { id: number; heldOn: IsoDate; state: MeetingState };
type Point = { id: number; position: number; issueId: number | null; decision: string | null };
type Change = { action: string; details: Prisma.InputJsonObject };

/** Who has changed the meeting since the form was made, what they did and when. */
async function conflictMessage(tx: Tx, id: number): Promise<Refusal> {
  const last = await tx.auditEvent.findFirst({
    where: { subjectType: 'meeting', subjectId: String(id) },
    orderBy: { id: 'desc' },
  });
  const who = last
    ? `${last.actorLabel} a ${DONE_WORDS[last.action] ?? 'modifié ce comité'} le ${formatInstant(last.at)}`
    : 'Ce comité a changé entre-temps';
  return refused(
    'conflict',
    null,
    `${who}. Rien n’a été enregistré, votre saisie est gardée\u00A0: relisez, puis enregistrez de nouveau.`,
  );
}

/** Right, version and state, then the change with its trail, in one transaction. `work` refuses before it writes. */
async function change(
  viewer: Viewer,
  given: { meeting: number; version: number },
  from: MeetingState,
  work: (tx: Tx, meeting: Meeting) => Promise<Change | Refusal>,
): Promise<MeetingResult> {
  return db().$transaction(async (tx): Promise<MeetingResult> => {
    // Locked: two forms of one version are told apart.
    const [row] = await tx.$queryRaw<{ version: number; held: string; state: MeetingState }[]>`
      select version, held_on::text as held, state::text as state from meeting where id = ${given.meeting} for update`;
    if (!row) return NOT_FOUND;
    if (row.version !== given.version) return conflictMessage(tx, given.meeting);
    if (row.state !== from) return from === 'PLANNED' ? CLOSED : refused('conflict', null, 'Ce comité n’est pas clos.');
    const done = await work(tx, { id: given.meeting, heldOn: row.held as IsoDate, state: row.state });
    if ('ok' in done) return done;
    await tx.meeting.update({ where: { id: given.meeting }, data: { version: { increment: 1 } } });
    await audit(tx, viewer, { ...done, subjectType: 'meeting', subjectId: String(given.meeting) });
    await bumpDataVersion(tx);
    return { ok: true, id: given.meeting };
  }, WRITING_TRANSACTION);
}

const findPoint = (tx: Tx, meeting: Meeting, id: number): Promise<Point | null> =>
  tx.meetingItem.findFirst({ where: { id, meetingId: meeting.id } });

/** Changes the title, the day and the participants. Refused for a day after an action of it is due. */
export async function editMeeting(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(editSchema, input);
  if (!parsed.ok) return parsed;
  const { title, heldOn, organisations } = parsed.values;
  return change(viewer, parsed.values, 'PLANNED', async (tx, { id }) => {
    const early = await tx.action.findFirst({
      where: { meetingItem: { meetingId: id }, dueOn: { lt: new Date(heldOn) } },
      orderBy: { dueOn: 'asc' },
    });
    if (early) {
      const message = `Une action de ce comité est due le ${formatDate(isoDate(early.dueOn))}, avant ce jour\u00A0: «\u00A0${early.what}\u00A0». Choisissez un jour antérieur.`;
      return refused('invalid', 'heldOn', message);
    }
    await tx.$executeRaw`
      update action a set made_on = least(${heldOn}::date, ${today()}::date, a.done_on)
      from meeting_item i where i.id = a.meeting_item_id and i.meeting_id = ${id}`;
    await tx.meeting.update({
      where: { id },
      data: { title: titleOf(title, heldOn), heldOn: new Date(heldOn), organisations },
    });
    return { action: 'meeting.edit', details: { title, heldOn, organisations } };
  });
}

/** Adds a point at the end: an issue by its number, or a free subject. */
export async function addPoint(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(addPointSchema, input);
  if (!parsed.ok) return parsed;
  const { subject, issue } = parsed.values;
  return change(viewer, parsed.values, 'PLANNED', async (tx, { id }) => {
    const found = issue === null ? null : await tx.issue.findUnique({ where: { id: issue }, select: { title: true } });
    if (issue !== null && !found) return refused('invalid', 'issue', `Il n’y a pas d’irritant n°\u00A0${issue}.`);
    const text = subject || found?.title;
    if (!text) return refused('invalid', 'subject', 'Écrivez un sujet, ou le numéro d’un irritant.');
    if (issue !== null && (await tx.meetingItem.findFirst({ where: { meetingId: id, issueId: issue } }))) {
      return refused('invalid', 'issue', `L’irritant n°\u00A0${issue} est déjà à l’ordre du jour.`);
    }
    const last = await tx.meetingItem.aggregate({ where: { meetingId: id }, _max: { position: true } });
    await tx.meetingItem.create({
      data: { meetingId: id, position: (last._max.position ?? 0) + 1, subject: text, issueId: issue },
    });
    return { action: 'meeting.agenda', details: { added: text, issue } };
  });
}

/** Moves a point one place up or down; at the end of its way it stays. */
export async function movePoint(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(movePointSchema, input);
  if (!parsed.ok) return parsed;
  const { point, direction } = parsed.values;
  return change(viewer, parsed.values, 'PLANNED', async (tx, meeting) => {
    const points = await tx.meetingItem.findMany({
      where: { meetingId: meeting.id },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, subject: true },
    });
    const from = points.findIndex(({ id }) => id === point);
    const [moved] = from < 0 ? [] : points.splice(from, 1);
    if (!moved) return NO_POINT;
    points.splice(Math.max(0, direction === 'up' ? from - 1 : from + 1), 0, moved);
    for (const [index, { id }] of points.entries()) {
      await tx.meetingItem.update({ where: { id }, data: { position: index + 1 } });
    }
    return { action: 'meeting.agenda', details: { moved: moved.subject, direction } };
  });
}

/** Takes a point off the agenda. Refused once something was decided about it. */
export async function removePoint(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(pointSchema, input);
  if (!parsed.ok) return parsed;
  return change(viewer, parsed.values, 'PLANNED', async (tx, meeting) => {
    const point = await findPoint(tx, meeting, parsed.values.point);
    if (!point) return NO_POINT;
    const actions = await tx.action.count({ where: { meetingItemId: point.id } });
    if (point.decision !== null || actions > 0) {
      return refused('invalid', null, 'Ce point porte une décision ou une action\u00A0: il reste au compte rendu.');
    }
    const { subject } = await tx.meetingItem.delete({ where: { id: point.id } });
    return { action: 'meeting.agenda', details: { removed: subject } };
  });
}

/** Writes what was decided about a point; an empty text takes the decision back. */
export async function decide(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(decisionSchema, input);
  if (!parsed.ok) return parsed;
  return change(viewer, parsed.values, 'PLANNED', async (tx, meeting) => {
    const point = await findPoint(tx, meeting, parsed.values.point);
    if (!point) return NO_POINT;
    const decision = parsed.values.decision || null;
    await tx.meetingItem.update({ where: { id: point.id }, data: { decision } });
    return { action: 'meeting.decide', details: { point: point.id, before: point.decision, after: decision } };
  });
}

/**
 * Makes an action of a point's decision, told in the history of its issue. Refused when it is due before the meeting, or when the issue
 * is closed.
 */
export async function addMeetingAction(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(actionSchema, input);
  if (!parsed.ok) return parsed;
  const { kind, what, owner, dueOn } = parsed.values;
  return change(viewer, parsed.values, 'PLANNED', async (tx, meeting) => {
    const point = await findPoint(tx, meeting, parsed.values.point);
    if (!point) return NO_POINT;
    if (dueOn < meeting.heldOn) {
      const message = `L’échéance précède le comité du ${formatDate(meeting.heldOn)}. Choisissez ce jour, ou un jour suivant.`;
      return refused('invalid', 'dueOn', message);
    }
    const { issueId } = point;
    if (issueId === null && (await nameOfOwner(tx, owner)) === null) {
      return refused('invalid', 'owner', 'Choisissez qui porte l’action.');
    }
    if (issueId !== null) {
      // Held: it is not closed nor merged meanwhile.
      await tx.$queryRaw`select id from issue where id = ${issueId} for update`;
      const issue = await tx.issue.findUniqueOrThrow({
        where: { id: issueId },
        select: { state: true, regionCode: true },
      });
      if (issue.state === 'CLOSED') {
        return refused(
          'invalid',
          null,
          `L’irritant n°\u00A0${issueId} est clos. Rouvrez-le, ou ajoutez un sujet libre.`,
        );
      }
      const fault = await ownerFault(tx, { id: issueId, regionCode: issue.regionCode }, owner);
      if (fault !== null) return refused('invalid', 'owner', fault);
    }
    const action = await tx.action.create({
      data: {
        issueId,
        meetingItemId: point.id,
        kind,
        what,
        ownerKind: owner.kind,
        ownerRegionCode: owner.region,
        ownerVendorSlug: owner.vendor,
        // Of a meeting to come: decided today, and may be done before it is held.
        madeOn: new Date([meeting.heldOn, today()].sort()[0] ?? today()),
        dueOn: new Date(dueOn),
      },
      select: { id: true },
    });
    if (issueId !== null) {
      await recordIssueEvent(tx, viewer, { issueId, kind: 'ACTION', details: { action: action.id, what } });
    }
    return { action: 'meeting.action', details: { point: point.id, action: action.id, kind, dueOn } };
  });
}

/** Writes the free text of the minutes. */
export async function summarise(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(summarySchema, input);
  if (!parsed.ok) return parsed;
  const { summary } = parsed.values;
  return change(viewer, parsed.values, 'PLANNED', async (tx, { id }) => {
    await tx.meeting.update({ where: { id }, data: { summary } });
    return { action: 'meeting.summary', details: { length: summary.length } };
  });
}

/** Closes the meeting: it was held, its minutes stand. Refused before its day. */
export async function closeMeeting(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(closeSchema, input);
  if (!parsed.ok) return parsed;
  return change(viewer, parsed.values, 'PLANNED', async (tx, { id, heldOn }) => {
    if (heldOn > today()) {
      return refused('invalid', null, `Ce comité se tient le ${formatDate(heldOn)}\u00A0: il ne se clôt pas avant.`);
    }
    await tx.meeting.update({ where: { id }, data: { state: 'HELD' } });
    return { action: 'meeting.close', details: {} };
  });
}

/** Opens closed minutes again, for a reason that stays in the trail and on the page. */
export async function reopenMeeting(viewer: Viewer, input: Typed): Promise<MeetingResult> {
  if (!may(viewer, 'meetings.manage')) return FORBIDDEN;
  const parsed = read(reopenSchema, input);
  if (!parsed.ok) return parsed;
  const { reason } = parsed.values;
  return change(viewer, parsed.values, 'HELD', async (tx, { id }) => {
    await tx.meeting.update({ where: { id }, data: { state: 'PLANNED' } });
    return { action: 'meeting.reopen', details: { reason } };
  });
}
