import { feedbackScope, issueScope, labScope, mayNameVendor } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { lastCompleteMonth, today } from '../clock';
import { db } from '../db';
import { weightOf } from '../figures/issues';
import { daysBetween } from '../figures/order-stages';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { readConcerned } from './concerned-queries';
import { readEffect } from './effect-queries';
import { readFamily } from './family-queries';
import { hiddenNames } from './hidden-names-queries';
import type { ConcernedLabs, Evidence, IssueDetail, VendorReply } from './issue';
import { actionInclude, actionsOf } from './issue-actions-queries';
import { type Eyes, eyesOf } from './issue-eyes-queries';
import { stageSteps } from './issue-stages';
import { readStory } from './issue-story-queries';
import type { ConcernedRow } from './list-sql';
import { maskNames, OTHER_VENDOR } from './mask';
import { ownerCode } from './owner-sql';
import { byPriority } from './priority';
import { CHANNEL_WORDS, ownerName } from './words';

const MOST_MERGERS = 20;

const include = {
  category: true,
  region: true,
  ownerRegion: true,
  ownerVendor: true,
  follower: { select: { id: true, name: true } },
  products: { include: { product: { include: { vendor: true } } }, orderBy: { productCode: 'asc' } },
  actions: { include: actionInclude, orderBy: [{ dueOn: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.IssueInclude;

type Row = Prisma.IssueGetPayload<{ include: typeof include }>;
type Answer = Prisma.VendorAnswerGetPayload<{ include: { vendor: true } }>;

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
