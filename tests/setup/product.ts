import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../scripts/process/free-port.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PATIENCE = 240_000; // ms: a build and the demo data

/** Starts the product as `npm start` does, with the demo data, on a free port; or uses the one at PRODUCT_URL. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.PRODUCT_URL) return undefined;
  const directory = mkdtempSync(path.join(tmpdir(), 'vigie-browser-tests-'));
  chmodSync(directory, 0o755); // root: PostgreSQL's account must pass
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), HOST: '', VIGIE_DATA_DIR: directory, DATABASE_URL: '' };
  Object.assign(env, { VIGIE_DEMO: '', VIGIE_NOW: '', NEXTAUTH_URL: '', NODE_ENV: 'production' });
  const product = spawn(process.execPath, ['scripts/run.js', 'start'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => product.once('exit', () => resolve()));
  const stop = async () => {
    product.kill('SIGTERM');
    await exited;
    rmSync(directory, { recursive: true, force: true });
  };
  let output = '';
  const ready = new Promise<void>((resolve) => {
    const read = (text: Buffer) => {
      output += text;
      if (output.includes(url)) resolve(); // the address is printed once it answers
    };
    product.stdout.on('data', read);
    product.stderr.on('data', read);
  });
  const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref());
  await Promise.race([ready, exited, late]);
  if (product.exitCode !== null || !output.includes(url)) {
    await stop();
    throw new Error(`the product did not start:\n${output}`);
  }
  process.env.PRODUCT_URL = url;
  return stop;
}
