import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Problem } from '../process/problem.ts';
import { type Account, canWrite, isRoot, SHARED_HOME, sharedDirectory, unprivilegedAccount } from './account.ts';
import type { Binaries } from './binaries.ts';

/** A database cluster on disk: `home` is ours (password, log), `data` belongs to the account of PostgreSQL. */
export interface Cluster {
  home: string;
  data: string;
  /** Whom PostgreSQL runs as; null: the account of this process. */
  account: Account | null;
}

/**
 * Where the cluster of a data directory is, or is to be. An ordinary user: in it. Root: in it too if the account of
 * PostgreSQL can reach it, else under SHARED_HOME, by a random id kept in the data directory.
 * @throws Problem when root has an account neither here nor there, or can no longer reach an existing cluster.
 */
export function locateCluster(dataDirectory: string): Cluster {
  const home = path.join(dataDirectory, 'postgres');
  if (!isRoot()) return inside(home, null);
  if (isInitialised(home)) return existingLocal(home);
  const account = unprivilegedAccount();
  const shared = sharedHome(dataDirectory);
  if (shared && isInitialised(shared)) return inside(shared, account);
  if (reaches(account, home)) return inside(home, account);
  rmSync(home, { recursive: true, force: true });
  return inside(shared ?? newSharedHome(dataDirectory), account);
}

function inside(home: string, account: Account | null): Cluster {
  return { home, data: path.join(home, 'data'), account };
}

function isInitialised(home: string): boolean {
  return existsSync(path.join(home, 'data', 'PG_VERSION'));
}

// Root meets a cluster that was made in the data directory, by itself or by an ordinary user: it keeps its owner.
function existingLocal(home: string): Cluster {
  const data = path.join(home, 'data');
  const { uid, gid } = statSync(data);
  const account = uid === 0 ? unprivilegedAccount() : { uid, gid };
  if (uid === 0) spawnSync('chown', ['-R', `${account.uid}:${account.gid}`, data]); // copied by root
  if (!canWrite(account, data)) {
    throw new Problem(
      `La base de données de ${data} appartient au compte numéro ${account.uid}, qui ne peut pas (ou plus) accéder à ce dossier. ` +
        'Rendez-lui le passage (chmod a+x sur les dossiers au-dessus), ou choisissez un autre dossier avec VIGIE_DATA_DIR.',
    );
  }
  return inside(home, account);
}

// Tried for real with a folder of that account: modes, access lists and mount options all count.
function reaches(account: Account, home: string): boolean {
  const trial = path.join(home, 'trial');
  mkdirSync(trial, { recursive: true });
  chmodSync(home, 0o755);
  chownSync(trial, account.uid, account.gid);
  const reached = canWrite(account, trial);
  rmSync(trial, { recursive: true });
  return reached;
}

/**
 * The cluster under SHARED_HOME that this data directory points to, or null. A moved data directory keeps it. A copied
 * one does not share it: the path kept beside the cluster then still points to it.
 */
function sharedHome(dataDirectory: string): string | null {
  const id = readLine(path.join(dataDirectory, 'cluster-id'));
  if (!id || !/^[0-9a-f]{16}$/.test(id)) return null;
  const home = path.join(SHARED_HOME, id);
  if (!existsSync(home)) return null;
  const owner = readLine(path.join(home, 'data-directory'));
  if (owner === dataDirectory) return home;
  if (owner && readLine(path.join(owner, 'cluster-id')) === id) return null;
  writeFileSync(path.join(home, 'data-directory'), `${dataDirectory}\n`);
  return home;
}

function newSharedHome(dataDirectory: string): string {
  const id = randomBytes(8).toString('hex');
  const home = sharedDirectory(id);
  writeFileSync(path.join(home, 'data-directory'), `${dataDirectory}\n`);
  writeFileSync(path.join(dataDirectory, 'cluster-id'), `${id}\n`);
  return home;
}

function readLine(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null;
}

/** The password of the cluster's only account, `postgres`. */
export function clusterPassword(cluster: Cluster): string {
  return readFileSync(path.join(cluster.home, 'password'), 'utf8').trim();
}

/**
 * Makes the cluster if there is none yet: UTF-8, sorted by code point (French order is asked for by `COLLATE`), one account
 * with a random password. A half-made one, in `data.making`, is made again.
 * @throws Problem with initdb's own words when it fails.
 */
export function initialiseCluster(cluster: Cluster, binaries: Binaries): void {
  if (isInitialised(cluster.home)) return;
  const { account, data } = cluster;
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  const password = randomBytes(18).toString('base64url');
  const handover = mkdtempSync(path.join(tmpdir(), 'vigie-initdb-'));
  const passwordFile = path.join(handover, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const made of [making, handover, passwordFile]) chownSync(made, account.uid, account.gid);
  const args = ['-D', making, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions');
  const made = spawnSync(binaries.program('initdb'), args, { ...spawnOptions(cluster), encoding: 'utf8' });
  rmSync(handover, { recursive: true, force: true });
  if (made.status !== 0) {
    const words = made.error?.message ?? made.stderr.trim().split('\n').at(-1);
    throw new Problem(`La base de données n’a pas pu être créée dans ${data}\u00A0: ${words}`);
  }
  writeFileSync(path.join(cluster.home, 'password'), password, { mode: 0o600 });
  renameSync(making, data);
}

/** How to start a program of PostgreSQL on this cluster: its account, a folder that it may enter, no PG* variable of ours. */
export function spawnOptions({ account, home }: Cluster): {
  uid?: number;
  gid?: number;
  cwd: string;
  env: NodeJS.ProcessEnv;
} {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return {
    ...account,
    cwd: account ? '/' : home,
    env: { ...Object.fromEntries(foreign), NODE_ENV: 'production', LC_ALL: 'C', TZ: 'UTC' },
  };
}
