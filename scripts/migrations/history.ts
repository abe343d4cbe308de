import type pg from 'pg';
import { migrationChecksum, migrationNames } from './files.ts';

/**
 * True when the database has every migration of the folder, finished and unedited: seen without loading the engine.
 * @param client a connected client on the database.
 */
export async function isUpToDate(client: pg.Client): Promise<boolean> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('_prisma_migrations') AS found`,
  );
  if (!tables[0]?.found) return false;
  const { rows } = await client.query<{ name: string; checksum: string }>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map(({ name, checksum }) => [name, checksum]));
  return migrationNames().every((name) => applied.get(name) === migrationChecksum(name));
}
