import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { errorCode } from '../process/error-text.ts';
import { freePort } from '../process/free-port.ts';
import { isRunning, markOf, type ProcessMark, worksIn } from '../process/identity.ts';
import { Problem } from '../process/problem.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { type Cluster, clusterPassword, initialiseCluster, spawnOptions } from './cluster.ts';

const PATIENCE = 60_000; // ms: recovery after a power cut takes its time

/** A running PostgreSQL that this program must stop. */
export interface Server {
  pid: number;
  /** Address of a database of this server, password included. */
  url: (database: string) => string;
  /** False once the server has gone, whoever ended it. */
  isRunning: () => boolean;
  /** Fast shutdown, then an immediate one after 10 s. */
  stop: () => Promise<void>;
}

interface Running {
  mark: ProcessMark;
  port: number;
}

/**
 * Starts PostgreSQL on the cluster, made first if need be. A server that a killed program left on it is taken over.
 * Only TCP on 127.0.0.1, on a free port: a Unix socket's path may not exceed 107 bytes.
 * @param fast no fsync: for tests only, a power cut loses everything.
 * @throws Problem when it does not start; the log is in the cluster's home.
 */
export async function startServer(cluster: Cluster, { fast = false } = {}): Promise<Server> {
  const binaries = await findBinaries(cluster.account);
  initialiseCluster(cluster, binaries);
  const url = addressOf(clusterPassword(cluster));
  const { mark, port } = (await leftBehind(cluster, url)) ?? (await launch(cluster, binaries, url, fast));
  return {
    pid: mark.pid,
    url: (database) => url(port, database),
    isRunning: () => isRunning(mark),
    stop: async () => {
      // SIGINT: fast shutdown, which disconnects clients. SIGQUIT: immediate, recovered at the next start.
      for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
        if (!isRunning(mark)) return;
        process.kill(mark.pid, signal);
        for (let i = 0; i < 400 && isRunning(mark); i++) await sleep(25);
      }
    },
  };
}

/** Makes the database unless it is there. */
export async function ensureDatabase(server: Server, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } catch (error) {
    if (errorCode(error) !== '42P04') throw error; // duplicate_database
  } finally {
    await client.end();
  }
}

const addressOf = (password: string) => (port: number, database: string) =>
  `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;

// postmaster.pid: line 1 the process, line 4 the port. The file outlives a killed server, and is copied with its folder.
async function leftBehind(cluster: Cluster, url: (port: number, database: string) => string): Promise<Running | null> {
  const file = path.join(cluster.data, 'postmaster.pid');
  for (const until = Date.now() + PATIENCE; existsSync(file); await sleep(250)) {
    const lines = readFileSync(file, 'utf8').split('\n');
    const mark = markOf(Number(lines[0]));
    // Nobody, or another program that has got the same process id: PostgreSQL itself would refuse to start.
    if (!mark || !worksIn(mark.pid, cluster.data)) {
      rmSync(file, { force: true });
      return null;
    }
    const port = Number(lines[3]);
    if (port && (await answers(url(port, 'postgres')))) return { mark, port };
    // It is still starting or stopping.
    if (Date.now() > until)
      throw new Problem(`PostgreSQL (processus ${mark.pid}) tient ${cluster.data} sans répondre\u00A0; arrêtez-le.`);
  }
  return null;
}

async function launch(
  cluster: Cluster,
  binaries: Binaries,
  url: (port: number, database: string) => string,
  fast: boolean,
): Promise<Running> {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
  if (fast) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const logFile = path.join(cluster.home, 'server.log');
  // Somebody may take the port between its choice and its use: then another one.
  for (let attempt = 0; attempt < 5; attempt++) {
    const port = await freePort();
    const args = ['-D', cluster.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
    rmSync(logFile, { force: true }); // one start's words only, and no trouble with who owned the file before
    const log = openSync(logFile, 'a');
    // detached: Ctrl-C reaches this program only, which stops the application first.
    const options = {
      ...spawnOptions(cluster),
      detached: true,
      stdio: ['ignore', log, log] as ['ignore', number, number],
    };
    const child = spawn(binaries.program('postgres'), args, options);
    closeSync(log);
    child.unref();
    let ended = false;
    for (const event of ['exit', 'error']) child.once(event, () => (ended = true));
    for (const until = Date.now() + PATIENCE; !ended && Date.now() < until; ) {
      if (await answers(url(port, 'postgres'))) {
        const mark = child.pid ? markOf(child.pid) : null;
        if (mark) return { mark, port };
      }
      await sleep(25);
    }
  }
  throw new Problem(`PostgreSQL n’a pas démarré. La raison est à la fin de ${logFile}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    client.end().catch(() => {});
  }
}
