import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { deploy } from '../../scripts/migrations/commands.ts';
import { startScratchServer } from '../../scripts/postgres/scratch.ts';
import { ensureDatabase } from '../../scripts/postgres/server.ts';
import { withDatabase } from '../../scripts/postgres/url.ts';
import { MIGRATED_TEMPLATE } from './templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the scratch server's database `postgres`. */
    scratchServer: string;
  }
}

/** One PostgreSQL for all integration tests, with a migrated database that each test file's own is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer();
  await ensureDatabase(server, MIGRATED_TEMPLATE);
  await deploy(withDatabase(server.url('postgres'), MIGRATED_TEMPLATE));
  await closeConnections(server.url('postgres'));
  project.provide('scratchServer', server.url('postgres'));
  return server.stop;
}

// The engine's own pool lingers for some seconds, and a database in use cannot be copied.
async function closeConnections(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [MIGRATED_TEMPLATE]);
  await client.end();
}
