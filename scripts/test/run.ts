import { spawn } from 'node:child_process';

const VITEST = 'node_modules/vitest/vitest.mjs';

/** Runs `node <args>` and shows its output only if it fails. */
export async function runQuietly(args: string[]): Promise<boolean> {
  const child = spawn(process.execPath, args, { env: cleanEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      output += text;
    });
  }
  const passed = await succeeds(child);
  if (!passed) console.log(output.trimEnd());
  return passed;
}

/** Runs one project of vitest.config.ts, shown as it goes, and writes vitest's JSON report to `report`. */
export function runVitest(project: string, filter: string[], report: string): Promise<boolean> {
  const args = [
    VITEST,
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  return succeeds(spawn(process.execPath, [...args, ...filter], { env: cleanEnvironment(), stdio: 'inherit' }));
}

function succeeds(child: ReturnType<typeof spawn>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0));
  });
}

// The tests bring their own database, clock and secrets: never those of the shell they are started from.
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(DATABASE_URL|NEXTAUTH_|VIGIE_)/.test(name));
  return { ...Object.fromEntries(own), NODE_ENV: 'test' };
}
