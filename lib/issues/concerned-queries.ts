import { cached } from '../data-version';
import { db } from '../db';
import type { Month } from '../month';
import { type ConcernedRow, concernedSql } from './list-sql';

/** The labs that each issue concerns at the month's end. All issues: the caller keeps those of its scope. */
export function readConcerned(at: Month): Promise<ConcernedRow[]> {
  return cached('issue-labs', [at], () => db().$queryRaw<ConcernedRow[]>(concernedSql(at)));
}
