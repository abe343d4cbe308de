import { beforeEach, describe, expect, it } from 'vitest';
import { viewerOfApiKey } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { bytesSource } from '@/lib/tabular/source';
import { toXlsx } from '@/lib/tabular/write';
import { receiveUpload } from '@/lib/uploads/background-commands';
import { readReplaced, readUpload } from '@/lib/uploads/queries';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertLab, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN] = ['350000022', '010000024'] as const;
const HEAD = 'mois;finess;produit;niveau;nombre';
const file = (...lines: string[]) => [HEAD, ...lines].join('\r\n');
const JANUARY = file(`janv. 2023;${RENNES};Alpha Lab;N1;1 200`, `2023-01;${AIN};ALPHA-LAB;;30`);

let prepared = false;
beforeEach(async () => {
  if (!prepared) {
    await freshDatabase({ demo: false });
    await insertVendors();
    await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
    await insertLab({ finess: AIN, department: '01', product: 'ALPHA-LAB' });
    await insertApiKey('alpha', 'alpha');
    await insertApiKey('dns', null);
    prepared = true;
  }
  await db().feedCount.deleteMany();
  await db().upload.deleteMany();
});

/** [month, FINESS, level, count] of all that is declared. */
async function declared() {
  const rows = await db().feedCount.findMany({
    orderBy: [{ month: 'asc' }, { legalEntityFiness: 'asc' }, { level: 'asc' }],
  });
  return rows.map(({ month, legalEntityFiness, level, count }) => [month, legalEntityFiness, level, count]);
}

