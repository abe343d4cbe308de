import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode } from './error-text.ts';
import { formatMark, isRunning, ownMark, type ProcessMark, parseMark } from './identity.ts';

/** A lock file that holds the mark of its process, so that one left behind by a killed process is seen and replaced. */
export type Lock = { held: true; release: () => void } | { held: false; by: ProcessMark };

/** Takes the lock, or says which live process has it. */
export async function tryLock(file: string): Promise<Lock> {
  const own = formatMark(ownMark(), file);
  let unreadable = 0;
  for (;;) {
    try {
      writeFileSync(file, own, { flag: 'wx' });
      return { held: true, release: once(() => rmSync(file, { force: true })) };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const text = readLock(file);
    if (text === null) continue; // released meanwhile
    const holder = parseMark(text, file);
    if (holder && isRunning(holder)) return { held: false, by: holder };
    // Empty: its process is just writing it. After a second it never will.
    if (text === '' && unreadable++ < 20) await sleep(50);
    else removeStale(file, text);
  }
}

/**
 * Takes the lock, waiting for its holder; `onWait` is told once, with the holder.
 * @throws AbortError when `signal` ends the wait.
 */
export async function waitForLock(
  file: string,
  { signal, onWait }: { signal: AbortSignal; onWait: (by: ProcessMark) => void },
): Promise<() => void> {
  for (let told = false; ; told = true) {
    const lock = await tryLock(file);
    if (lock.held) return lock.release;
    if (!told) onWait(lock.by);
    await sleep(200, undefined, { signal });
  }
}

// Moved aside first: of two processes that see the same stale lock, only one moves it, and neither deletes a fresh one.
function removeStale(file: string, text: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readLock(aside) === text) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

// A second release would delete the lock of whoever took it since.
function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (!done) work();
    done = true;
  };
}

function readLock(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
