import { utils, write } from '@e965/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { DELETE as cancel } from '@/app/api/v1/uploads/[id]/route';
import { POST as post } from '@/app/api/v1/uploads/route';
import { db } from '@/lib/db';
import { keptUploadSchema } from '@/lib/uploads/api-schema';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertCounts, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN] = ['350000022', '010000024'] as const;
const HEADER = ['mois', 'finess', 'produit', 'nombre'];

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: AIN, department: '01', product: 'BETA-SIL' });
  await insertApiKey('alpha', 'alpha');
  await insertApiKey('beta', 'beta');
  await insertApiKey('dns', null);
});

const workbook = (bookType: 'xlsx' | 'ods', row: unknown[]) => {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([HEADER, row]), 'Comptages');
  return new Uint8Array(write(book, { type: 'array', bookType }));
};

describe('a deposit by the API', () => {
  // One file of one row for each media type, each of another month.
  const text = (separator: string, month: string) =>
    `${HEADER.join(separator)}\n${[month, RENNES, 'ALPHA-LAB', '7'].join(separator)}\n`;
  const cells = (month: string) => [month, RENNES, 'ALPHA-LAB', 7];
  it.each([
    ['text/csv; charset=utf-8', '2023-01', text(';', '2023-01')],
    ['TEXT/CSV', '2023-02', text(',', '2023-02')],
    ['text/tab-separated-values', '2023-03', text('\t', '2023-03')],
    ['text/plain', '2023-04', text('|', '2023-04')],
    ['application/json', '2023-05', [{ mois: '2023-05', finess: RENNES, produit: 'ALPHA-LAB', nombre: 7 }]],
    [
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      '2023-06',
      workbook('xlsx', cells('2023-06')),
    ],
    ['application/vnd.oasis.opendocument.spreadsheet', '2023-07', workbook('ods', cells('2023-07'))],
    ['application/octet-stream', '2023-08', workbook('ods', cells('2023-08'))],
  ])('reads %s', async (type, month, body) => {
    const { status, upload } = await deposit('alpha', body, '', type);
    expect([status, upload?.state, upload?.added, upload?.errors]).toEqual([200, 'APPLIED', 1, []]);
    const rows = await db().feedCount.findMany({ where: { month, legalEntityFiness: RENNES } });
    expect(rows.map(({ count }) => count)).toEqual([7]);
  });

  it('keeps which warnings were accepted at once, and the reason given for those that want one', async () => {
    await insertCounts(
      ['2023-06', '2023-07', '2023-08'].map((month) => ({ month, finess: AIN, product: 'BETA-SIL', count: 1000 })),
    );
    const csv = `mois;finess;produit;nombre;remarque\n2023-09;${AIN};BETA-SIL;0;x\n`;
    const refused = await deposit('beta', csv);
    expect([refused.status, refused.upload?.warnings.map(({ code }) => code).sort()]).toEqual([
      409,
      ['drop-to-zero', 'unknown-column'],
    ]);
    const { status, upload } = await deposit('beta', csv, 'acknowledgeWarnings=true&reason=fermé%20en%20septembre');
    expect([status, upload?.id]).toEqual([200, refused.upload?.id]);
    const { acknowledgement } = await db().upload.findUniqueOrThrow({ where: { id: upload?.id ?? '' } });
    expect(acknowledgement).toEqual({
      by: 'Clé «\u00A0beta\u00A0»',
      codes: expect.arrayContaining(['drop-to-zero', 'unknown-column']),
      reasons: { 'drop-to-zero': 'fermé en septembre' },
    });
  });
});

describe('GET /uploads', () => {
  const months = async (key: string, query: string) => {
    const { items } = await uploads.list(key, query);
    return keptUploadSchema
      .strict()
      .array()
      .parse(items)
      .map((item) => item.months.join());
  };

  it('filters by month, state and kind, in the scope of the key', async () => {
    await deposit(
      'alpha',
      [{ finess: RENNES, produit: 'ALPHA-LAB', version: '2', date_installation: '' }],
      'kind=installations&dryRun=true',
    );
    expect(await months('alpha', 'month=2023-03')).toEqual(['2023-03']);
    expect(await months('beta', 'month=2023-03')).toEqual([]);
    expect(await months('alpha', 'state=APPLIED&limit=2')).toEqual(['2023-08', '2023-07']);
    expect(await months('alpha', 'state=CHECKED')).toEqual(['']);
    expect(await months('alpha', 'kind=installations')).toEqual(['']);
    expect(await months('alpha', 'kind=installations&month=2023-03')).toEqual([]);
    expect(await months('dns', 'kind=feeds&month=2023-09')).toEqual(['2023-09']);
  });
});

it('tells what was guessed of the file, and proposes nothing', async () => {
  const { upload } = await deposit(
    'alpha',
    'mois|finess|produit|nombre\n2022-01|350000023|ALPHA-LAB|7\n',
    'dryRun=true',
  );
  expect(upload?.reading).toContainEqual({ id: 'separator', value: '|', words: 'séparateur barre verticale' });
  expect(upload?.errors[0]).toMatchObject({ line: 2, code: 'unknown-finess', value: '350000023' });
  expect(upload?.errors[0]).not.toHaveProperty('proposals');
});