const version = async () => (await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
const effect = ({ upload }: Awaited<ReturnType<typeof deposit>>) =>
  upload && [upload.rows, upload.added, upload.changed, upload.unchanged];
const TWO = [
  ['2023-01', AIN, null, 30],
  ['2023-01', RENNES, 'N1', 1200],
];

describe('a deposit', () => {
  it('is checked without being written, then written whole', async () => {
    const checked = await deposit('alpha', JANUARY, 'dryRun=true');
    expect([checked.status, checked.upload?.state, effect(checked), await declared()]).toEqual([
      200,
      'CHECKED',
      [2, 2, 0, 0],
      [],
    ]);
    const applied = await deposit('alpha', JANUARY);
    expect([applied.status, applied.upload?.state, applied.upload?.id]).toEqual([200, 'APPLIED', checked.upload?.id]);
    expect(await declared()).toEqual(TWO);
  });

  it('gives the same rows as CSV in any encoding, XLSX and JSON', async () => {
    const windows = Buffer.from(
      `mois;finess;produit;nombre;Niveau\nF\xc9VR. 2023;${RENNES};ALPHA-LAB;1\xa0200;n3`,
      'latin1',
    );
    expect((await deposit('alpha', windows, '', 'text/csv')).status).toBe(200);
    const xlsx = toXlsx({
      name: 'mars',
      columns: [
        { header: 'Mois', key: 'm', type: 'month' },
        { header: 'FINESS', key: 'f', type: 'text' },
        { header: 'Produit', key: 'p', type: 'text' },
        { header: 'Niveau', key: 'l', type: 'text' },
        { header: 'Nombre', key: 'n', type: 'integer' },
      ],
      rows: [['2023-03', RENNES, 'ALPHA-LAB', 'N3', 1200]],
    });
    expect((await deposit('alpha', xlsx)).status).toBe(200);
    const json = [{ mois: '2023-04', finess: RENNES, produit: 'ALPHA-LAB', niveau: 'N3', nombre: 1200 }];
    expect((await deposit('alpha', json)).status).toBe(200);
    expect(await declared()).toEqual([
      ['2023-02', RENNES, 'N3', 1200],
      ['2023-03', RENNES, 'N3', 1200],
      ['2023-04', RENNES, 'N3', 1200],
    ]);
  });

  it('replaces a value, leaves an equal one alone, and tells them apart', async () => {
    await deposit('alpha', JANUARY);
    const again = file(
      `2023-01;${RENNES};ALPHA-LAB;N1;1300`,
      `2023-01;${AIN};ALPHA-LAB;;30`,
      `2023-02;${AIN};ALPHA-LAB;;0`,
    );
    expect(effect(await deposit('alpha', again, 'acknowledgeWarnings=true'))).toEqual([3, 1, 1, 1]);
    expect(await declared()).toEqual([
      ['2023-01', AIN, null, 30],
      ['2023-01', RENNES, 'N1', 1300],
      ['2023-02', AIN, null, 0],
    ]);
  });

  it('of the same bytes is the same deposit, and writes nothing', async () => {
    const first = await deposit('alpha', JANUARY);
    const before = await version();
    const second = await deposit('alpha', JANUARY);
    expect([second.status, second.upload]).toEqual([200, first.upload]);
    expect([await version(), await db().upload.count()]).toEqual([before, 1]);
  });

  it('tells what a later one has replaced of it, when it comes again too', async () => {
    const first = await deposit('alpha', JANUARY);
    const later = await deposit('alpha', file(`2023-01;${RENNES};ALPHA-LAB;N1;1300`), 'acknowledgeWarnings=true');
    const viewer = await viewerOfApiKey(new Request('http://test', { headers: { Authorization: 'Bearer alpha' } }));
    if (!viewer) throw new Error('no viewer');
    const written = async (id: string | null = null) => {
      const upload = await readUpload(viewer, id ?? '');
      return upload && readReplaced(upload);
    };
    const { number } = await db().upload.findUniqueOrThrow({ where: { id: later.upload?.id ?? '' } });
    const named = `D-2023-${String(number).padStart(4, '0')}`;
    expect(await written(first.upload?.id)).toEqual({ count: 1, by: [named] });
    expect(await written(later.upload?.id)).toEqual({ count: 0, by: [] });
    const bytes = { source: bytesSource(Buffer.from(JANUARY)), fileName: 'x.csv', mediaType: 'text/csv' };
    const again = await receiveUpload(viewer, 'feeds', bytes);
    expect(again).toEqual({ ok: true, id: first.upload?.id, written: true });
    expect((await declared()).map(([, , , count]) => count)).toEqual([30, 1300]);
  });

  it('sent twice at once takes effect once', async () => {
    const answers = await Promise.all([
      deposit('alpha', JANUARY),
      deposit('alpha', JANUARY),
      deposit('alpha', JANUARY),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ upload }) => upload?.id)).size).toBe(1);
    expect([await declared(), await db().upload.count()]).toEqual([TWO, 1]);
  });

  it('counts a site beside its legal entity', async () => {
    const site = '350000048';
    await db().site.upsert({
      where: { finess: site },
      create: {
        finess: site,
        legalEntityFiness: RENNES,
        name: 'Site',
        town: 'Rennes',
        departmentCode: '35',
        openedOn: new Date('2000-01-01'),
      },
      update: {},
    });
    await deposit(
      'alpha',
      file(`2023-01;${RENNES};ALPHA-LAB;N1;5`, `2023-01;${site};ALPHA-LAB;N1;6`),
      'acknowledgeWarnings=true',
    );
    const rows = await db().feedCount.findMany({ orderBy: { count: 'asc' } });
    expect(rows.map(({ legalEntityFiness, siteFiness, count }) => [legalEntityFiness, siteFiness, count])).toEqual([
      [RENNES, null, 5],
      [RENNES, site, 6],
    ]);
  });
});

