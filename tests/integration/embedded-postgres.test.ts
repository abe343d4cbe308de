import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cluster, locateCluster } from '@/scripts/postgres/cluster';
import { startServer } from '@/scripts/postgres/server';

let directory: string;
let cluster: Cluster;

// Mode 700: as root, PostgreSQL's account cannot reach it, and the cluster goes elsewhere.
beforeAll(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'vigie avec espace '));
  cluster = locateCluster(directory);
});
afterAll(() => {
  for (const made of [cluster.home, directory]) rmSync(made, { recursive: true, force: true });
});

const postmaster = ({ data }: Cluster) =>
  Number(readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('keeps its data from one start to the next, and leaves nothing running', async () => {
    const first = await startServer(cluster);
    await query(first.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.stop();
    expect(first.isRunning()).toBe(false);
    const second = await startServer(locateCluster(directory));
    expect(await query(second.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('is taken over by the next start when its program was killed', async () => {
    const program = spawn(process.execPath, ['--import', 'tsx', 'tests/setup/start-and-stay.ts', directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(program.stdout, 'data');
    program.kill('SIGKILL');
    const pid = postmaster(cluster);
    const server = await startServer(cluster);
    expect(postmaster(cluster)).toBe(pid);
    await server.stop();
    expect(server.isRunning()).toBe(false);
  });

  it('recovers when it was killed itself', async () => {
    const first = await startServer(cluster);
    process.kill(postmaster(cluster), 'SIGKILL');
    while (first.isRunning()) await new Promise((resolve) => setTimeout(resolve, 20));
    const second = await startServer(cluster);
    expect(await query(second.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('is not shared by a copy of the data directory', async () => {
    const server = await startServer(cluster);
    const copy = `${directory} copie`;
    cpSync(directory, copy, { recursive: true });
    const other = locateCluster(copy);
    const second = await startServer(other);
    expect(postmaster(other)).not.toBe(postmaster(cluster));
    await Promise.all([server.stop(), second.stop()]);
    for (const made of [other.home, copy]) rmSync(made, { recursive: true, force: true });
  });
});
