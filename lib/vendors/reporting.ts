/** How a vendor's labs stand in one month of declarations. */
export type ReportState = 'complete' | 'partial' | 'none' | 'not-expected';

/** The state of a month from its counts; null counts: before the first month known, so nothing was expected. */
export function reportState({ reported, expected }: { reported: number | null; expected: number | null }): ReportState {
  if (expected === null || expected === 0) return 'not-expected';
  if (reported === null || reported === 0) return 'none';
  return reported >= expected ? 'complete' : 'partial';
}
