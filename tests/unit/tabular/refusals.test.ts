import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { problem, readWhole, type WholeReading, workbookEntries, zip } from './files';

const read = (content: string | Uint8Array, fileName = 'depot.csv') => readWhole(Buffer.from(content), { fileName });
const message = async (promised: WholeReading | Promise<WholeReading>) => {
  const reading = await promised;
  return reading.ok ? '' : reading.problems[0]?.message;
};

describe('what is no table', () => {
  it.each([
    ['a PNG', Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1')],
    ['a JPEG', Buffer.from('\xFF\xD8\xFF\xE0\0\x10JFIF', 'latin1')],
    ['a PDF', '%PDF-1.7\n1 0 obj\n'],
    ['a web page that calls itself Excel', '\uFEFF<html><table><tr><td>mois</td></tr></table></html>'],
    ['bytes with zeros', Buffer.from('mois;nombre\n1\0;2', 'latin1')],
    ['bytes full of control characters', Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 7) % 32 || 1))],
    ['an archive of something else', zip([{ name: 'depot.csv', content: 'mois;nombre\n2023-09;1' }])],
    ['an OpenDocument archive without a sheet', zip([{ name: 'content.xml', content: '<x/>' }])],
    ['a truncated workbook', zip(workbookEntries([{ name: 'A', rows: '' }])).subarray(0, 900)],
  ])('refuses %s', async (_, bytes) => {
    expect((await problem(read(bytes)))[0]).toBe('not-a-table');
  });

  it('tells an old workbook from one with a password', async () => {
    const signature = Buffer.from('D0CF11E0A1B11AE1', 'hex');
    expect(await message(read(Buffer.concat([signature, Buffer.alloc(600)])))).toContain('.xlsx ou CSV');
    const locked = Buffer.concat([signature, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]);
    expect(await message(read(locked))).toContain('mot de passe');
  });
});

describe('empty files', () => {
  it.each(['', '\n\r\n \u00A0\n', '\uFEFF', ';;;\n;;;'])('refuses %j', async (text) => {
    expect(await problem(read(text))).toEqual(['empty-file', null]);
  });

  it('says that there is a header and no row', async () => {
    const reading = read('mois;nombre\n;\n\n');
    expect(await problem(reading)).toEqual(['empty-file', 1]);
    expect(await message(reading)).toContain('aucune ligne de données');
  });
});

describe('files too large', () => {
  it('refuses 110 MB before looking at them', async () => {
    const reading = await readWhole(new Uint8Array(110 * 1024 * 1024), { fileName: 'depot.csv' });
    expect(await problem(reading)).toEqual(['too-large', null]);
    expect(await message(reading)).toBe(
      'Le fichier pèse 110\u00A0Mo, plus que la limite de 100\u00A0Mo. Découpez-le en plusieurs fichiers.',
    );
  });

  it('refuses millions of line ends, and a wide header over many short rows', async () => {
    expect((await problem(read('\n'.repeat(10_000_000))))[0]).toBe('too-large');
    const header = Array.from({ length: 5000 }, (_, i) => `c${i}`).join(';');
    expect((await problem(read(header + '\n1'.repeat(100_000))))[0]).toBe('too-large');
  });
});

describe('zip bombs', () => {
  const MEGABYTE = 1024 * 1024;
  // Compressed blocks that can be chained: 400 MB in 400 kB, without ever holding them.
  const repeated = (unit: string, megabytes: number) => {
    const block = deflateRawSync(unit.repeat(MEGABYTE / unit.length), { finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([...Array<Buffer>(megabytes).fill(block), deflateRawSync('')]);
  };
  const withPart = (part: string, packed: Buffer, declaredSize: number) =>
    zip(
      workbookEntries([{ name: 'A', rows: '' }]).map((entry) =>
        entry.name === part ? { ...entry, packed, declaredSize } : entry,
      ),
    );

  it.each([
    ['says how large it is', 400 * MEGABYTE, 'plus de 300\u00A0Mo'],
    ['claims to be small', 1000, 'plus de données qu’il n’en annonce'],
    ['claims to be just small enough', 290 * MEGABYTE, 'plus de données qu’il n’en annonce'],
  ])('refuses one that %s, within bounds', async (_, declaredSize, said) => {
    const bytes = withPart('xl/worksheets/sheet1.xml', repeated(' ', 400), declaredSize);
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const reading = read(bytes, 'depot.xlsx');
    expect(performance.now() - started).toBeLessThan(3000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * MEGABYTE);
    expect(await problem(reading)).toEqual(['too-large', null]);
    expect(await message(reading)).toContain(said);
  });

  it.each([
    ['cells', 'xl/worksheets/sheet1.xml', '<c/>'],
    ['texts', 'xl/sharedStrings.xml', '</si>   '],
    ['formats', 'xl/styles.xml', '<xf   />'],
  ])('refuses one that holds millions of %s below the limit of bytes', async (_, part, unit) => {
    expect(await problem(read(withPart(part, repeated(unit, 200), 200 * MEGABYTE)))).toEqual(['too-large', null]);
  });

  it('refuses more entries than a workbook has', async () => {
    const entries = Array.from({ length: 10_001 }, (_, i) => ({
      name: `xl/media/${i}`,
      content: '',
      packed: Buffer.alloc(0),
    }));
    expect((await problem(read(zip([...workbookEntries([{ name: 'A', rows: '' }]), ...entries]))))[0]).toBe(
      'too-large',
    );
  });
});
