import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { withDatabase } from '../../scripts/postgres/url.ts';
import { DEMO_TEMPLATE, MIGRATED_TEMPLATE } from './templates.ts';

const DEMO_LOCK = 1;

/**
 * A database of the test file's own on the scratch server, migrated, and with the demo data if asked for. From here on
 * lib/env.ts and lib/db.ts mean it: call it in `beforeAll`, before anything opens lib/db. The clock stands at 2023-10-05.
 * @returns its address.
 */
export async function freshDatabase({ demo }: { demo: boolean }): Promise<string> {
  const name = `test_${randomUUID()}`;
  await onServer(async (server) => {
    if (demo) await ensureDemoTemplate(server);
    await copyDatabase(server, demo ? DEMO_TEMPLATE : MIGRATED_TEMPLATE, name);
  });
  const url = withDatabase(inject('scratchServer'), name);
  process.env.DATABASE_URL = url;
  process.env.NEXTAUTH_SECRET = 'a secret for the tests only';
  process.env.VIGIE_NOW = '2023-10-05';
  return url;
}

/** An empty database on the scratch server, without migrations. @returns its address. */
export async function emptyDatabase(): Promise<string> {
  const name = `test_${randomUUID()}`;
  await onServer((server) => copyDatabase(server, 'template1', name));
  return withDatabase(inject('scratchServer'), name);
}

// The first test file that wants the demo data loads it; the others wait, then copy.
async function ensureDemoTemplate(server: pg.Client): Promise<void> {
  await server.query('SELECT pg_advisory_lock($1)', [DEMO_LOCK]);
  const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [DEMO_TEMPLATE]);
  if (!rowCount) {
    const making = `${DEMO_TEMPLATE}_making`;
    await copyDatabase(server, MIGRATED_TEMPLATE, making);
    const { loadDemo } = await import('../../prisma/demo/load.ts');
    await loadDemo(withDatabase(inject('scratchServer'), making));
    await server.query(`ALTER DATABASE "${making}" RENAME TO "${DEMO_TEMPLATE}"`);
  }
  await server.query('SELECT pg_advisory_unlock($1)', [DEMO_LOCK]);
}

async function copyDatabase(server: pg.Client, template: string, name: string): Promise<void> {
  await server.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
}

async function onServer(work: (server: pg.Client) => Promise<void>): Promise<void> {
  const server = new pg.Client({ connectionString: inject('scratchServer') });
  await server.connect();
  try {
    await work(server);
  } finally {
    await server.end();
  }
}
