import pg from 'pg';
import { RUN_LOCK } from '../advisory-locks';
import { now } from '../clock';
import { env } from '../env';
import { log } from '../log';
import type { RunTask } from './run-words';

const BEAT_MS = 1000;

/** How far the work on an upload is; whoever works sets it, the beat tells it. */
export type Progress = { rowsDone: number; rowsTotal: number | null };

export type Run = { progress: Progress; end(state: 'DONE' | 'FAILED'): Promise<void> };

type Kept = { vigieRunConnection?: Promise<pg.Client>; vigieRuns?: Set<number>; vigieRunQueue?: Promise<unknown> };

// A connection of their own, one for all runs of this server: neither the transactions of the work nor the pages wait for it, and what
// it locks is free the moment that the server is gone, however it went.
const kept = globalThis as typeof globalThis & Kept;

const alive = () => {
  kept.vigieRuns ??= new Set();
  return kept.vigieRuns;
};

function connection(): Promise<pg.Client> {
  kept.vigieRunConnection ??= connect().catch((error) => {
    kept.vigieRunConnection = undefined;
    throw error;
  });
  return kept.vigieRunConnection;
}

/** One statement at a time: runs share the connection. */
async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[]): Promise<Row[]> {
  const asked = (kept.vigieRunQueue ?? Promise.resolve()).then(async () =>
    (await connection()).query<Row>(text, values),
  );
  kept.vigieRunQueue = asked.catch(() => {});
  return (await asked).rows;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  client.on('error', (error) => {
    log().warn({ err: error }, 'upload runs: connection lost');
    kept.vigieRunConnection = undefined;
  });
  await client.connect();
  (client as pg.Client & { unref(): void }).unref(); // no reason for a program to stay
  // After a connection was lost.
  for (const id of alive()) await client.query('select pg_advisory_lock($1::int, $2::int)', [RUN_LOCK, id]);
  return client;
}

/** Whether the server that works on the run `r` still lives: it holds the lock whose second key is the run's id. */
const RUN_IS_ALIVE = `exists (
  select from pg_locks l
  where l.locktype = 'advisory' and l.classid = ${RUN_LOCK} and l.objid = r.id::oid and l.objsubid = 2 and l.granted
    and l.database = (select oid from pg_database where datname = current_database()))`;

/** Opens a run on an upload; null when one of the same task is at work on it already. */
export async function beginRun(uploadId: string, task: RunTask, rowsTotal: number | null = null): Promise<Run | null> {
  // One statement: nobody sees the run before its lock is held.
  const rows = await query<{ id: number }>(
    `with opened as (
       insert into upload_run (upload_id, task, rows_total, started_at, beat_at)
       select $1::uuid, $2::upload_task, $3::int, $4::timestamptz, $4::timestamptz
       where not exists (select from upload_run r where r.upload_id = $1 and r.task = $2::upload_task and r.state = 'RUNNING' and ${RUN_IS_ALIVE})
       returning id
     )
     select id, pg_advisory_lock(${RUN_LOCK}, id)::text from opened`,
    [uploadId, task, rowsTotal, now()],
  );
  const id = rows[0]?.id;
  if (id === undefined) return null;
  alive().add(id);
  const progress: Progress = { rowsDone: 0, rowsTotal };
  const tell = (state: 'RUNNING' | 'DONE' | 'FAILED') =>
    query(
      `update upload_run set rows_done = $2, rows_total = $3, beat_at = $4, state = $5::upload_run_state, ended_at = $6 where id = $1`,
      [id, progress.rowsDone, progress.rowsTotal, now(), state, state === 'RUNNING' ? null : now()],
    );
  const beat = setInterval(() => {
    tell('RUNNING').catch((error) => log().warn({ err: error }, 'upload beat'));
  }, BEAT_MS);
  beat.unref();
  return {
    progress,
    async end(state) {
      clearInterval(beat);
      await tell(state);
      alive().delete(id);
      await query('select pg_advisory_unlock($1::int, $2::int)', [RUN_LOCK, id]);
    },
  };
}

/** Does the work as a run; without one when another is at work, behind which the writing waits its turn. */
export async function asRun<T>(uploadId: string, task: RunTask, work: (progress: Progress) => Promise<T>): Promise<T> {
  const run = await beginRun(uploadId, task);
  if (!run) return work({ rowsDone: 0, rowsTotal: null });
  return follow(run, work);
}

/** Does the work of an open run, and closes it with how the work ended. */
export async function follow<T>(run: Run, work: (progress: Progress) => Promise<T>): Promise<T> {
  const close = (state: 'DONE' | 'FAILED') => run.end(state).catch((error) => log().warn({ err: error }, 'upload run'));
  try {
    const result = await work(run.progress);
    await close('DONE');
    return result;
  } catch (error) {
    await close('FAILED');
    throw error;
  }
}

/** Marks the runs of an upload whose server is gone as interrupted. */
export async function settleRuns(uploadId: string): Promise<void> {
  await query(
    `update upload_run r set state = 'INTERRUPTED', ended_at = $2 where r.upload_id = $1::uuid and r.state = 'RUNNING' and not ${RUN_IS_ALIVE}`,
    [uploadId, now()],
  );
}
