import { expect, it } from 'vitest';
import { issueStateWords } from '@/lib/home/told';

it('says that the issue is to be qualified, not the feedback that is attached to it', () => {
  expect(issueStateWords('TO_QUALIFY')).toBe('Irritant à qualifier');
  expect(issueStateWords('ANALYSIS')).toBe('En analyse');
});
