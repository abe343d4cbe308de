import { expect, it } from 'vitest';
import { prefers } from '@/lib/api/prefers';

it.each([
  [null, false],
  ['*/*', false],
  ['application/json', false],
  ['text/csv', true],
  ['text/*', true],
  ['text/csv, */*', true],
  ['text/csv;q=0', false],
  ['*/*, text/csv;q=0', false],
  ['text/csv;q=0.5, application/json', false],
  ['text/csv, application/json;q=0.9', true],
  ['text/csv; charset=utf-8, application/json', true],
  ['application/json, text/csv', false],
  ['TEXT/CSV', true],
])('Accept: %s', (accept, csv) => expect(prefers(accept, 'text/csv', 'application/json')).toBe(csv));
