// npm run build: what `npm start` does by itself, for an image that is built once and started elsewhere.
import { fileURLToPath } from 'node:url';
import { runUntilSignal } from './process/lifetime.ts';
import { report } from './process/problem.ts';
import { ensureBuild, ensureClient } from './start/build.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

process.exit(
  await runUntilSignal(async (life) => {
    await ensureClient(ROOT, life);
    await ensureBuild(ROOT, life);
    return 0;
  }, report),
);
