import type { Prisma } from '../generated/prisma/client';

/** For every transaction that may wait for a deposit: one of a million rows holds the queue for minutes. In milliseconds. */
export const WRITING_TRANSACTION = { timeout: 600_000, maxWait: 60_000 };

/** Key of an advisory lock of the database. */
const WRITING_LOCK = 4_862;

/** Writings of what vendors declare wait here for each other until their transactions end; a check waits for none. */
export async function queueForWriting(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${WRITING_LOCK}::bigint)::text`;
}
