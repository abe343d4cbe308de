import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const DRAWN = readFileSync('components/adoption/outlines.svg', 'utf8');
const ids = [...DRAWN.matchAll(/<path id="(\w+)"[^>]* d="m-?\d[^"]+z"/g)].map(([, id]) => id ?? '');

it('draws each department and each metropolitan region once', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => id.startsWith('d'))).toHaveLength(101);
  expect(ids).toEqual(expect.arrayContaining(['d01', 'd2A', 'd2B', 'd75', 'd95', 'd971', 'd974', 'd976']));
  expect(ids.filter((id) => id.startsWith('r')).sort()).toEqual(
    ['11', '24', '27', '28', '32', '44', '52', '53', '75', '76', '84', '93', '94'].map((code) => `r${code}`),
  );
});
