import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertCounts, insertLab, insertVendors } from '../setup/rows.ts';

// 350000022 has a key that holds; so has 010000024, which loses its zero in a spreadsheet.
const [RENNES, AIN] = ['350000022', '010000024'] as const;
const HEAD = 'mois;finess;produit;nombre';

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: AIN, department: '01', product: 'ALPHA-LAB' });
  await insertCounts([{ month: '2023-01', finess: RENNES, product: 'ALPHA-LAB', count: 7 }]);
  await db().period.create({ data: { month: '2022-12', state: 'LOCKED', changedAt: new Date() } });
  await insertApiKey('alpha', 'alpha');
  await insertApiKey('beta', 'beta');
});

/** What must not move when a deposit is refused. */
async function stock() {
  const { _sum, _count } = await db().feedCount.aggregate({ _sum: { count: true }, _count: true });
  const version = await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } });
  return [_sum.count, _count, version.version, await db().feedCountRevision.count()];
}

/** [line, code] of each error, in the order given. */
async function errors(body: string | Uint8Array, type?: string) {
  const before = await stock();
  const { status, upload } = await deposit('alpha', body, 'acknowledgeWarnings=true', type);
  expect(status).toBe(422);
  expect(await stock()).toEqual(before);
  for (const error of upload?.errors ?? []) expect(error.message).toMatch(/[a-zé]{3}.*\.$/s);
  return upload?.errors.map(({ line, code }) => [line, code]);
}

const rows = (...lines: string[]) => [HEAD, ...lines].join('\n');
const row = (cells: Partial<Record<'mois' | 'finess' | 'produit' | 'nombre', string>>) =>
  ['mois', 'finess', 'produit', 'nombre']
    .map((column) => ({ mois: '2023-01', finess: RENNES, produit: 'ALPHA-LAB', nombre: '5', ...cells })[column])
    .join(';');

describe('a bad file writes nothing, and says where', () => {
  it('that is not a table', async () => {
    expect(await errors('')).toEqual([[null, 'empty-file']]);
    expect(await errors(HEAD)).toEqual([[expect.anything(), 'empty-file']]);
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82]);
    expect(await errors(png, 'text/csv')).toEqual([[null, 'not-a-table']]);
    expect(await errors(`${rows(row({}))}\n2023-01;"${RENNES};ALPHA-LAB;5\n2023-01;${AIN};ALPHA-LAB;5\n`)).toEqual([
      [3, 'not-a-table'],
    ]);
  });

  it('that is too large: nothing of it is kept', async () => {
    const { status, upload } = await deposit('alpha', new Uint8Array(110 * 1024 * 1024).fill(65), '', 'text/csv');
    expect([status, upload?.id, upload?.errors.map(({ code }) => code)]).toEqual([422, null, ['too-large']]);
  });

  it('that is a zip bomb', async () => {
    expect(await errors(bomb())).toEqual([[null, 'too-large']]);
  });

  it('with a missing column', async () => {
    expect(await errors(`mois;produit;nombre\n2023-01;ALPHA-LAB;5`)).toEqual([[1, 'missing-column']]);
  });

  it.each([
    ['month', { mois: 'T1 2023' }, 'bad-month'],
    ['month to come', { mois: '2023-10' }, 'future-month'],
    ['locked month', { mois: 'déc. 2022' }, 'locked-month'],
    ['FINESS', { finess: '35A' }, 'bad-finess'],
    ['unknown FINESS', { finess: '350000030' }, 'unknown-finess'],
    ['unknown product', { produit: 'Gamma' }, 'unknown-product'],
    ['other vendor’s product', { produit: 'bêta sil' }, 'not-your-product'],
    ['decimal', { nombre: '12,5' }, 'bad-count'],
    ['negative', { nombre: '-3' }, 'negative-count'],
    ['text', { nombre: 'abc' }, 'bad-count'],
  ])('with a bad %s', async (_, cells, code) => {
    expect(await errors(rows(row({ mois: '2023-02' }), row(cells)))).toEqual([[3, code]]);
  });

  it('with bad choices', async () => {
    const body = `${HEAD};canal;type_document;niveau\n${row({})};FAX;CR_RADIO;N2`;
    expect(await errors(body)).toEqual([
      [2, 'bad-channel'],
      [2, 'bad-document-type'],
      [2, 'bad-level'],
    ]);
  });

  it('with the same key twice, however it is written', async () => {
    expect(await errors(rows(row({}), row({ mois: 'janv. 2023', produit: 'Alpha Lab', nombre: '6' })))).toEqual([
      [3, 'duplicate-row'],
    ]);
  });

  it('says all the faults at once, and proposes the number that was meant', async () => {
    const { upload } = await deposit(
      'alpha',
      rows(row({ finess: '350000202', nombre: 'abc' }), row({ mois: '2024-01' })),
    );
    expect(upload?.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'unknown-finess'],
      [2, 'bad-count'],
      [3, 'future-month'],
    ]);
    expect(upload?.errors[0]?.message).toContain('350000022');
  });
});

describe('who may ask', () => {
  it('needs a key, a known type and known words', async () => {
    expect((await deposit('nobody', rows(row({})))).status).toBe(401);
    expect((await deposit('alpha', 'x', '', 'image/png')).status).toBe(415);
    expect((await deposit('alpha', rows(row({})), 'kind=nothing')).status).toBe(400);
    expect((await deposit('alpha', rows(row({})), 'dryRun=perhaps')).status).toBe(400);
  });

  it('needs the scope for what it asks', async () => {
    await db().apiKey.updateMany({ where: { label: 'beta' }, data: { scopes: ['read'] } });
    expect((await deposit('beta', rows(row({})), 'dryRun=true')).status).toBe(403);
    await db().apiKey.updateMany({ where: { label: 'beta' }, data: { scopes: ['read', 'uploads'] } });
  });

  it('sees its own uploads only: another’s does not exist', async () => {
    const { upload } = await deposit('alpha', rows(row({ nombre: '8' })), 'dryRun=true');
    const id = upload?.id ?? '';
    expect(await uploads.read('alpha', id)).toBe(200);
    expect((await uploads.file('alpha', id)).status).toBe(200);
    expect(await uploads.read('beta', id)).toBe(404);
    expect((await uploads.file('beta', id)).status).toBe(404);
    expect(await uploads.cancel('beta', id)).toBe(404);
    expect(await uploads.read('alpha', 'not-an-id')).toBe(404);
    expect(await uploads.list('beta')).toEqual({ items: [], next: null });
  });
});

/** A workbook whose sheet is 400 MB of zeros, 400 kB packed. */
function bomb(): Uint8Array {
  const content = Buffer.alloc(400 * 1024 * 1024);
  const packed = deflateRawSync(content, { level: 1 });
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}
