import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import { copyTime, countRows, type Labs, readLabs, writeCsv } from './counts-file.ts';
import { median, type Ratio } from './ratio.ts';

const ROWS = 1_000_000;
const DRY_ROWS = 100_000;
const ROUNDS = 5;
const MOST_GROWTH = 150; // MB

type Measured = { time: number; growth: number; late: number };
type Told = { added: number; checks: Measured[]; apply: Measured | null };

/** A server's work on a file, in a process of its own: so many checks, then perhaps the writing. */
async function work(databaseUrl: string, file: string, checks: number, apply: boolean): Promise<Told> {
  const args = ['--import', 'tsx', 'scripts/bench/deposit-child.ts', file, String(checks), apply ? 'apply' : 'check'];
  const env = { ...process.env, DATABASE_URL: databaseUrl };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  return JSON.parse(stdout) as Told;
}

/** The time of one light query again and again while `during` runs, or for a second without. @returns the 95th percentile, ms. */
async function lightQueries(databaseUrl: string, during: Promise<unknown>): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const times: number[] = [];
  let going = true;
  void during
    .catch(() => {})
    .finally(() => {
      going = false;
    });
  while (going) {
    const start = performance.now();
    await client.query('select month, state from period order by month');
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await client.end();
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/**
 * Parsing alone, by the CSV library, as one who consumes the rows would write it: the bytes decoded and cut into records by name.
 * (Without `columns`, which gives bare lists of cells, it takes between half and nine tenths of that.) @returns milliseconds.
 */
function parseTime(file: string): number {
  const bytes = readFileSync(file);
  return median(
    Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      parse(bytes, { delimiter: ';', columns: true });
      return performance.now() - start;
    }),
  );
}

async function dryRun(databaseUrl: string, labs: Labs, directory: string): Promise<Ratio> {
  const file = path.join(directory, 'dry.csv');
  await writeCsv(countRows(labs, 2015, DRY_ROWS), file);
  const alone = parseTime(file);
  const { checks } = await work(databaseUrl, file, ROUNDS, false);
  const check = median(checks.map(({ time }) => time));
  return {
    name: 'dry run of 100 000 rows against parsing them alone',
    detail: `${check.toFixed(0)} ms against ${alone.toFixed(0)} ms, median of ${ROUNDS}`,
    ratio: check / alone,
    limit: 1.5,
    must: 'be at most',
  };
}

/**
 * A million rows received, checked, then applied (read and checked again, written) against `\copy` of the same rows; how much the
 * process that does it grows; and a dry run against the CSV library alone.
 */
export async function benchUpload(databaseUrl: string): Promise<Ratio[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const directory = mkdtempSync(path.join(tmpdir(), 'vigie-bench-'));
  try {
    const labs = await readLabs(client);
    const dry = await dryRun(databaseUrl, labs, directory);
    const file = path.join(directory, 'rows.csv');
    await writeCsv(countRows(labs, 2015, ROWS), file);
    const copy = await copyTime(client, countRows(labs, 2015, ROWS));
    const idle = await lightQueries(databaseUrl, new Promise((resolve) => setTimeout(resolve, 1000)));
    const working = work(databaseUrl, file, 1, true);
    const busy = await lightQueries(databaseUrl, working);
    const { added, checks, apply } = await working;
    const [check] = checks;
    if (!apply || !check || added !== ROWS) throw new Error('the bench’s file was not applied whole');
    const growth = Math.max(check.growth, apply.growth);
    const late = Math.max(check.late, apply.late);
    return [
      {
        name: '1 000 000 rows applied against \\copy of the same rows',
        detail: `${(apply.time / 1000).toFixed(1)} s against ${(copy / 1000).toFixed(1)} s, constraints included`,
        ratio: apply.time / copy,
        limit: 3,
        must: 'be at most',
      },
      {
        name: 'memory of the server over 1 000 000 rows against 150 MB',
        detail:
          `grows by ${check.growth.toFixed(0)} MB at most while it checks, ${apply.growth.toFixed(0)} MB while it applies; ` +
          `a timer is ${late.toFixed(0)} ms late at worst; a light query takes ${busy.toFixed(1)} ms (p95), ${idle.toFixed(1)} ms when idle`,
        ratio: growth / MOST_GROWTH,
        limit: 1,
        must: 'be at most',
      },
      dry,
    ];
  } finally {
    await client.end();
    rmSync(directory, { recursive: true, force: true });
  }
}
