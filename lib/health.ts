import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { db } from './db';

export type Health = {
  status: 'ok' | 'error';
  database: 'ok' | 'unreachable';
  migrations: { applied: number; pending: string[]; failed: string[] } | null;
};

/** Migrations that this code carries, by the names of their folders. */
async function shipped(): Promise<string[]> {
  const entries = await readdir(path.join(process.cwd(), 'prisma', 'migrations'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Whether the database answers and stands at this code's migrations. Never throws. */
export async function readHealth(): Promise<Health> {
  try {
    const rows = await db().$queryRaw<{ name: string; done: boolean }[]>`
      select migration_name as name, finished_at is not null as done
      from _prisma_migrations where rolled_back_at is null`;
    const applied = new Set(rows.filter(({ done }) => done).map(({ name }) => name));
    const pending = (await shipped()).filter((name) => !applied.has(name));
    const failed = rows.filter(({ done, name }) => !done && !applied.has(name)).map(({ name }) => name);
    const status = pending.length === 0 && failed.length === 0 ? 'ok' : 'error';
    return { status, database: 'ok', migrations: { applied: applied.size, pending, failed } };
  } catch {
    return { status: 'error', database: 'unreachable', migrations: null };
  }
}
