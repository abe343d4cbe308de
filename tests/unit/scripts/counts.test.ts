import { describe, expect, it } from 'vitest';
import { countsOf } from '@/scripts/test/counts';

describe('countsOf', () => {
  it('counts a file that did not load as one failure, beside the tests that failed', () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(countsOf(report)).toEqual({ passed: 7, failed: 2 });
  });
});
