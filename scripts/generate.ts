// npm run generate: the code that the sources import but git does not keep, the database client and Next's types.
import { fileURLToPath } from 'node:url';
import { runUntilSignal } from './process/lifetime.ts';
import { report } from './process/problem.ts';
import { ensureClient, makeRouteTypes } from './start/build.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

process.exit(
  await runUntilSignal(async (life) => {
    await ensureClient(ROOT, life);
    await makeRouteTypes(ROOT, life);
    return 0;
  }, report),
);
