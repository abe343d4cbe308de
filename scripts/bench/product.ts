import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../process/free-port.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE_MS = 240_000;
const STEP_MS = 250;

/** The product as `npm start` runs it, on a database that has its data already. */
export async function startProduct(databaseUrl: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const directory = mkdtempSync(path.join(tmpdir(), 'vigie-bench-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    HOST: '',
    VIGIE_DATA_DIR: directory,
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, ['scripts/run.js', 'start'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    rmSync(directory, { recursive: true, force: true });
  };
  const healthy = () =>
    fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  for (let waited = 0; !(await healthy()); waited += STEP_MS) {
    if (child.exitCode !== null || waited > PATIENCE_MS) {
      await stop();
      throw new Error('the product did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  return { url, stop };
}
