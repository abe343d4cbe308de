import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatMark, isRunning, markOf, ownMark } from '@/scripts/process/identity';
import { tryLock } from '@/scripts/process/lock';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'vigie-lock-'));
  mkdirSync(path.join(folder, 'data'));
  file = path.join(folder, 'data', 'start.lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a process mark', () => {
  it('does not take a later process with the same id for the marked one', () => {
    const own = ownMark();
    expect(isRunning(own)).toBe(true);
    expect(isRunning({ ...own, since: 'an earlier boot' })).toBe(false);
    expect(markOf(2 ** 22 + 1)).toBeNull(); // above the greatest process id of Linux
  });
});

describe('tryLock', () => {
  it('names the live process that holds it, until it is released', async () => {
    const first = await tryLock(file);
    expect(await tryLock(file)).toEqual({ held: false, by: ownMark() });
    if (first.held) first.release();
    expect((await tryLock(file)).held).toBe(true);
  });

  it('a second release leaves the next holder’s lock alone', async () => {
    const first = await tryLock(file);
    if (first.held) first.release();
    await tryLock(file);
    if (first.held) first.release();
    expect(existsSync(file)).toBe(true);
  });

  it('replaces one that a killed process left, empty or not', async () => {
    writeFileSync(file, formatMark({ pid: process.pid, since: 'an earlier boot' }, file));
    expect((await tryLock(file)).held).toBe(true);
    writeFileSync(file, '');
    expect((await tryLock(file)).held).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(String(process.pid));
  });

  it('holds in a moved folder and not in a copied one', async () => {
    await tryLock(file);
    cpSync(path.join(folder, 'data'), path.join(folder, 'copy'), { recursive: true });
    renameSync(path.join(folder, 'data'), path.join(folder, 'moved'));
    expect((await tryLock(path.join(folder, 'copy', 'start.lock'))).held).toBe(true);
    expect((await tryLock(path.join(folder, 'moved', 'start.lock'))).held).toBe(false);
  });
});
