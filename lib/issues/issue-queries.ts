import { may } from '../access/policy';
import { actionScope, feedbackScope, issueScope, labScope, mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { dayOf, lastCompleteMonth, today } from '../clock';
import { db } from '../db';
import { weightOf } from '../figures/issues';
import { daysBetween } from '../figures/order-stages';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { mayAdvance } from './action-commands';
import { readConcerned } from './concerned-queries';
import { readEffect } from './effect-queries';
import { eventScopeSql } from './event-scope-sql';
import { readFamily } from './family-queries';
import { hiddenNames } from './hidden-names-queries';
import type { ConcernedLabs, Evidence, IssueAction, IssueDetail, VendorReply } from './issue';
import { movesOf, stageSteps } from './issue-stages';
import type { ConcernedRow } from './list-sql';
import { maskDeep, maskNames, OTHER_VENDOR } from './mask';
import { ownerCode } from './owner-sql';
import { byPriority } from './priority';
import { type StoryEvent, tellStory } from './story';
import { ACTION_KINDS, type ActionKind, CHANNEL_WORDS, ownerName } from './words';

const MOST_MERGERS = 20;

const include = {
  category: true,
  region: true,
  ownerRegion: true,
  ownerVendor: true,
  follower: { select: { id: true, name: true } },
  products: { include: { product: { include: { vendor: true } } }, orderBy: { productCode: 'asc' } },
  actions: { include: { ownerRegion: true, ownerVendor: true }, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.IssueInclude;

type Row = Prisma.IssueGetPayload<{ include: typeof include }>;
type Answer = Prisma.VendorAnswerGetPayload<{ include: { vendor: true } }>;

/** What a viewer may know of the people and of the other vendors. */
type Eyes = {
  viewer: Viewer;
  /** Reads names of people and what is internal. */
  state: boolean;
  /** Reads what people wrote. */
  texts: boolean;
  /** Names of vendors and products that must not be read. */
  hidden: string[];
};

async function eyesOf(viewer: Viewer): Promise<Eyes> {
  return {
    viewer,
    state: may(viewer, 'issues.internal'),
    texts: viewer.role !== 'OBSERVER',
    hidden: await hiddenNames(viewer),
  };
}

/** The number and title of an issue of the viewer's scope, and the one that it has become; null out of scope. */
export async function findIssue(
  viewer: Viewer,
  id: number,
): Promise<{ id: number; title: string; survivor: number } | null> {
  const issue = await db().issue.findFirst({
    where: { AND: [{ id }, issueScope(viewer)] },
    select: { id: true, title: true, mergedIntoId: true },
  });
  if (!issue) return null;
  let [survivor, next] = [issue.id, issue.mergedIntoId];
  for (let hop = 0; hop < MOST_MERGERS && next !== null; hop++) {
    survivor = next;
    next = (await db().issue.findUnique({ where: { id: next }, select: { mergedIntoId: true } }))?.mergedIntoId ?? null;
  }
  return { id: issue.id, title: maskNames(issue.title, await hiddenNames(viewer)), survivor };
}

/** Whether an issue was merged into another: what the other's page may say of it. */
export async function wasMergedInto(from: number, into: number): Promise<boolean> {
  return (await db().issue.count({ where: { id: from, mergedIntoId: into } })) > 0;
}

function actionsOf(actions: Row['actions'], closedOn: Date | null, { viewer, hidden }: Eyes): IssueAction[] {
  const day = today();
  return actions
    .filter(({ ownerVendorSlug }) => ownerVendorSlug === null || mayNameVendor(viewer, ownerVendorSlug))
    .map((action) => {
      const dueOn = isoDate(action.dueOn);
      const open = action.state === 'TODO' || action.state === 'IN_PROGRESS';
      const names = { region: action.ownerRegion?.name ?? null, vendor: action.ownerVendor?.name ?? null };
      return {
        id: action.id,
        version: action.version,
        kind: ACTION_KINDS[action.kind as ActionKind]?.label ?? 'Action',
        what: maskNames(action.what, hidden),
        owner: ownerName({ kind: action.ownerKind, ...names }) ?? '',
        madeOn: isoDate(action.madeOn),
        dueOn,
        state: action.state,
        doneOn: action.doneOn && isoDate(action.doneOn),
        result: action.result && maskNames(action.result, hidden),
        lateDays: open && dueOn < day ? daysBetween(dueOn, day) : null,
        mine: closedOn === null && mayAdvance(viewer, action),
      };
    });
}

/** Newest first. */
function answersOf(answers: readonly Answer[], { viewer, texts }: Eyes): VendorReply[] {
  const seen = new Set<string>();
  return answers
    .filter(({ vendorSlug }) => mayNameVendor(viewer, vendorSlug))
    .map(({ id, vendor, kind, version, plannedOn, body, createdAt }) => {
      const replaced = seen.has(vendor.slug);
      seen.add(vendor.slug);
      return {
        id,
        vendor: vendor.name,
        kind,
        version,
        plannedOn: plannedOn && isoDate(plannedOn),
        body: texts ? body : '',
        at: createdAt,
        replaced,
      };
    });
}

async function readEvidence(id: number, { viewer, state, texts, hidden }: Eyes): Promise<Evidence[]> {
  if (!texts) return [];
  const rows = await db().feedback.findMany({
    where: { AND: [{ issueId: id }, feedbackScope(viewer)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    omit: { search: true },
  });
  const finess = rows.flatMap(({ legalEntityFiness }) => legalEntityFiness ?? []);
  const labs = await db().legalEntity.findMany({
    where: { AND: [{ finess: { in: finess } }, labScope(viewer)] },
    select: { finess: true, name: true },
  });
  return rows.map((row) => ({
    id: row.id,
    body: maskNames(row.body, hidden),
    meToo: row.meToo,
    severity: row.severity,
    channel: CHANNEL_WORDS[row.channel],
    on: row.createdAt,
    organisation: maskNames(row.organisation, hidden),
    author: state ? row.authorLabel : null,
    lab: labs.find((lab) => lab.finess === row.legalEntityFiness) ?? null,
  }));
}

/** Fields of a history that name a person: for the services of the State. */
function withoutPeople(details: { [name: string]: unknown }): { [name: string]: unknown } {
  const { fields, ...others } = details;
  if (typeof fields !== 'object' || fields === null) return details;
  const { follower: _follower, ...kept } = fields as { [field: string]: unknown };
  return { ...others, fields: kept };
}

async function readEvents(id: number, family: readonly number[], eyes: Eyes): Promise<StoryEvent[]> {
  const { viewer, state, hidden } = eyes;
  const shown = await db().$queryRaw<{ id: bigint }[]>`
    select e.id from issue_event e
    where e.issue_id = any(${family}) and (e.kind <> 'MERGED' or e.issue_id = ${id}) and ${eventScopeSql(viewer)}`;
  const rows = await db().issueEvent.findMany({
    where: { id: { in: shown.map((one) => one.id) } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    omit: state ? {} : { actorLabel: true },
  });
  return rows.flatMap((row): StoryEvent[] => {
    const known = row.details as { [name: string]: unknown };
    const details = state ? known : withoutPeople(known);
    // All that it told was who follows the issue.
    const { fields } = details;
    if (row.kind === 'CHANGED' && typeof fields === 'object' && fields !== null && Object.keys(fields).length === 0)
      return [];
    const org = maskNames(row.actorOrg, hidden);
    const name = 'actorLabel' in row ? row.actorLabel : null;
    return [
      {
        id: String(row.id),
        at: row.at,
        kind: row.kind,
        who: name !== null && name !== row.actorOrg ? `${name}, ${org}` : org,
        internal: row.internal,
        details: maskDeep(details, hidden) as { [name: string]: unknown },
        duplicate: row.issueId === id ? null : row.issueId,
      },
    ];
  });
}

/** Numbers of what events point at, under a name of their details. */
const pointedAt = (events: readonly StoryEvent[], name: string) =>
  events.flatMap(({ details }) => (typeof details[name] === 'number' ? [details[name]] : []));

async function readStory(
  id: number,
  family: readonly number[],
  eyes: Eyes,
  shown: Pick<IssueDetail, 'evidence' | 'answers'>,
) {
  const { viewer, hidden, state } = eyes;
  const events = await readEvents(id, family, eyes);
  const [products, comments, actions] = await Promise.all([
    db().product.findMany({ select: { code: true, name: true } }),
    db().issueComment.findMany({
      where: { id: { in: pointedAt(events, 'comment') }, ...(state ? {} : { internal: false }) },
      select: { id: true, body: true },
    }),
    db().action.findMany({
      where: { AND: [{ id: { in: pointedAt(events, 'action') } }, actionScope(viewer)] },
      include: include.actions.include,
    }),
  ]);
  const story = tellStory(events, {
    feedbacks: new Map(shown.evidence.map((one) => [one.id, one])),
    comments: new Map(comments.map((one) => [one.id, { body: maskNames(one.body, hidden) }])),
    answers: new Map(shown.answers.map((answer) => [answer.id, answer])),
    actions: new Map(actionsOf(actions, null, eyes).map((action) => [action.id, action])),
    products: new Map(products.map(({ code, name }) => [code, name])),
  });
  const own = events.filter(({ duplicate }) => duplicate === null);
  return { story, moves: movesOf(own.map(({ kind, at, details }) => ({ kind, on: dayOf(at), details }))) };
}

async function readLabs(viewer: Viewer, own: readonly ConcernedRow[]): Promise<ConcernedLabs> {
  const counts = new Map<string, number>();
  for (const { regionName } of own) counts.set(regionName, (counts.get(regionName) ?? 0) + 1);
  const named = await db().legalEntity.findMany({
    where: { AND: [{ finess: { in: own.map(({ finess }) => finess) } }, labScope(viewer)] },
    select: { finess: true, name: true, town: true },
    orderBy: { name: 'asc' },
  });
  return {
    regions: [...counts]
      .map(([name, labs]) => ({ name, labs }))
      .sort((a, b) => b.labs - a.labs || a.name.localeCompare(b.name, 'fr')),
    named,
    unnamed: own.length - named.length,
  };
}

/** Where an issue stands by priority among the open ones that the viewer may read; null: it is closed. */
async function readRank(viewer: Viewer, id: number, concerned: readonly ConcernedRow[]): Promise<IssueDetail['rank']> {
  const open = await db().issue.findMany({
    where: { AND: [issueScope(viewer), { closedOn: null, mergedIntoId: null }] },
    select: { id: true, severity: true, openedOn: true },
  });
  const order = open
    .map((issue) => {
      const { documents, legalEntities } = weightOf(concerned.filter(({ issueId }) => issueId === issue.id));
      return { id: issue.id, severity: issue.severity, openedOn: isoDate(issue.openedOn), documents, legalEntities };
    })
    .sort(byPriority);
  const at = order.findIndex((issue) => issue.id === id);
  return at < 0 ? null : { at: at + 1, of: order.length };
}

function ownerOf({ ownerKind, ownerRegionCode, ownerVendorSlug, ownerRegion, ownerVendor }: Row, { viewer }: Eyes) {
  if (ownerVendor && !mayNameVendor(viewer, ownerVendor.slug)) return { code: '', name: OTHER_VENDOR };
  const name = ownerName({ kind: ownerKind, region: ownerRegion?.name ?? null, vendor: ownerVendor?.name ?? null });
  return name === null ? null : { code: ownerCode({ ownerKind, ownerRegionCode, ownerVendorSlug }), name };
}

/** An issue of the viewer's scope with all that it may read of it; null out of scope. A merged one too: see `findIssue`. */
export async function readIssue(viewer: Viewer, id: number): Promise<IssueDetail | null> {
  const row = await db().issue.findFirst({ where: { AND: [{ id }, issueScope(viewer)] }, include });
  if (!row) return null;
  const [eyes, family] = await Promise.all([eyesOf(viewer), readFamily(viewer, id)]);
  const day = today();
  const fixedOn = row.fixedOn && isoDate(row.fixedOn);
  const [given, concerned, evidence, feedbacks, meToo, absorbed] = await Promise.all([
    db().vendorAnswer.findMany({
      where: { issueId: { in: family } },
      include: { vendor: true },
      orderBy: { id: 'desc' },
    }),
    readConcerned(lastCompleteMonth()),
    readEvidence(id, eyes),
    db().feedback.count({ where: { issueId: id } }),
    db().feedback.count({ where: { issueId: id, meToo: true } }),
    db().issue.findMany({
      where: { AND: [{ mergedIntoId: id }, issueScope(viewer)] },
      select: { id: true, title: true },
      orderBy: { id: 'asc' },
    }),
  ]);
  const own = concerned.filter(({ issueId }) => issueId === id);
  const [actions, answers] = [actionsOf(row.actions, row.closedOn, eyes), answersOf(given, eyes)];
  const [{ story, moves }, labs, rank, effect] = await Promise.all([
    readStory(id, family, eyes, { evidence, answers }),
    readLabs(viewer, own),
    readRank(viewer, id, concerned),
    fixedOn === null ? null : readEffect(id, fixedOn),
  ]);
  const [openedOn, dueOn, closedOn] = [
    isoDate(row.openedOn),
    row.dueOn && isoDate(row.dueOn),
    row.closedOn && isoDate(row.closedOn),
  ];
  const products = row.products.filter(({ product }) => mayNameVendor(viewer, product.vendorSlug));
  return {
    id,
    version: row.version,
    title: maskNames(row.title, eyes.hidden),
    statement: maskNames(row.statement, eyes.hidden),
    category: { code: row.category.code, label: row.category.label, shortLabel: row.category.shortLabel },
    severity: row.severity,
    state: row.state,
    region: row.region && { code: row.region.code, name: row.region.name },
    owner: ownerOf(row, eyes),
    follower: row.follower && (eyes.state ? row.follower : { id: null, name: 'DNS' }),
    openedOn,
    dueOn,
    fixedOn,
    closedOn,
    closingReason: row.closingReason && maskNames(row.closingReason, eyes.hidden),
    products: products.map(({ product, versions, fixedIn }) => ({
      code: product.code,
      name: product.name,
      vendor: { slug: product.vendor.slug, name: product.vendor.name },
      versions,
      fixedIn,
    })),
    otherProducts: row.products.length - products.length,
    weight: weightOf(own),
    rank,
    age: daysBetween(openedOn, closedOn ?? day),
    lateDays: closedOn === null && dueOn !== null && dueOn < day ? daysBetween(dueOn, day) : null,
    feedbacks: { all: feedbacks, meToo },
    evidence,
    labs,
    steps: stageSteps({ state: row.state, openedOn, dueOn, closedOn }, moves),
    story,
    actions,
    answers,
    absorbed: absorbed.map((one) => ({ id: one.id, title: maskNames(one.title, eyes.hidden) })),
    effect,
  };
}
