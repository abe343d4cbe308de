import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, type Stats, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * One process, told apart from a later one with the same id: ids are reused, and in a container the same one
 * comes back at every start. `since` is when it began, in the system's own terms.
 */
export interface ProcessMark {
  pid: number;
  since: string;
}

/** The mark of a live process, or null when there is none with this id (a zombie is none). */
export function markOf(pid: number): ProcessMark | null {
  const since = process.platform === 'linux' ? sinceFromProc(pid) : sinceFromPs(pid);
  return since ? { pid, since } : null;
}

/** True while the very process that was marked lives. */
export function isRunning(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.since === mark.since;
}

/** The mark of this process. */
export function ownMark(): ProcessMark {
  const mark = markOf(process.pid);
  if (!mark) throw new Error('the start time of this process cannot be read');
  return mark;
}

/**
 * The text that keeps a mark in `file`: the process id first, so that `head -1` gives something to `kill`. The last line
 * is the folder as the disk knows it: in a copied folder the marks mean the original's processes, in a moved one its own.
 */
export function formatMark(mark: ProcessMark, file: string): string {
  return `${mark.pid}\n${mark.since}\n${placeOf(file)}\n`;
}

/** The mark in the text of `file`, or null when there is none that holds for this folder. */
export function parseMark(text: string, file: string): ProcessMark | null {
  const [pid, since, place] = text.split('\n');
  return pid && since && /^\d+$/.test(pid) && place === placeOf(file) ? { pid: Number(pid), since } : null;
}

/** The mark kept in `file`, or null when there is no such file or no mark in it. */
export function readMark(file: string): ProcessMark | null {
  try {
    return parseMark(readFileSync(file, 'utf8'), file);
  } catch {
    return null;
  }
}

/** Keeps a mark in `file`, whoever owned the file before: it is replaced, not rewritten. */
export function writeMark(file: string, mark: ProcessMark): void {
  rmSync(file, { force: true });
  writeFileSync(file, formatMark(mark, file));
}

/** True when process `pid` works in `directory`, under whatever name. */
export function worksIn(pid: number, directory: string): boolean {
  try {
    const cwd = process.platform === 'linux' ? `/proc/${pid}/cwd` : cwdFromLsof(pid);
    return sameFile(statSync(cwd), statSync(directory));
  } catch {
    return false;
  }
}

function sameFile(a: Stats, b: Stats): boolean {
  return a.ino === b.ino && a.dev === b.dev;
}

function placeOf(file: string): string {
  const { dev, ino } = statSync(path.dirname(file));
  return `${dev}:${ino}`;
}

function cwdFromLsof(pid: number): string {
  const { stdout } = spawnSync('lsof', ['-a', '-d', 'cwd', '-p', String(pid), '-Fn'], { encoding: 'utf8' });
  return /^n(.+)$/m.exec(stdout ?? '')?.[1] ?? '';
}

function sinceFromProc(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command, in parentheses, may itself hold spaces and parentheses. After it: state, then 18 fields, then the start.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || !fields[19]) return null;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`;
  } catch {
    return null;
  }
}

function sinceFromPs(pid: number): string | null {
  const { stdout } = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = (stdout ?? '').trim();
  return line === '' || line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
}
