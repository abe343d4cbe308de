import { may } from '../access/policy';
import { issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { cached } from '../data-version';
import { db } from '../db';
import { formatInstant } from '../format/date';
import type { Prisma } from '../generated/prisma/client';
import type { MeetingState, OwnerKind, Severity } from '../generated/prisma/enums';
import { type IsoDate, isoDate } from '../month';
import { mayAdvance } from './action-commands';
import { OPEN_ACTION } from './action-where';
import { type AgendaAction, type AgendaFacts, type AgendaIssue, followUpSentence, isLate, reasonOf } from './agenda';
import { HIDDEN_SUBJECT } from './meeting-words';
import { isOpenAction } from './open-action';
import { weightSql } from './weight-sql';
import { ACTION_KINDS, type ActionKind, ownerName } from './words';

export type MeetingLine = {
  id: number;
  title: string;
  heldOn: IsoDate;
  state: MeetingState;
  organisations: string[];
  decisions: number;
  actions: { open: number; late: number; total: number };
};

export type MeetingAction = AgendaAction & {
  kind: string;
  result: string | null;
  madeOn: IsoDate;
  version: number;
  /** About no single issue, and the viewer may say where it stands: here, since it has no other page. */
  mine: boolean;
};

export type MeetingPoint = {
  id: number;
  subject: string;
  /** The issue it is about, when the viewer may read it. */
  issueId: number | null;
  why: string | null;
  decision: string | null;
  actions: MeetingAction[];
  /** About another region's issue: only its place is shown. */
  hidden: boolean;
};

/** A point of the previous meeting about which something was decided. */
export type FollowedPoint = Pick<MeetingPoint, 'id' | 'subject' | 'issueId' | 'decision' | 'actions'>;

export type FollowUp = { heldOn: IsoDate; sentence: string; points: FollowedPoint[] };

export type MeetingPage = {
  id: number;
  title: string;
  heldOn: IsoDate;
  state: MeetingState;
  organisations: string[];
  summary: string;
  version: number;
  points: MeetingPoint[];
  previous: { id: number; heldOn: IsoDate } | null;
  /** What the previous meeting decided, as it stands today; null: there is none, or it decided nothing that the viewer may read. */
  followUp: FollowUp | null;
  /** «Rouvert le 05/10/2023 09:41 par Claire Martin : erreur de date»; null when it never was. */
  reopened: string | null;
};

/** Whom an action may be given to, and the open issues that a point may be about. */
export type MeetingChoices = {
  owners: { group: string; choices: { code: string; label: string }[] }[];
  issues: { id: number; title: string }[];
  organisations: string[];
};

const ACTION_FIELDS = {
  include: { ownerRegion: true, ownerVendor: true, issue: { select: { title: true } } },
  orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
} as const satisfies { include: Prisma.ActionInclude; orderBy: Prisma.ActionOrderByWithRelationInput[] };

type ActionRow = Prisma.ActionGetPayload<{ include: (typeof ACTION_FIELDS)['include'] }>;

function actionOf(row: ActionRow, viewer: Viewer | null): MeetingAction {
  const owner: { kind: OwnerKind; region: string | null; vendor: string | null } = {
    kind: row.ownerKind,
    region: row.ownerRegion?.name ?? null,
    vendor: row.ownerVendor?.name ?? null,
  };
  return {
    id: row.id,
    kind: row.kind in ACTION_KINDS ? ACTION_KINDS[row.kind as ActionKind].label : row.kind,
    what: row.what,
    owner: ownerName(owner) ?? '',
    dueOn: isoDate(row.dueOn),
    state: row.state,
    doneOn: row.doneOn && isoDate(row.doneOn),
    result: row.result,
    madeOn: isoDate(row.madeOn),
    version: row.version,
    mine: viewer !== null && row.issueId === null && mayAdvance(viewer, row),
    issueId: row.issueId,
    issueTitle: row.issue?.title ?? null,
  };
}

/** Every meeting, the newest first; empty without the right. The actions of other regions' issues are counted. */
export async function listMeetings(viewer: Viewer): Promise<MeetingLine[]> {
  if (!may(viewer, 'meetings.read')) return [];
  const rows = await db().meeting.findMany({
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    include: {
      items: {
        select: {
          decision: true,
          actions: { select: { state: true, dueOn: true, issue: { select: { closedOn: true } } } },
        },
      },
    },
  });
  const day = today();
  return rows.map(({ id, title, heldOn, state, organisations, items }) => {
    const actions = items.flatMap((item) => item.actions);
    const open = actions.filter(
      (action) => isOpenAction(action) && (action.issue === null || action.issue.closedOn === null),
    );
    return {
      id,
      title,
      heldOn: isoDate(heldOn),
      state,
      organisations,
      decisions: items.filter(({ decision }) => decision !== null).length,
      actions: {
        total: actions.length,
        open: open.length,
        late: open.filter((action) => isLate({ state: action.state, dueOn: isoDate(action.dueOn) }, day)).length,
      },
    };
  });
}

type Db = Prisma.TransactionClient;

/** The last meeting held before this one, of two of one day the one prepared first: what the new one opens on. */
async function readPrevious(tx: Db, before: { id: number | null; heldOn: IsoDate }) {
  return tx.meeting.findFirst({
    where: {
      state: 'HELD',
      OR: [
        { heldOn: { lt: new Date(before.heldOn) } },
        { heldOn: new Date(before.heldOn), ...(before.id !== null && { id: { lt: before.id } }) },
      ],
    },
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    include: { items: { orderBy: { position: 'asc' }, include: { actions: ACTION_FIELDS } } },
  });
}

/** Every open issue as an agenda weighs it, over the last month that is over. */
async function readOpenIssues(): Promise<AgendaIssue[]> {
  const month = lastCompleteMonth();
  return cached('agenda-issues', [month], async () => {
    const rows = await db().$queryRaw<
      {
        id: number;
        title: string;
        severity: Severity;
        entities: number | null;
        documents: number | null;
        opened: string;
      }[]
    >`with ${weightSql(month)}
      select i.id, i.title, i.severity::text as severity, w.legal_entities as entities, w.documents, i.opened_on::text as opened
      from issue i left join weight w on w.issue_id = i.id
      where i.closed_on is null and i.merged_into_id is null`;
    return rows.map(({ id, title, severity, entities, documents, opened }) => ({
      id,
      title,
      severity,
      legalEntities: entities ?? 0,
      documents,
      openedOn: opened as IsoDate,
    }));
  });
}

/** The facts of the day, the meeting that it follows, and what that one decided. */
type AgendaGround = {
  facts: AgendaFacts;
  previous: Awaited<ReturnType<typeof readPrevious>>;
};

/** What the agenda of a meeting is drawn from, as it stands today. `before`: the meeting itself, or the day of a new one. */
export async function readAgendaGround(tx: Db, before: { id: number | null; heldOn: IsoDate }): Promise<AgendaGround> {
  const day = today();
  const previous = await readPrevious(tx, before);
  const issues = await readOpenIssues();
  const late = await tx.action.findMany({
    where: { ...OPEN_ACTION, dueOn: { lt: new Date(day) } },
    ...ACTION_FIELDS,
  });
  const read = (row: ActionRow) => actionOf(row, null);
  return {
    facts: {
      day,
      issues,
      lateActions: late.map(read),
      last: previous && {
        decisions: previous.items.filter(({ decision }) => decision !== null).length,
        actions: previous.items.flatMap(({ actions }) => actions.map(read)),
      },
    },
    previous,
  };
}

/** What the previous meeting decided, as far as the viewer may read it. */
function followUpOf(
  previous: NonNullable<AgendaGround['previous']>,
  viewer: Viewer,
  visible: (of: { issueId: number | null }) => boolean,
): FollowUp | null {
  const points = previous.items
    .filter(visible)
    .map(({ id, subject, issueId, decision, actions }): FollowedPoint => {
      const shown = actions.map((row) => actionOf(row, viewer)).filter(visible);
      return { id, subject, issueId, decision, actions: shown };
    })
    .filter(({ decision, actions }) => decision !== null || actions.length > 0);
  if (points.length === 0) return null;
  const decisions = points.filter(({ decision }) => decision !== null).length;
  const actions = points.flatMap((point) => point.actions);
  return {
    heldOn: isoDate(previous.heldOn),
    sentence: followUpSentence({ decisions, actions }, today()),
    points,
  };
}

/** «Rouvert le … par … : motif», of the last time; null when it never was. */
async function readReopening(id: number): Promise<string | null> {
  const event = await db().auditEvent.findFirst({
    where: { subjectType: 'meeting', subjectId: String(id), action: 'meeting.reopen' },
    orderBy: { id: 'desc' },
  });
  if (!event) return null;
  const { reason } = event.details as { reason?: string };
  return `Rouvert le ${formatInstant(event.at)} par ${event.actorLabel}\u00A0: ${reason ?? ''}`;
}

/** A meeting with its points; null without the right, or when there is none. A region reads nothing of another one's issues. */
export async function readMeeting(viewer: Viewer, id: number): Promise<MeetingPage | null> {
  if (!may(viewer, 'meetings.read')) return null;
  const meeting = await db().meeting.findUnique({
    where: { id },
    include: { items: { orderBy: [{ position: 'asc' }, { id: 'asc' }], include: { actions: ACTION_FIELDS } } },
  });
  if (!meeting) return null;
  const heldOn = isoDate(meeting.heldOn);
  const [{ facts, previous }, reopened] = await Promise.all([
    readAgendaGround(db(), { id, heldOn }),
    readReopening(id),
  ]);
  const about = [
    ...[...meeting.items, ...(previous?.items ?? [])].flatMap((item) => [
      item.issueId,
      ...item.actions.map(({ issueId }) => issueId),
    ]),
    ...facts.issues.map((issue) => issue.id),
    ...facts.lateActions.map(({ issueId }) => issueId),
  ].filter((issueId) => issueId !== null);
  const readable = await db().issue.findMany({
    where: { AND: [{ id: { in: [...new Set(about)] } }, issueScope(viewer)] },
    select: { id: true },
  });
  const seen = new Set(readable.map((issue) => issue.id));
  const visible = ({ issueId }: { issueId: number | null }) => issueId === null || seen.has(issueId);
  const shown: AgendaFacts = {
    ...facts,
    // Ranked among what the viewer may read, as on an issue's page.
    issues: facts.issues.filter((issue) => seen.has(issue.id)),
    lateActions: facts.lateActions.filter(visible),
  };
  return {
    id,
    title: meeting.title,
    heldOn,
    state: meeting.state,
    organisations: meeting.organisations,
    summary: meeting.summary,
    version: meeting.version,
    previous: previous && { id: previous.id, heldOn: isoDate(previous.heldOn) },
    followUp: previous && followUpOf(previous, viewer, visible),
    reopened,
    points: meeting.items.map(({ id: item, subject, issueId, decision, actions }): MeetingPoint => {
      if (!visible({ issueId })) {
        const nothing = { why: null, decision: null, actions: [], issueId: null };
        return { id: item, subject: HIDDEN_SUBJECT, hidden: true, ...nothing };
      }
      return {
        id: item,
        subject,
        issueId,
        why: meeting.state === 'PLANNED' ? reasonOf({ subject, issueId }, shown) : null,
        decision,
        actions: actions.map((row) => actionOf(row, viewer)).filter(visible),
        hidden: false,
      };
    }),
  };
}

/** What the forms of a meeting offer. For `meetings.manage` only: it names every open issue. */
export async function readMeetingChoices(): Promise<MeetingChoices> {
  const [regions, vendors, issues] = await Promise.all([
    db().region.findMany({ orderBy: { name: 'asc' }, select: { code: true, name: true } }),
    db().vendor.findMany({ orderBy: { name: 'asc' }, select: { slug: true, name: true } }),
    db().issue.findMany({
      where: { closedOn: null, mergedIntoId: null },
      orderBy: { id: 'desc' },
      select: { id: true, title: true },
    }),
  ]);
  return {
    owners: [
      {
        group: 'Services de l’État',
        choices: [
          { code: 'DNS', label: 'DNS' },
          { code: 'CNAM', label: 'Cnam' },
          { code: 'ANS', label: 'ANS' },
        ],
      },
      {
        group: 'Régions',
        choices: regions.map(({ code, name }) => ({ code: `REGION:${code}`, label: `ARS ${name}` })),
      },
      { group: 'Éditeurs', choices: vendors.map(({ slug, name }) => ({ code: `VENDOR:${slug}`, label: name })) },
    ],
    issues,
    organisations: vendors.map(({ name }) => name),
  };
}
