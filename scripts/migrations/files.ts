import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm';

const SCHEMA = fileURLToPath(new URL('../../prisma/schema', import.meta.url));
const MIGRATIONS = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));
const LOCK_FILE = 'migration_lock.toml';

/** Every .prisma file of the schema, by path: the engine wants them all, in a stable order. */
export function schemaFiles(): { path: string; content: string }[] {
  return readdirSync(SCHEMA, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => path.join(SCHEMA, name))
    .map((file) => ({ path: file, content: readFileSync(file, 'utf8') }));
}

/** The migrations in the order in which they apply, as the engine wants them. */
export function migrationList(): MigrationList {
  return {
    baseDir: MIGRATIONS,
    lockfile: { path: LOCK_FILE, content: readFileSync(path.join(MIGRATIONS, LOCK_FILE), 'utf8') },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: migrationSql(name) } },
    })),
  };
}

/** Names of the migrations, in the order in which they apply. */
export function migrationNames(): string[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => existsSync(path.join(MIGRATIONS, name, 'migration.sql')))
    .sort();
}

/** The SQL of one migration. */
export function migrationSql(name: string): string {
  return readFileSync(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8');
}

/** What `_prisma_migrations.checksum` holds for a migration: SHA-256 of its file, in hexadecimal. */
export function migrationChecksum(name: string): string {
  return createHash('sha256').update(migrationSql(name)).digest('hex');
}

/** Writes a new migration, named by the time and `name`, and returns its path. */
export function writeMigration(name: string, sql: string): string {
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const directory = path.join(MIGRATIONS, `${timestamp}_${name}`);
  mkdirSync(directory);
  const file = path.join(directory, 'migration.sql');
  writeFileSync(file, sql);
  return file;
}