describe('warnings', () => {
  const warned = async (body: string) => {
    const { status, upload } = await deposit('alpha', body);
    return [status, upload?.warnings.map(({ line, code }) => [line, code])];
  };

  it('stop a deposit until they are acknowledged', async () => {
    const body = `${HEAD};commentaire\n2023-01;10000024;ALPHA-LAB;N1;30;rien`;
    expect(await warned(body)).toEqual([
      409,
      [
        [1, 'unknown-column'],
        [2, 'leading-zero-restored'],
      ],
    ]);
    expect(await declared()).toEqual([]);
    expect((await deposit('alpha', body, 'acknowledgeWarnings=true')).status).toBe(200);
    expect(await declared()).toEqual([['2023-01', AIN, 'N1', 30]]);
  });

  it('notice a count far from the last three months, and a drop to zero', async () => {
    const usual = ['2023-01;100', '2023-02;110', '2023-03;120'].map((cells) =>
      cells.replace(';', `;${AIN};ALPHA-LAB;N1;`),
    );
    expect((await deposit('alpha', file(...usual))).status).toBe(200);
    // The median is 110: 330 is three times, 331 more.
    expect(await warned(file(`2023-04;${AIN};ALPHA-LAB;N1;330`))).toEqual([200, []]);
    await db().feedCount.deleteMany({ where: { month: '2023-04' } });
    expect(await warned(file(`2023-04;${AIN};ALPHA-LAB;N1;331`))).toEqual([409, [[2, 'outlier']]]);
    expect(await warned(file(`2023-04;${AIN};ALPHA-LAB;N1;0`))).toEqual([409, [[2, 'drop-to-zero']]]);
  });

  it('notice a lab closed that month', async () => {
    await db().legalEntity.update({ where: { finess: AIN }, data: { closedOn: new Date('2023-02-15') } });
    expect(await warned(file(`2023-02;${AIN};ALPHA-LAB;N1;30`))).toEqual([200, []]);
    expect(await warned(file(`2023-03;${AIN};ALPHA-LAB;N1;30`))).toEqual([409, [[2, 'closed-structure']]]);
    await db().legalEntity.update({ where: { finess: AIN }, data: { closedOn: null } });
  });
});

describe('a cancelled deposit', () => {
  const value = (count: number) => file(`2023-01;${RENNES};ALPHA-LAB;N1;${count}`);
  const put = async (count: number) =>
    (await deposit('alpha', value(count), 'acknowledgeWarnings=true')).upload?.id ?? '';
  const current = async () => (await declared()).map(([, , , count]) => count);

  it('gives the earlier values back, and can be deposited again', async () => {
    const first = await put(10);
    const second = await put(20);
    expect([await uploads.cancel('alpha', second), await current()]).toEqual([200, [10]]);
    expect([await uploads.cancel('alpha', first), await current()]).toEqual([200, []]);
    expect(await put(20)).not.toBe(second);
    expect(await current()).toEqual([20]);
  });

  it('leaves what a later one has replaced, which then returns to what stood before', async () => {
    const [first, second, third] = [await put(10), await put(20), await put(30)];
    await uploads.cancel('alpha', second);
    expect(await current()).toEqual([30]);
    await uploads.cancel('alpha', third);
    expect(await current()).toEqual([10]);
    await uploads.cancel('alpha', first);
    expect(await current()).toEqual([]);
  });

  it('leaves the later value alone when nothing stood before', async () => {
    const [first, second] = [await put(10), await put(20)];
    await uploads.cancel('alpha', first);
    expect(await current()).toEqual([20]);
    await uploads.cancel('alpha', second);
    expect(await current()).toEqual([]);
  });

  it('is refused when one of its months is locked', async () => {
    const first = await put(10);
    await db().period.create({ data: { month: '2023-01', state: 'LOCKED', changedAt: new Date() } });
    expect([await uploads.cancel('alpha', first), await current()]).toEqual([409, [10]]);
    await db().period.deleteMany();
  });
});

it('leaves a trail of who applied and cancelled what', async () => {
  const { upload } = await deposit('dns', JANUARY);
  await uploads.cancel('dns', upload?.id ?? '');
  const trail = await db().auditEvent.findMany({ where: { subjectId: upload?.id ?? '' }, orderBy: { id: 'asc' } });
  expect(trail.map(({ action, actorLabel, details }) => [action, actorLabel, details])).toEqual([
    ['upload.apply', 'Clé «\u00A0dns\u00A0»', { rows: 2, added: 2, changed: 0, unchanged: 0 }],
    ['upload.cancel', 'Clé «\u00A0dns\u00A0»', { restored: 0, removed: 2, kept: 0 }],
  ]);
});
