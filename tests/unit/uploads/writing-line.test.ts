import { expect, it } from 'vitest';
import { allRows, tooManyRows } from '@/lib/uploads/all-rows';
import { inWritingLine } from '@/lib/uploads/writing-queue';

it('lets two writings of a server have a connection, the others in their order, also after one that fails', async () => {
  let open = 0;
  let most = 0;
  const ended: number[] = [];
  const one = (n: number) =>
    inWritingLine(async () => {
      open += 1;
      most = Math.max(most, open);
      await new Promise((resolve) => setTimeout(resolve, 5));
      open -= 1;
      ended.push(n);
      if (n === 2) throw new Error('fails');
    });
  const all = await Promise.allSettled([1, 2, 3, 4, 5].map(one));
  expect([most, open, ended]).toEqual([2, 0, [1, 2, 3, 4, 5]]);
  expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  await inWritingLine(async () => {});
});

it('refuses more rows than are held at once', async () => {
  async function* rows(count: number) {
    for (let n = 0; n < count; n += 5000) yield Array.from({ length: 5000 }, (_, i) => ({ line: n + i, cells: [] }));
  }
  expect((await allRows(rows(200_000)))?.length).toBe(200_000);
  expect(await allRows(rows(205_000))).toBeNull();
  expect(tooManyRows().errors.map(({ code }) => code)).toEqual(['too-large']);
});
