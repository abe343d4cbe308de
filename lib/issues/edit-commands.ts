import { z } from 'zod';
import type { Viewer } from '../access/viewer';
import { formatCount } from '../format/number';
import type { Prisma } from '../generated/prisma/client';
import { isoDate } from '../month';
import { changeIssue, type Held, type IssueResult, readTyped, refusal, type Tx, type Typed } from './change-commands';
import { recordIssueEvent } from './event-commands';
import { nameOfOwner } from './owner-sql';
import { severityInput, statementInput, titleInput } from './qualify-input';
import { dayInput, ownerInput } from './typed-input';

type Change = [before: string | null, after: string | null];
type Changes = { [field: string]: Change };

const TRIAGE = { right: 'issues.triage', versioned: true } as const;

/** Only what differs. */
function differing(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([, [before, after]]) => before !== after));
}

/** Writes columns and their line of history when anything differs. */
async function write(tx: Tx, viewer: Viewer, id: number, changes: Changes, data: Prisma.IssueUncheckedUpdateInput) {
  const fields = differing(changes);
  if (Object.keys(fields).length === 0) return null;
  await tx.issue.update({ where: { id }, data });
  await recordIssueEvent(tx, viewer, { issueId: id, kind: 'CHANGED', details: { fields } });
  return { details: { fields } };
}

const ofOtherRegion = (region: string): Prisma.FeedbackWhereInput => ({
  AND: [{ regionCode: { not: null } }, { regionCode: { not: region } }],
});

const editSchema = z.object({
  title: titleInput,
  statement: statementInput,
  category: z.string(),
  severity: severityInput,
  /** INSEE code; '' is national. */
  region: z.string(),
});

/** Rewrites what an issue says: title, statement, category, severity, region. History keeps both values, by their names. */
export async function editIssue(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(editSchema, input);
  if (!read.ok) return read;
  const { title, statement, category, severity, region } = read.values;
  const options = { ...TRIAGE, forbidden: 'Seule la task force modifie un irritant.', action: 'issue.edit' };
  return changeIssue(viewer, input, options, async (tx, issue) => {
    const categories = await tx.issueCategory.findMany({ where: { code: { in: [category, issue.categoryCode] } } });
    const regions = await tx.region.findMany({ where: { code: { in: [region, issue.regionCode ?? ''] } } });
    const nameOf = (rows: { code: string; name: string }[], code: string | null) =>
      rows.find((row) => row.code === code)?.name ?? null;
    const labels = categories.map(({ code, label }) => ({ code, name: label }));
    if (nameOf(labels, category) === null)
      return refusal('invalid', 'category', 'Choisissez une catégorie dans la liste.');
    if (region !== '' && nameOf(regions, region) === null) {
      return refusal('invalid', 'region', 'Choisissez une région dans la liste.');
    }
    const others =
      region === '' ? 0 : await tx.feedback.count({ where: { issueId: issue.id, ...ofOtherRegion(region) } });
    if (region !== (issue.regionCode ?? '') && others > 0) {
      return refusal(
        'invalid',
        'region',
        `${formatCount(others, 'remontée rattachée vient', 'remontées rattachées viennent')} d’une autre région\u202F: leurs auteurs ne liraient plus l’irritant. Laissez-le national, ou scindez-le d’abord.`,
      );
    }
    return write(
      tx,
      viewer,
      issue.id,
      {
        title: [issue.title, title],
        statement: [issue.statement, statement],
        category: [nameOf(labels, issue.categoryCode), nameOf(labels, category)],
        severity: [issue.severity, severity],
        region: [nameOf(regions, issue.regionCode), nameOf(regions, region)],
      },
      { title, statement, categoryCode: category, severity, regionCode: region || null },
    );
  });
}

const assignSchema = z.object({
  owner: ownerInput,
  /** Account of somebody of the task force; '' is nobody. */
  follower: z.union([z.literal(''), z.guid()], 'Choisissez une personne dans la liste.'),
  dueOn: dayInput('Échéance illisible. Saisissez un jour.'),
});

async function ownerBefore(tx: Tx, { ownerKind, ownerRegionCode, ownerVendorSlug }: Held): Promise<string | null> {
  if (ownerKind === null) return null;
  return nameOfOwner(tx, { kind: ownerKind, region: ownerRegionCode, vendor: ownerVendorSlug });
}

async function followerName(tx: Tx, id: string): Promise<string | null> {
  const user = await tx.user.findFirst({
    where: { id, active: true, grants: { some: { role: { in: ['ADMIN', 'TASKFORCE'] } } } },
  });
  return user?.name ?? null;
}

/** Names who bears an issue, who of the task force follows it, and when it is due. */
export async function assignIssue(viewer: Viewer, input: Typed): Promise<IssueResult> {
  const read = readTyped(assignSchema, input);
  if (!read.ok) return read;
  const { owner, follower, dueOn } = read.values;
  const options = { ...TRIAGE, forbidden: 'Seule la task force nomme un porteur.', action: 'issue.assign' };
  return changeIssue(viewer, input, options, async (tx, issue) => {
    const name = owner && (await nameOfOwner(tx, owner));
    if (owner && name === null) return refusal('invalid', 'owner', 'Choisissez un porteur dans la liste.');
    const known = follower === issue.followerId;
    const before = issue.followerId === null ? null : await tx.user.findUnique({ where: { id: issue.followerId } });
    const after = follower === '' ? null : known && before ? before.name : await followerName(tx, follower);
    if (follower !== '' && after === null)
      return refusal('invalid', 'follower', 'Choisissez une personne de la task force.');
    const dueBefore = issue.dueOn && isoDate(issue.dueOn);
    if (dueOn !== null && dueOn !== dueBefore && dueOn < isoDate(issue.openedOn)) {
      return refusal('invalid', 'dueOn', 'L’échéance précède l’ouverture de l’irritant. Choisissez un jour suivant.');
    }
    return write(
      tx,
      viewer,
      issue.id,
      {
        owner: [await ownerBefore(tx, issue), name],
        follower: [before?.name ?? null, after],
        dueOn: [dueBefore, dueOn],
      },
      {
        ownerKind: owner?.kind ?? null,
        ownerRegionCode: owner?.region ?? null,
        ownerVendorSlug: owner?.vendor ?? null,
        followerId: follower || null,
        dueOn: dueOn && new Date(dueOn),
      },
    );
  });
}
