import { viewerOfUser } from '../access/viewer';
import { db } from '../db';
import type { Prisma } from '../generated/prisma/client';
import type { DigestPace } from '../generated/prisma/enums';
import { log } from '../log';
import { mailConfigured, sendMail } from '../mail';
import { digestMail, isDue } from './digest';
import { readNewsSince, settledAt } from './news-queries';

/** For one person's news and the mail server's answer. In milliseconds. */
const ONE_MAIL = { timeout: 120_000, maxWait: 60_000 };

/** People whose mail left, and people whose mail failed: these are tried again the next time. */
export type DigestCount = { sent: number; failed: number };

/**
 * Writes to everybody whose day or week has come and who has news not yet read nor mailed. A failure concerns one person only. Two
 * servers at once write once: each person's row is locked while its mail leaves, and the other server passes over it.
 * @param site address of the product, for the links; null when it is not known.
 */
export async function sendDigests(now: Date, site: string | null): Promise<DigestCount> {
  const count: DigestCount = { sent: 0, failed: 0 };
  if (!mailConfigured()) return count;
  const asked = await db().newsReading.findMany({ where: { pace: { not: 'NEVER' } }, orderBy: { userId: 'asc' } });
  for (const { userId } of asked.filter((reading) => isDue(reading, now))) {
    try {
      if (await db().$transaction((tx) => sendOne(tx, userId, now, site), ONE_MAIL)) count.sent += 1;
    } catch (error) {
      count.failed += 1;
      log().error({ err: error, userId }, 'digest not sent');
    }
  }
  return count;
}

type Reading = { email: string; pace: DigestPace; seenAt: Date; mailedAt: Date | null };

/** @returns whether a mail left. @throws what the mail server says. */
async function sendOne(tx: Prisma.TransactionClient, userId: string, now: Date, site: string | null): Promise<boolean> {
  const [reading] = await tx.$queryRaw<Reading[]>`
    select u.email, n.pace::text as pace, n.seen_at as "seenAt", n.mailed_at as "mailedAt"
    from news_reading n join app_user u on u.id = n.user_id
    where n.user_id = ${userId}::uuid
    for update of n skip locked`;
  if (!reading || reading.pace === 'NEVER' || !isDue(reading, now)) return false;
  // Rights as they are now: a person who has lost them is not written to.
  const viewer = await viewerOfUser(userId);
  if (!viewer) return false;
  const { email, seenAt, mailedAt } = reading;
  const since = mailedAt !== null && mailedAt > seenAt ? mailedAt : seenAt;
  const until = settledAt(now);
  const groups = await readNewsSince(viewer, { since, seenAt: since, until });
  if (groups.length === 0) return false;
  await sendMail({ to: [email], ...digestMail(groups, site) });
  await tx.newsReading.update({ where: { userId }, data: { mailedAt: until } });
  return true;
}
