import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startNode, stopOrphan } from '../process/child.ts';
import { errorText } from '../process/error-text.ts';
import type { Lifetime } from '../process/lifetime.ts';
import { waitForLock } from '../process/lock.ts';
import { Problem } from '../process/problem.ts';
import { buildFingerprint, clientFingerprint } from './fingerprint.ts';

const COMMANDS = {
  'prisma generate': ['node_modules/prisma/build/index.js', 'generate', '--no-hints'],
  'react-dsfr update-icons': ['node_modules/@codegouvfr/react-dsfr/bin/react-dsfr.js', 'update-icons', '--silent'],
  'next typegen': ['node_modules/next/dist/bin/next', 'typegen'],
  'next build': ['node_modules/next/dist/bin/next', 'build'],
};
// Kept by `next build` when it empties .next; everything else there, the fingerprint too, goes first.
const WORKSHOP = '.next/cache';

/** Builds the application if its sources have changed since the last build. One at a time in a checkout. */
export async function ensureBuild(root: string, life: Lifetime): Promise<void> {
  const kept = path.join(root, '.next', 'fingerprint');
  if (readText(kept) === buildFingerprint(root)) return;
  await inWorkshop(root, life, async () => {
    const fingerprint = buildFingerprint(root);
    if (readText(kept) === fingerprint) return; // the start that we waited for has built it
    rmSync(kept, { force: true });
    console.log('Construction de l’application (une minute environ)…');
    forgetDevelopmentTypes(root);
    await run('react-dsfr update-icons', root, life);
    await run('next build', root, life);
    // Sources that changed during the build belong to the next one.
    writeFileSync(kept, fingerprint);
  });
}

/** Makes the database client if the schema has changed since the last time. */
export async function ensureClient(root: string, life: Lifetime): Promise<void> {
  const kept = path.join(root, 'lib/generated/fingerprint');
  if (readText(kept) === clientFingerprint(root)) return;
  await inWorkshop(root, life, async () => {
    const fingerprint = clientFingerprint(root);
    if (readText(kept) === fingerprint) return;
    rmSync(kept, { force: true });
    await run('prisma generate', root, life);
    writeFileSync(kept, fingerprint);
  });
}

/** Makes the types of the routes, which `tsc` needs without a build. */
export async function makeRouteTypes(root: string, life: Lifetime): Promise<void> {
  await inWorkshop(root, life, () => {
    forgetDevelopmentTypes(root);
    return run('next typegen', root, life);
  });
}

/** Keeps, of the design system's icons, those that the sources use: what `next dev` needs once after an installation. */
export async function prepareIcons(root: string, life: Lifetime): Promise<void> {
  await inWorkshop(root, life, () => run('react-dsfr update-icons', root, life));
}

// tsconfig.json includes what `next dev` has generated, perhaps for routes that are gone since: the type check would fail.
function forgetDevelopmentTypes(root: string): void {
  rmSync(path.join(root, '.next/dev/types'), { recursive: true, force: true });
}

async function inWorkshop(root: string, life: Lifetime, work: () => Promise<void>): Promise<void> {
  const release = await enterWorkshop(root, life.signal);
  life.atEnd(release);
  try {
    await stopOrphan(path.join(root, WORKSHOP, 'build.pid'));
    await work();
  } finally {
    release();
  }
}

async function enterWorkshop(root: string, signal: AbortSignal): Promise<() => void> {
  const workshop = path.join(root, WORKSHOP);
  const onWait = ({ pid }: { pid: number }) =>
    console.log(
      `Un autre démarrage (processus ${pid}) construit l’application dans ce dossier\u00A0; attente de sa fin…`,
    );
  try {
    mkdirSync(workshop, { recursive: true });
    return await waitForLock(path.join(workshop, 'build.lock'), { signal, onWait });
  } catch (error) {
    throw new Problem(
      `L’application doit être construite, et ce compte ne peut pas écrire dans ${workshop} (${errorText(error)}). ` +
        'Lancez «\u00A0npm start\u00A0» sous le compte à qui ce dossier appartient, ou rendez-le-lui (chown).',
    );
  }
}

// Quiet unless it fails: then its last words, which say what and where.
async function run(command: keyof typeof COMMANDS, root: string, life: Lifetime): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const child = startNode(COMMANDS[command], { cwd: root, env, pidFile: path.join(root, WORKSHOP, 'build.pid') });
  life.atEnd(child.stop);
  let output = '';
  for (const stream of [child.process.stdout, child.process.stderr]) {
    stream.on('data', (text: Buffer) => {
      output += text;
    });
  }
  const code = await child.exited;
  if (code === 0) return;
  if (!life.ending) console.error(output.trim().split('\n').slice(-40).join('\n'));
  throw new Problem(`La construction a échoué (${command}, code ${code})\u00A0; la raison est ci-dessus.`);
}

function readText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}
