import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from './env';
import { type Prisma, PrismaClient } from './generated/prisma/client';

type Kept = { vigieDb?: PrismaClient; vigieConnections?: Map<number, pg.PoolClient> };

// Kept on globalThis so that a development reload does not open a second pool.
const kept = globalThis as typeof globalThis & Kept;
const MOST_CONNECTIONS = 10;

/** Prisma client, opened at first use. Only queries and commands import it. */
export function db(): PrismaClient {
  kept.vigieDb ??= new PrismaClient({ adapter: new PrismaPg(openPool()) });
  return kept.vigieDb;
}

function openPool(): pg.Pool {
  const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: MOST_CONNECTIONS });
  const connections = new Map<number, pg.PoolClient>();
  const numberOf = (connection: pg.PoolClient) => (connection as pg.PoolClient & { processID: number }).processID;
  pool.on('connect', (connection) => connections.set(numberOf(connection), connection));
  pool.on('remove', (connection) => connections.delete(numberOf(connection)));
  kept.vigieConnections = connections;
  return pool;
}

/** The connection that a transaction goes through, for what Prisma cannot say: COPY, and bytes as bytes. Its holder releases it, not the caller. */
export async function connectionOf(tx: Prisma.TransactionClient): Promise<pg.PoolClient> {
  const [row] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const connection = row && kept.vigieConnections?.get(row.pid);
  if (!connection) throw new Error('a transaction without a connection of the pool');
  return connection;
}
