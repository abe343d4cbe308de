import { WRITING_LOCK } from '../advisory-locks';
import type { Prisma } from '../generated/prisma/client';

/** For every transaction that may wait for a deposit: one of a million rows holds the queue for minutes. In milliseconds. */
export const WRITING_TRANSACTION = { timeout: 600_000, maxWait: 60_000 };

/** One writes, one waits in the database; the others of this server wait without a connection, which pages need. */
const MOST_CONNECTIONS = 2;

type Kept = { vigieWritingLine?: { open: number; waiting: (() => void)[] } };

// On globalThis so that a development reload does not open a second line.
const kept = globalThis as typeof globalThis & Kept;

/** Writings of what vendors declare wait here for each other until their transactions end; a check waits for none. */
export async function queueForWriting(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$queryRaw`select pg_advisory_xact_lock(${WRITING_LOCK}::bigint)::text`;
}

/** Does the work, which opens a transaction and calls `queueForWriting`, when at most one other of this server is at it; in order. */
export async function inWritingLine<T>(work: () => Promise<T>): Promise<T> {
  kept.vigieWritingLine ??= { open: 0, waiting: [] };
  const line = kept.vigieWritingLine;
  if (line.open >= MOST_CONNECTIONS) await new Promise<void>((resolve) => line.waiting.push(resolve));
  else line.open += 1;
  try {
    return await work();
  } finally {
    const next = line.waiting.shift();
    if (next) next();
    else line.open -= 1;
  }
}
