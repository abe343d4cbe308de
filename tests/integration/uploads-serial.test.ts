import pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { bytesSource } from '@/lib/tabular/source';
import { applyUpload, cancelUpload, checkUpload } from '@/lib/uploads/commands';
import { readKept, readUpload } from '@/lib/uploads/queries';
import { readRun } from '@/lib/uploads/run-queries';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const [A, B, C] = ['350000022', '010000024', '350000048'] as const;
const YES = { codes: 'all', reasons: {} } as const;
const WRITING_LOCK = 4862;

let url: string;
let viewer: Viewer;

beforeAll(async () => {
  url = await freshDatabase({ demo: false });
  await insertVendors();
  for (const finess of [A, B, C]) await insertLab({ finess, department: '35', product: 'ALPHA-LAB' });
  const found = await viewerOfUser(await insertUser('alpha', { role: 'VENDOR', vendorSlug: 'alpha' }));
  if (!found) throw new Error('no viewer');
  viewer = found;
});

beforeEach(async () => {
  await db().feedCount.deleteMany();
  await db().upload.deleteMany();
});

/** A checked deposit of counts of January 2023, by lab. */
async function checked(counts: { [finess: string]: number }): Promise<string> {
  const rows = Object.entries(counts).map(([finess, count]) => `2023-01;${finess};ALPHA-LAB;${count}`);
  const source = bytesSource(new TextEncoder().encode(['mois;finess;produit;nombre', ...rows].join('\n')));
  const result = await checkUpload(viewer, 'feeds', { source, fileName: 'a.csv', mediaType: 'text/csv' });
  if (!result.ok || !result.upload.id) throw new Error('refused');
  return result.upload.id;
}

async function deposited(counts: { [finess: string]: number }): Promise<string> {
  const id = await checked(counts);
  expect(await applyUpload(viewer, id, YES)).toMatchObject({ ok: true });
  return id;
}

/** [A, B, C] as declared; null: nothing. */
async function declared(): Promise<(number | null)[]> {
  const rows = await db().feedCount.findMany();
  return [A, B, C].map((finess) => rows.find((row) => row.legalEntityFiness === finess)?.count ?? null);
}

describe('at once', () => {
  it('two deposits on the same keys: the second is checked against what the first has written', async () => {
    const [ten, twenty] = [await checked({ [A]: 10, [B]: 1 }), await checked({ [A]: 20, [B]: 1 })];
    const results = await Promise.all([applyUpload(viewer, ten, YES), applyUpload(viewer, twenty, YES)]);
    const effects = results.map((result) => 'upload' in result && result.upload.report);
    expect(effects.map((report) => report && [report.added, report.changed, report.unchanged]).sort()).toEqual([
      [0, 1, 1],
      [2, 0, 0],
    ]);
    const last = effects.findIndex((report) => report && report.changed === 1);
    expect(await declared()).toEqual([[10, 20][last], 1, null]);
    expect((await readUpload(viewer, [ten, twenty][last] ?? ''))?.report.changes).toMatchObject([
      { before: [20, 10][last], after: [10, 20][last] },
    ]);
  });

  it('one deposit applied five times is applied once', async () => {
    const id = await checked({ [A]: 10 });
    const version = async () => (await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
    const before = await version();
    const results = await Promise.all(Array.from({ length: 5 }, () => applyUpload(viewer, id, YES)));
    expect(results.map(({ ok }) => ok)).toEqual(Array(5).fill(true));
    expect(await db().auditEvent.count({ where: { subjectId: id, action: 'upload.apply' } })).toBe(1);
    expect([await version(), await declared()]).toEqual([before + 1n, [10, null, null]]);
    const runs = await db().uploadRun.findMany({ where: { uploadId: id } });
    expect(runs.every(({ state }) => state === 'DONE')).toBe(true);
  });

  it('a check waits for no writing, and a writing tells that it is under way', async () => {
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query('begin');
    await other.query('select pg_advisory_xact_lock($1)', [WRITING_LOCK]);
    const id = await checked({ [A]: 10 });
    const applying = applyUpload(viewer, id, YES);
    expect(await checked({ [B]: 3 })).not.toBe(id);
    await expect.poll(() => readRun(id)).toMatchObject({ task: 'APPLY', state: 'RUNNING' });
    await other.query('commit');
    await other.end();
    expect(await applying).toMatchObject({ ok: true });
    expect(await readRun(id)).toMatchObject({ task: 'APPLY', state: 'DONE', rowsDone: 1, rowsTotal: 1 });
  });
});

/*
 * Three deposits:  A   B   C
 *              1  10   5   –
 *              2  20   5   7
 *              3  30   –   7
 * At any moment a count is the one of the last deposit that said it and is not cancelled.
 */
describe('three deposits on the same keys, cancelled in any order, give back what the others say', () => {
  it.each([
    ['1 2 3', [30, 5, 7], [30, null, 7]],
    ['1 3 2', [30, 5, 7], [20, 5, 7]],
    ['2 1 3', [30, 5, 7], [30, null, 7]],
    ['2 3 1', [30, 5, 7], [10, 5, null]],
    ['3 1 2', [20, 5, 7], [20, 5, 7]],
    ['3 2 1', [20, 5, 7], [10, 5, null]],
  ])('%s', async (order, afterOne, afterTwo) => {
    const ids = [
      await deposited({ [A]: 10, [B]: 5 }),
      await deposited({ [A]: 20, [B]: 5, [C]: 7 }),
      await deposited({ [A]: 30, [C]: 7 }),
    ];
    expect(await declared()).toEqual([30, 5, 7]);
    const seen: (number | null)[][] = [];
    for (const n of order.split(' ')) {
      expect(await cancelUpload(viewer, ids[Number(n) - 1] ?? '')).toMatchObject({ ok: true });
      seen.push(await declared());
    }
    expect(seen).toEqual([afterOne, afterTwo, [null, null, null]]);
    expect(await db().feedCountRevision.count()).toBe(0);
  });

  it('says how many values are kept, and which deposits hold them', async () => {
    const first = await deposited({ [A]: 10, [B]: 5 });
    const second = await deposited({ [A]: 20, [B]: 5, [C]: 7 });
    const third = await deposited({ [A]: 30, [C]: 7 });
    const numbers = await Promise.all([second, third].map(async (id) => (await readUpload(viewer, id))?.number));
    expect(await cancelUpload(viewer, first)).toMatchObject({ ok: true, restored: 0, removed: 0, kept: 2 });
    const cancelled = await readUpload(viewer, first);
    expect(cancelled && (await readKept(cancelled))).toEqual({ count: 2, by: numbers });
    expect(numbers[0]).toMatch(/^D-2023-\d{4}$/);
  });
});
