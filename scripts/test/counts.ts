import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Tests that passed and failed; skipped ones are neither. */
export interface Counts {
  passed: number;
  failed: number;
}

const report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
});

/** The counts in vitest's JSON report; zeros when it broke off before writing one. */
export function readCounts(file: string): Counts {
  return existsSync(file) ? countsOf(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
}

/** A test file that failed without a failed test (it did not load, or a hook threw) counts as one failure. */
export function countsOf(json: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = report.parse(json);
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length };
}
