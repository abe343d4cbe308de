import { PrismaPg } from '@prisma/adapter-pg';
import { env } from './env';
import { PrismaClient } from './generated/prisma/client';

// Kept on globalThis so that a development reload does not open a second pool.
const kept = globalThis as typeof globalThis & { vigieDb?: PrismaClient };
const MOST_CONNECTIONS = 10;

/** Prisma client, opened at first use. Only queries and commands import it. */
export function db(): PrismaClient {
  kept.vigieDb ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: MOST_CONNECTIONS }),
  });
  return kept.vigieDb;
}
