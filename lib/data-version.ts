import { LRUCache } from 'lru-cache';
import { cache } from 'react';
import { db } from './db';
import type { Prisma } from './generated/prisma/client';

const MOST_ENTRIES = 500;
const kept = globalThis as typeof globalThis & { vigieCache?: LRUCache<string, Promise<object>> };

/** +1, in the transaction of every command that changes what a page can show. */
export async function bumpDataVersion(tx: Prisma.TransactionClient): Promise<void> {
  await tx.dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
}

/** The number of the data as they stand; read once a request. */
const dataVersion = cache(async (): Promise<string> => {
  const row = await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } });
  return row.version.toString();
});

/**
 * The value of `compute` for these parameters and the data as they stand. `parameters` must hold all that the value
 * depends on, the viewer's scope included. A failed computation is not kept.
 */
export async function cached<T extends object>(
  name: string,
  parameters: readonly (string | number | null)[],
  compute: () => Promise<T>,
): Promise<T> {
  kept.vigieCache ??= new LRUCache({ max: MOST_ENTRIES });
  const store = kept.vigieCache;
  const key = JSON.stringify([name, await dataVersion(), ...parameters]);
  const known = store.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = compute();
  store.set(key, made);
  made.catch(() => store.delete(key));
  return made;
}
