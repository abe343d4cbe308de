// npm run migrate -- deploy | status | diff --name x | check | sql
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deploy, pendingSql, schemaSql, status } from './migrations/commands.ts';
import { writeMigration } from './migrations/files.ts';
import { startScratchServer } from './postgres/scratch.ts';
import { errorText } from './process/error-text.ts';

const USAGE = `npm run migrate -- <command>
  deploy          apply the pending migrations to DATABASE_URL
  status          exit 1 unless DATABASE_URL has every migration, finished and unedited
  diff --name x   write the migration that leads from the last one to prisma/schema
  check           exit 1 when prisma/schema has changes that no migration carries
  sql             print the SQL of the whole schema
diff, check and sql use a scratch PostgreSQL unless DATABASE_URL is set (its account then needs CREATEDB).`;

async function onDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const scratch = await startScratchServer();
  try {
    return await work(scratch.url('postgres'));
  } finally {
    await scratch.stop();
  }
}

function databaseUrl(): string {
  if (!process.env.DATABASE_URL) throw new Error('DATABASE_URL is not set: which database?');
  return process.env.DATABASE_URL;
}

async function main(): Promise<number> {
  const options = { name: { type: 'string' } } as const;
  const { positionals, values } = parseArgs({ allowPositionals: true, options });
  switch (positionals[0]) {
    case 'deploy': {
      const applied = await deploy(databaseUrl());
      console.log(applied.length > 0 ? `applied: ${applied.join(', ')}` : 'nothing to apply');
      return 0;
    }
    case 'status': {
      const found = await status(databaseUrl());
      const upToDate = !found.history && found.failedMigrationNames.length + found.editedMigrationNames.length === 0;
      console.log(upToDate ? 'up to date' : JSON.stringify(found, null, 2));
      return upToDate ? 0 : 1;
    }
    case 'diff': {
      const { name = '' } = values;
      if (!/^[a-z0-9_]+$/.test(name)) throw new Error('--name is needed, of a-z, 0-9 and _');
      const sql = await onDatabase(pendingSql);
      if (sql) console.log(`wrote ${path.relative('.', writeMigration(name, sql))}: read it before you commit it`);
      else console.log('prisma/schema and the migrations agree');
      return 0;
    }
    case 'check': {
      const sql = await onDatabase(pendingSql);
      console.log(sql || 'prisma/schema and the migrations agree');
      return sql ? 1 : 0;
    }
    case 'sql':
      console.log(await onDatabase(schemaSql));
      return 0;
    default:
      console.error(USAGE);
      return 2;
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(process.env.LOG_LEVEL === 'debug' ? error : errorText(error));
  return 1;
});
