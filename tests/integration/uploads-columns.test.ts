import { beforeAll, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { bytesSource } from '@/lib/tabular/source';
import { rememberColumns } from '@/lib/uploads/column-memory-commands';
import { readColumnMemory } from '@/lib/uploads/column-memory-queries';
import { checkUpload } from '@/lib/uploads/commands';
import type { ReadingSettings } from '@/lib/uploads/settings';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

let alpha: Viewer;
let beta: Viewer;

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: '350000022', department: '35', product: 'ALPHA-LAB' });
  const viewerOf = async (vendorSlug: string) => {
    const viewer = await viewerOfUser(await insertUser(vendorSlug, { role: 'VENDOR', vendorSlug }));
    if (!viewer) throw new Error('no viewer');
    return viewer;
  };
  alpha = await viewerOf('alpha');
  beta = await viewerOf('beta');
});

let files = 0;

/** What the last column of a file is read as, and the codes of its errors. */
async function check(viewer: Viewer, header: string, settings: ReadingSettings = {}) {
  files += 1;
  const bytes = Buffer.from(`${header}\n2023-09;350000022;ALPHA-LAB;${files}\n`);
  const file = { source: bytesSource(bytes), fileName: 'depot.csv', mediaType: 'text/csv', settings };
  const result = await checkUpload(viewer, 'feeds', file);
  if (!result.ok) throw new Error('forbidden');
  const { columns, errors } = result.upload.report;
  return [columns.at(-1)?.meaning, columns.at(-1)?.how, errors.map(({ code }) => code)];
}

const HEADER = 'mois;finess;produit;Cpt. d’envois';

it('a header that means nothing is mapped by hand, then remembered for the vendor alone', async () => {
  expect(await check(alpha, HEADER)).toEqual([null, null, ['missing-column']]);
  const columns = { 'Cpt. d’envois': 'nombre' };
  expect(await check(alpha, HEADER, { columns })).toEqual(['nombre', 'hand', []]);

  await db().$transaction((tx) => rememberColumns(tx, 'alpha', 'feeds', columns));
  expect(await check(alpha, 'mois;finess;produit;CPT D’ENVOIS')).toEqual(['nombre', 'memory', []]);
  expect(await check(beta, HEADER)).toEqual([null, null, ['missing-column', 'not-your-product']]);
});

it('what is said last is what is remembered', async () => {
  await db().$transaction(async (tx) => {
    await rememberColumns(tx, null, 'feeds', { Qté: 'nombre', Note: '' });
    await rememberColumns(tx, null, 'feeds', { qte: 'niveau', '***': 'mois' });
    expect(await readColumnMemory(tx, null, 'feeds')).toEqual(
      new Map([
        ['note', ''],
        ['qte', 'niveau'],
      ]),
    );
    expect((await readColumnMemory(tx, null, 'orders')).size).toBe(0);
  });
});
