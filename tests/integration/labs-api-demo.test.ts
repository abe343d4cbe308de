import { beforeAll, expect, it } from 'vitest';
import { GET as list } from '@/app/api/v1/labs/route';
import { labSchema } from '@/lib/labs/api-schema';
import { freshDatabase } from '../setup/database.ts';

beforeAll(async () => {
  await freshDatabase({ demo: true });
});

/** The labs of every page, following `next`. */
async function pages(key: string, limit: number) {
  const read: { finess: string; name: string }[][] = [];
  let next: string | null = '';
  while (next !== null) {
    const url = `http://test/api/v1/labs?limit=${limit}&cursor=${next}`;
    const request = new Request(url, { headers: { Authorization: `Bearer ${key}` } });
    const response = await list(request, { params: Promise.resolve({}) });
    const body: { items: unknown; next: string | null } = await response.json();
    read.push(labSchema.strict().array().parse(body.items));
    next = body.next;
  }
  return read;
}

it('gives a vendor its 62 labs', async () => {
  expect((await pages('demo-key-editeur-a', 500)).map((page) => page.length)).toEqual([62]);
});

it('gives the task force 862 labs over pages, each once, in the order of their numbers', async () => {
  const read = await pages('demo-key-dns', 400);
  expect(read.map((page) => page.length)).toEqual([400, 400, 62]);
  const numbers = read.flat().map(({ finess }) => finess);
  expect(new Set(numbers).size).toBe(862);
  expect(numbers).toEqual([...numbers].sort());
});
