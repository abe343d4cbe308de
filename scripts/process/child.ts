import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, markOf, type ProcessMark, readMark, writeMark } from './identity.ts';

// Milliseconds. Next ends its requests, then would wait for the connections that browsers open ahead of need.
const STOPS = [
  ['SIGTERM', 3000],
  ['SIGKILL', 2000],
] as const;

export interface Child {
  process: ChildProcess & { stdout: Readable; stderr: Readable };
  /** Exit code, or the signal's name. */
  exited: Promise<number | string>;
  /** Ends the child and all that it started: SIGTERM, then SIGKILL. */
  stop: () => Promise<void>;
}

/**
 * Starts `node <args>` in a process group of its own, so that Ctrl-C reaches this program only and it ends things in order.
 * The child's mark stands in `pidFile` while it lives: should this program be killed, the next one finds the orphan there.
 */
export function startNode(args: string[], options: { cwd: string; env: NodeJS.ProcessEnv; pidFile: string }): Child {
  const child = spawn(process.execPath, args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const mark = child.pid ? markOf(child.pid) : null;
  if (mark) writeMark(options.pidFile, mark);
  const exited = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    // 'close' comes once the output is read to its end; a grandchild that keeps the pipe open must not put it off for ever.
    const done = (code: number | null, signal: string | null) => resolve(code ?? signal ?? 'sans code');
    child.once('close', done);
    child.once('exit', (code, signal) => {
      rmSync(options.pidFile, { force: true });
      setTimeout(done, 500, code, signal).unref();
    });
  });
  const stop = async () => {
    if (mark) await stopGroup(mark);
    await exited; // also so that it is not left a zombie
  };
  return { process: child, exited, stop };
}

/** Stops the process that `pidFile` names, if it still lives: what a killed start left behind. */
export async function stopOrphan(pidFile: string): Promise<void> {
  const mark = readMark(pidFile);
  if (mark) await stopGroup(mark);
  rmSync(pidFile, { force: true });
}

async function stopGroup(mark: ProcessMark): Promise<void> {
  for (const [signal, patience] of STOPS) {
    if (!isRunning(mark)) return;
    try {
      process.kill(-mark.pid, signal);
    } catch {
      return; // gone meanwhile
    }
    for (let waited = 0; waited < patience && isRunning(mark); waited += 25) await sleep(25);
  }
}
