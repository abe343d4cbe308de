import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Child, startNode } from '../process/child.ts';
import { Problem } from '../process/problem.ts';

const NEXT = 'node_modules/next/dist/bin/next';
const PATIENCE = 60_000; // ms, for the first answer
const PATIENCE_UNWELL = 5000; // ms, from the first answer that it is not well
// What Next prints of itself while it starts; what the application prints passes.
const BANNER = /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running))|^\s*$/;

/** The file, in the data directory, that names the running Next. */
export function pidFile(dataDirectory: string): string {
  return path.join(dataDirectory, 'next.pid');
}

/** Starts Next on an address: `start` serves the build, `dev` the sources. */
export function startNext(
  mode: 'start' | 'dev',
  options: {
    root: string;
    host: string;
    port: number;
    dataDirectory: string;
    env: NodeJS.ProcessEnv;
  },
): Child {
  const { root, host, port, env } = options;
  const args = [NEXT, mode, '-H', host, '-p', String(port)];
  const child = startNode(args, { cwd: root, env, pidFile: pidFile(options.dataDirectory) });
  forward(child.process.stdout, process.stdout);
  forward(child.process.stderr, process.stderr);
  return child;
}

function forward(from: NodeJS.ReadableStream, to: NodeJS.WritableStream): void {
  createInterface({ input: from }).on('line', (line) => BANNER.test(line) || to.write(`${line}\n`));
}

/**
 * Waits until the application answers that it is well. False when it ended before.
 * @param address as a browser would write it, without a final slash.
 * @throws Problem when it does not answer, or keeps answering that it is not well.
 */
export async function isHealthy(address: string, child: Child): Promise<boolean> {
  let ended = false;
  child.exited.then(() => {
    ended = true;
  });
  let answer: string | null = null;
  for (let until = Date.now() + PATIENCE; Date.now() < until && !ended; await sleep(30)) {
    const response = await fetch(`${address}/api/health`, { redirect: 'manual' }).catch(() => null);
    if (response?.ok) return true;
    if (!response) continue; // not listening yet
    if (answer === null) until = Date.now() + PATIENCE_UNWELL;
    answer = `${response.status} ${(await response.text()).slice(0, 200)}`;
  }
  if (ended) return false;
  throw new Problem(
    `L’application ne se déclare pas en état de marche (${address}/api/health\u00A0: ${answer ?? 'aucune réponse'}).`,
  );
}
