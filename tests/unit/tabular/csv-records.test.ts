import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecords } from '@/lib/tabular/csv-records';

async function* pieces(text: string, length: number) {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

/** The records of a text read in pieces of that length, and the line of the fault that ends it. */
async function read(text: string, length = 1_000) {
  const rows: { line: number; cells: string[] }[] = [];
  const records = csvRecords(pieces(text, length), ';');
  for (;;) {
    const { value, done } = await records.next();
    if (done) return { rows, fault: value.ok ? null : (value.problems[0]?.line ?? null) };
    rows.push(...value);
  }
}

const texts = fc
  .array(fc.constantFrom('a', 'é', ';', '"', '\n', 'b "c" d'), { maxLength: 30 })
  .map((parts) => parts.join(''));

describe('records', () => {
  it('are those of the CSV library, where no quote swallows lines', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const { rows, fault } = await read(text);
        if (fault !== null) return;
        const expected = parse(text, {
          delimiter: ';',
          record_delimiter: '\n',
          relax_quotes: true,
          relax_column_count: true,
        });
        expect(rows.map(({ cells }) => cells)).toEqual(expected);
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it('are the same whatever the pieces', async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.integer({ min: 1, max: 7 }), async (text, length) => {
        expect(await read(text, length)).toEqual(await read(text));
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it('start at the line of the file where they stand', async () => {
    const { rows } = await read('a;b\n"1\n\n2";"x\ny"\n\n"z";"t"', 3);
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1\n\n2', 'x\ny'],
      [6, ''],
      [7, 'z', 't'],
    ]);
  });

  it.each([
    ['a quote that never closes', 'a;b\n"x\ny";"z\n1;2\n', 3],
    ['a quote that closes only inside another cell', 'a;b\n1;"x\n2;3\n4;"y"z\n', 2],
  ])('say the line of %s', async (_, text, line) => {
    expect((await read(text, 2)).fault).toBe(line);
  });

  it('end at a line that never ends, and at a quote that is open for megabytes', async () => {
    expect((await read(`a;b\n${'x'.repeat(5_000_000)}`, 65_536)).fault).toBe(2);
    expect((await read(`a;b\n1;"${'x\n'.repeat(3_000_000)}`, 65_536)).fault).toBe(2);
  });
});
