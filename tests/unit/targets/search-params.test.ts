import { expect, it } from 'vitest';
import { loadTargetsParams } from '@/lib/targets/search-params';

it('leaves out a day that no calendar has, and one that no database date is', () => {
  const known = (day: string) => loadTargetsParams(new URLSearchParams({ known: day })).known;
  expect(known('2024-02-29')).toBe('2024-02-29');
  for (const day of ['2023-02-31', '2023-02-29', '0000-01-01', '2023-01-01\0']) expect(known(day)).toBeNull();
});