describe('what would change what a deposit does', () => {
  const csv = `${HEADER.join(';')}\n2021-10;${RENNES};ALPHA-LAB;4\n`;
  const detail = async (query: string) => {
    const { status, json } = await deposit('alpha', csv, query);
    return [status, (json as { detail?: string }).detail];
  };

  it('is refused where it is unknown, empty or said twice, and nothing is written', async () => {
    const none = 'valeur absente. Donnez-la, ou retirez le paramètre.';
    const names = 'kind, dryRun, acknowledgeWarnings, reason, sheet';
    expect(await detail('dryRun=')).toEqual([400, `Paramètre «\u00A0dryRun\u00A0»\u00A0: ${none}`]);
    for (const name of ['dryrun', 'dry_run', 'foo']) {
      expect(await detail(`${name}=true`)).toEqual([
        400,
        `Paramètre «\u00A0${name}\u00A0»\u00A0: inconnu. Paramètres possibles\u00A0: ${names}.`,
      ]);
    }
    expect(await detail('dryRun=true&dryRun=false')).toEqual([
      400,
      'Paramètre «\u00A0dryRun\u00A0»\u00A0: donné plusieurs fois. Gardez-en un seul.',
    ]);
    expect(await db().feedCount.count({ where: { month: '2021-10' } })).toBe(0);
  });

  it('is refused where the body is compressed', async () => {
    const headers = { Authorization: 'Bearer alpha', 'Content-Type': 'text/csv' };
    const send = (encoding: string) =>
      post(
        new Request('http://test/api/v1/uploads?dryRun=true', {
          method: 'POST',
          headers: { ...headers, 'Content-Encoding': encoding },
          body: csv,
        }),
        { params: Promise.resolve({}) },
      );
    const refused = await send('gzip');
    expect([refused.status, refused.headers.get('accept-encoding')]).toEqual([415, 'identity']);
    expect((await send('br')).status).toBe(415);
    expect((await send('Identity')).status).toBe(200);
  });
});

it('tells what each column was read as', async () => {
  const { upload } = await deposit(
    'alpha',
    `Période;finess;produit;Nb docs;x\n2021-11;${RENNES};ALPHA-LAB;1;\n`,
    'dryRun=true',
  );
  expect(upload?.columns).toEqual([
    { name: 'Période', meaning: 'mois', how: 'synonym' },
    { name: 'finess', meaning: 'finess', how: 'name' },
    { name: 'produit', meaning: 'produit', how: 'name' },
    { name: 'Nb docs', meaning: 'nombre', how: 'synonym' },
    { name: 'x', meaning: null, how: null },
  ]);
});

it('reads the sheet asked for, and no second one of a workbook that is written', async () => {
  const book = utils.book_new();
  for (const [name, month] of [
    ['Août', '2021-08'],
    ['Septembre', '2021-09'],
  ]) {
    utils.book_append_sheet(book, utils.aoa_to_sheet([HEADER, [month, RENNES, 'ALPHA-LAB', 3]]), name);
  }
  const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }));
  const sheetOf = ({ upload }: Awaited<ReturnType<typeof deposit>>) => upload?.reading.find(({ id }) => id === 'sheet');
  expect(sheetOf(await deposit('alpha', bytes, 'dryRun=true'))).toEqual({
    id: 'sheet',
    value: 'Août',
    words: 'feuille «\u00A0Août\u00A0», 1\u00A0autre non lue\u00A0: Septembre',
  });
  expect((await deposit('alpha', bytes, 'dryRun=true&sheet=Juillet')).status).toBe(422);
  const written = await deposit('alpha', bytes, 'sheet=Septembre');
  expect([written.status, sheetOf(written)?.value]).toEqual([200, 'Septembre']);
  const months = await db().feedCount.findMany({ where: { uploadId: written.upload?.id ?? '' } });
  expect(months.map(({ month }) => month)).toEqual(['2021-09']);
  expect((await deposit('alpha', bytes)).upload?.id).toBe(written.upload?.id);
  const other = await deposit('alpha', bytes, 'sheet=Août');
  expect([other.status, (other.json as { detail: string }).detail]).toEqual([
    409,
    'Ce classeur est déjà déposé, pour sa feuille «\u00A0Septembre\u00A0». Déposez «\u00A0Août\u00A0» dans un autre fichier.',
  ]);
});

it('says what a cancelled deposit leaves, and the reasons given', async () => {
  const csv = (count: number, other = '') => `${HEADER.join(';')}\n2022-03;${RENNES};ALPHA-LAB;${count}\n${other}`;
  const first = await deposit('alpha', csv(30, `2022-04;${RENNES};ALPHA-LAB;31\n`));
  await deposit('alpha', csv(40));
  const { items } = await uploads.list('alpha', 'limit=1');
  const response = await cancel(
    new Request('http://test/api/v1/uploads/x', { method: 'DELETE', headers: { Authorization: 'Bearer alpha' } }),
    { params: Promise.resolve({ id: first.upload?.id ?? '' }) },
  );
  const told = keptUploadSchema.strict().parse(await response.json());
  expect([told.state, told.kept, told.keptBy]).toEqual(['CANCELLED', 1, [items[0].number]]);
  const acknowledged = (await uploads.list('beta', 'state=APPLIED')).items[0].acknowledgement;
  expect(acknowledged.reasons).toEqual({ 'drop-to-zero': 'fermé en septembre' });
  expect(items[0].acknowledgement).toBeNull();
});
