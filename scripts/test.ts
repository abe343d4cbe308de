// npm test                        everything
// npm test -- checks              only what reads the sources
// npm test -- unit|integration|browser [filter]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Counts, readCounts } from './test/counts.ts';
import { runQuietly, runVitest } from './test/run.ts';
import { CHECKS, type Part, PREPARATION, type Step, SUITES } from './test/steps.ts';

const PARTS: Part[] = ['checks', 'unit', 'integration', 'browser'];

const [wanted, ...filter] = process.argv.slice(2);
const parts = PARTS.filter((part) => wanted === undefined || part === wanted);
if (parts.length === 0) {
  console.error(`npm test -- [${PARTS.join('|')}] [filter]`);
  process.exit(2);
}

const total: Counts = { passed: 0, failed: 0 };
process.exitCode = (await everything()) ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);

/** Runs the parts asked for; stops at the first that fails. */
async function everything(): Promise<boolean> {
  if (!(await allOf(PREPARATION))) return false;
  for (const part of parts) {
    if (!(part === 'checks' ? await allOf(CHECKS) : await suite(part))) return false;
  }
  return true;
}

// Steps that build on each other stop at the first that fails; independent ones all run, so that one run shows all faults.
async function allOf({ steps, independent }: { steps: Step[]; independent: boolean }): Promise<boolean> {
  let passed = true;
  for (const step of steps) {
    if (passed || independent) passed = (await timed(step.name, () => runQuietly(step.args))) && passed;
  }
  return passed;
}

async function suite(part: Exclude<Part, 'checks'>): Promise<boolean> {
  if (!(await allOf({ steps: SUITES[part].before, independent: false }))) return false;
  const directory = mkdtempSync(path.join(tmpdir(), 'vigie-test-'));
  const report = path.join(directory, 'report.json');
  try {
    return await timed(`${part} tests`, async () => {
      const passed = await runVitest(part, filter, report);
      const counts = readCounts(report);
      total.passed += counts.passed;
      total.failed += counts.failed;
      return passed;
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
}

async function timed(name: string, work: () => Promise<boolean>): Promise<boolean> {
  const start = performance.now();
  const failedBefore = total.failed;
  const passed = await work();
  // A check that fails, or a run of tests that breaks off, counts as one failure: the last line must never look well.
  if (!passed && total.failed === failedBefore) total.failed += 1;
  console.log(`${passed ? '✓' : '✗'} ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return passed;
}
