import { z } from 'zod';
import { may } from '../access/policy';
import { issueScope } from '../access/scope';
import type { Viewer } from '../access/viewer';
import { now } from '../clock';
import { bumpDataVersion } from '../data-version';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import { mailConfigured } from '../mail';
import { readFollowable } from './news-queries';
import { readRowId } from './row-id';

/** Exactly one of the three is followed. */
export type FollowSubject = { issueId: number } | { regionCode: string } | { productCode: string };

export type FollowResult = { ok: true } | { ok: false; message: string };

const refused = (message: string): FollowResult => ({ ok: false, message });
const FORBIDDEN = refused('Vous n’avez pas le droit de suivre les irritants.');

const subjectSchema = z
  .object({ issue: z.string().default(''), region: z.string().default(''), product: z.string().default('') })
  .transform(({ issue, region, product }): FollowSubject | null => {
    const issueId = readRowId(issue);
    if (issueId !== null) return { issueId };
    if (region) return { regionCode: region };
    return product ? { productCode: product } : null;
  });

/** Whether the viewer may follow it: an issue in scope, a region or product that is offered. */
async function inScope(viewer: Viewer, subject: FollowSubject): Promise<boolean> {
  if ('issueId' in subject) {
    return (await db().issue.count({ where: { AND: [{ id: subject.issueId }, issueScope(viewer)] } })) > 0;
  }
  const { regions, products } = await readFollowable(viewer);
  return 'regionCode' in subject
    ? regions.some(({ code }) => code === subject.regionCode)
    : products.some(({ code }) => code === subject.productCode);
}

/** Follows an issue, a region or a product, or no longer; twice is once. Out of scope is refused, giving up never is. */
export async function follow(
  viewer: Viewer,
  input: { issue?: string; region?: string; product?: string; follow: boolean },
): Promise<FollowResult> {
  const { userId } = viewer;
  if (userId === null || !may(viewer, 'issues.read')) return FORBIDDEN;
  const subject = subjectSchema.parse(input);
  if (!subject) return refused('Choisissez ce que vous voulez suivre.');
  if (input.follow && !(await inScope(viewer, subject))) return refused('Cela n’est pas dans votre périmètre.');
  await db().$transaction(async (tx) => {
    if (input.follow) {
      // The unique key holds for nulls too: a second click writes nothing.
      await tx.subscription.createMany({ data: [{ userId, ...subject, createdAt: now() }], skipDuplicates: true });
    } else {
      await tx.subscription.deleteMany({ where: { userId, ...subject } });
    }
    await bumpDataVersion(tx);
  });
  return { ok: true };
}

/**
 * The news up to `until` have been seen; never moves back, never past the present. Adds nothing to the data's version: what is kept in
 * memory of the news is kept under this instant, and nobody else's page changes.
 */
export async function markNewsSeen(viewer: Viewer, until: Date): Promise<void> {
  const { userId } = viewer;
  if (userId === null || Number.isNaN(until.getTime())) return;
  const seenAt = until > now() ? now() : until;
  await db().$executeRaw`
    insert into news_reading (user_id, seen_at) values (${userId}::uuid, ${seenAt})
    on conflict (user_id) do update set seen_at = greatest(news_reading.seen_at, excluded.seen_at)`;
}

const paceSchema = z.enum(['NEVER', 'DAILY', 'WEEKLY']);

/** How often the viewer is written to. What has happened before is not mailed: the first mail is about what follows. */
export async function setPace(viewer: Viewer, input: string): Promise<FollowResult> {
  const { userId } = viewer;
  if (userId === null || !may(viewer, 'issues.read')) return FORBIDDEN;
  const pace = paceSchema.safeParse(input);
  if (!pace.success) return refused('Choisissez un rythme.');
  if (pace.data !== 'NEVER' && !mailConfigured()) {
    return refused('Le courriel n’est pas configuré sur ce serveur\u00A0: les nouvelles restent ici.');
  }
  await db().$transaction(async (tx: Prisma.TransactionClient) => {
    const at = now();
    const before = await tx.newsReading.findUnique({ where: { userId } });
    const starts = pace.data !== 'NEVER' && (before === null || before.pace === 'NEVER');
    await tx.newsReading.upsert({
      where: { userId },
      create: { userId, seenAt: new Date(0), pace: pace.data, mailedAt: starts ? at : null },
      update: { pace: pace.data, ...(starts && { mailedAt: at }) },
    });
  });
  return { ok: true };
}
