import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { applyUpload, cancelUpload, checkUpload } from '@/lib/uploads/commands';
import { readRun } from '@/lib/uploads/run-queries';
import { brokenRunWords } from '@/lib/uploads/run-words';
import { queueForWriting } from '@/lib/uploads/writing-queue';
import { countsFile, insertLabs, stock } from '../setup/counts.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertUser, insertVendors } from '../setup/rows.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHILD = path.join(ROOT, 'node_modules/.cache/vigie/upload-child.mjs');
const NEXT = ['navigation', 'headers', 'server', 'cache'];
const KILLS = 50;
const WARM = 3; // children started ahead
const [LABS, MONTHS] = [200, 100];
const ALL = { sum: 140_000, rows: 20_000 }; // 200 labs × 100 months, 7 documents each
const NONE = { sum: 0, rows: 0 };
const { file } = countsFile(LABS, MONTHS, 7);

let viewer: Viewer;
const waiting: Promise<ChildProcess>[] = [];

/** Numbers between 0 and 1, the same in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The child as one file, by the compiler that tsx brings: fifty of them start in half the time. */
async function buildChild(): Promise<void> {
  const require = createRequire(import.meta.url);
  const { build }: Esbuild = createRequire(require.resolve('tsx'))('esbuild');
  await build({
    entryPoints: [path.join(ROOT, 'tests/setup/upload-child.ts')],
    outfile: CHILD,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    // Node alone asks for the whole names.
    alias: Object.fromEntries(NEXT.map((name) => [`next/${name}`, `next/${name}.js`])),
  });
}

type Esbuild = { build(options: object): Promise<unknown> };

async function start(): Promise<ChildProcess> {
  const child = fork(CHILD, [viewer.userId ?? ''], { execArgv: [] });
  const said = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  expect(said[0]).toBe('ready');
  return child;
}

async function ready(): Promise<ChildProcess> {
  while (waiting.length < WARM) waiting.push(start());
  const child = await waiting.shift();
  if (!child) throw new Error('no child');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** The whole work of a child, in milliseconds. */
async function timeOf(task: string, id: string): Promise<number> {
  const child = await ready();
  const begun = performance.now();
  child.send({ task, id });
  await once(child, 'message');
  const time = performance.now() - begun;
  await kill(child);
  return time;
}

/** Once the database has noticed that the dead server is gone. */
const settled = () => db().$transaction((tx) => queueForWriting(tx), { timeout: 30_000, maxWait: 30_000 });

async function check(): Promise<string> {
  const checked = await checkUpload(viewer, 'feeds', file);
  if (!checked.ok || !checked.upload.id) throw new Error('refused');
  expect(checked.upload.report.errorCount).toBe(0);
  return checked.upload.id;
}

beforeAll(async () => {
  await buildChild();
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLabs(LABS);
  const found = await viewerOfUser(await insertUser('dns', { role: 'TASKFORCE' }));
  if (!found) throw new Error('no viewer');
  viewer = found;
});

afterAll(async () => {
  for (const child of await Promise.all(waiting)) await kill(child);
});

it('a server killed at any moment of an apply or a cancel leaves all of it or nothing, and the page says which', async () => {
  const random = seeded(20_231_005);
  let id = await check();
  const applying = await timeOf('apply', id);
  expect(await stock()).toEqual(ALL);
  const cancelling = await timeOf('cancel', id);
  expect(await stock()).toEqual(NONE);
  id = await check();

  let applied = false;
  let interrupted = 0;
  for (let n = 0; n < KILLS; n++) {
    const task = applied ? 'cancel' : 'apply';
    const child = await ready();
    child.send({ task, id });
    await sleep(random() * (applied ? cancelling : applying));
    await kill(child);
    await settled();
    const { state } = await db().upload.findUniqueOrThrow({ where: { id } });
    expect([n, state, await stock()]).toEqual([n, state, state === 'APPLIED' ? ALL : NONE]);
    const run = await readRun(id);
    if (run?.state === 'INTERRUPTED') {
      interrupted += 1;
      const during = run.task === 'CANCEL' ? 'l’annulation' : 'l’application';
      const words = brokenRunWords(run, state);
      if (state === 'CHECKED') {
        expect(words).toBe(
          'Le serveur s’est arrêté pendant l’application. Rien n’a été écrit\u00A0: appliquez à nouveau.',
        );
      } else expect(words).toContain(`pendant ${during}. Le dépôt est ${state === 'APPLIED' ? 'entier' : 'annulé'}`);
    }
    applied = state === 'APPLIED';
    if (state === 'CANCELLED') id = await check(); // the same bytes are a new deposit then
  }
  expect(interrupted).toBeGreaterThan(KILLS / 2);

  if (applied) await cancelUpload(viewer, id);
  id = await check();
  expect(await applyUpload(viewer, id, { codes: 'all', reasons: {} })).toMatchObject({
    ok: true,
    upload: { report: { added: 20_000 } },
  });
  expect(await stock()).toEqual(ALL);
}, 400_000); // under a minute on a machine that does nothing else
