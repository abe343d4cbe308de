import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Ratio } from './ratio.ts';

const LIMIT_KB = 150;
// The file of paths, which the browser keeps, and the boxes, which come with the page's scripts.
const FILES = ['components/adoption/outlines.svg', 'components/adoption/outlines.json'];

/** What the map of adoption weighs: all that it ships of outlines, compressed as the server does. */
export async function benchOutlines(): Promise<Ratio[]> {
  const files = FILES.map((file) => readFileSync(file));
  const kilobytes = files.reduce((sum, bytes) => sum + gzipSync(bytes).length / 1000, 0);
  const plain = files.reduce((sum, bytes) => sum + bytes.length / 1000, 0);
  return [
    {
      name: 'outlines of the map, kB compressed',
      detail: `${plain.toFixed(0)} kB before; 101 departments and 13 regions, in one file that is fetched once`,
      ratio: kilobytes,
      limit: LIMIT_KB,
      must: 'be at most',
    },
  ];
}
