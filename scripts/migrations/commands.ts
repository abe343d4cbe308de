import type { DiagnoseMigrationHistoryOutput, DiffTarget } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { withEngine } from './engine.ts';
import { migrationList, schemaFiles } from './files.ts';

const filters = { externalTables: [], externalEnums: [] };
// The engine takes 72707369 itself and gives up after 10 s: this one, around it, makes servers that start at once queue.
const DEPLOY_LOCK = 72_707_370;

/**
 * Applies the pending migrations, each in one transaction, and returns their names.
 * @throws Error with the engine's words.
 */
export async function deploy(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [DEPLOY_LOCK]);
    return await withEngine(url, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: migrationList(), filters });
      return appliedMigrationNames;
    });
  } finally {
    await client.end();
  }
}

/** How the database's history compares with the folder. */
export function status(url: string): Promise<DiagnoseMigrationHistoryOutput> {
  return withEngine(url, (engine) =>
    engine.diagnoseMigrationHistory({ migrationsList: migrationList(), optInToShadowDatabase: false, filters }),
  );
}

/** The SQL that leads from the migrations to the schema: '' when they agree. Creates and drops a shadow database. */
export function pendingSql(url: string): Promise<string> {
  return diff(url, { tag: 'migrations', ...migrationList() });
}

/** The SQL of the whole schema, from nothing. */
export function schemaSql(url: string): Promise<string> {
  return diff(url, { tag: 'empty' });
}

function diff(url: string, from: DiffTarget): Promise<string> {
  const to: DiffTarget = { tag: 'schemaDatamodel', files: schemaFiles() };
  return withEngine(url, async (engine) => {
    const result = await engine.diff({ from, to, script: true, exitCode: true, filters });
    return result.exitCode === 2 ? (result.stdout ?? '') : ''; // 2: there is a difference
  });
}
