import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { errorText } from '../process/error-text.ts';
import { Problem } from '../process/problem.ts';

/** A system account, as `spawn` wants it. */
export interface Account {
  uid: number;
  gid: number;
}

/** Where root keeps what the account of PostgreSQL must reach, when it cannot reach the checkout. */
export const SHARED_HOME = '/var/lib/vigie-segur';

/** True when this process is root: PostgreSQL refuses to run so. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/**
 * The account that PostgreSQL runs as when this process is root: `postgres` if the system has one, else `nobody`
 * (initdb wants an account that has a name).
 * @throws Problem when there is neither.
 */
export function unprivilegedAccount(): Account {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = accounts.find(([name]) => name === 'postgres') ?? accounts.find(([name]) => name === 'nobody');
  if (!found) {
    throw new Problem(
      'PostgreSQL refuse de tourner sous le compte root, et ce système n’a ni compte «\u00A0postgres\u00A0» ni compte «\u00A0nobody\u00A0». ' +
        'Lancez Vigie Ségur sous un compte ordinaire, ou indiquez votre propre base dans DATABASE_URL.',
    );
  }
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** True when `account` can really list and write `directory`: every folder above it counts too. */
export function canWrite(account: Account, directory: string): boolean {
  const test = ['-c', 'test -w "$0" && test -x "$0"', directory];
  return spawnSync('/bin/sh', test, { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** Makes a folder under SHARED_HOME, whatever the umask, and returns its path. @throws Problem when the system forbids it. */
export function sharedDirectory(...names: string[]): string {
  let path = SHARED_HOME;
  try {
    for (const name of ['', ...names]) {
      path = name ? `${path}/${name}` : path;
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o755);
    }
  } catch (error) {
    throw new Problem(
      `Sous le compte root, PostgreSQL a besoin d’écrire dans ${SHARED_HOME}, ce que ce système refuse (${errorText(error)}). ` +
        'Lancez Vigie Ségur sous un compte ordinaire, ou indiquez votre propre base dans DATABASE_URL.',
    );
  }
  return path;
}
