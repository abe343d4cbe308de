import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { explainDifference } from '@/lib/feeds/reconciliation-commands';
import { readReconciledLabs, readReconciliation } from '@/lib/feeds/reconciliation-queries';
import { loadFeedsParams } from '@/lib/feeds/search-params';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const [RENNES, AIN, BREST, PARIS] = ['350000022', '010000024', '290000017', '750000004'] as const;
const AT = '2023-01';
const viewers: Record<'dns' | 'beta' | 'bretagne' | 'observer', Viewer | null> = {
  dns: null,
  beta: null,
  bretagne: null,
  observer: null,
};

function as(name: keyof typeof viewers): Viewer {
  const viewer = viewers[name];
  if (!viewer) throw new Error(`no viewer ${name}`);
  return viewer;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: AIN, department: '01', product: 'ALPHA-LAB' });
  await insertLab({ finess: BREST, department: '29', product: 'BETA-SIL', sector: 'HOSPITAL', sel: false });
  await insertLab({ finess: PARIS, department: '75', product: 'BETA-SIL' });
  await insertCounts([
    { month: AT, finess: RENNES, product: 'ALPHA-LAB', level: 'N1', count: 60 },
    { month: AT, finess: RENNES, product: 'ALPHA-LAB', level: 'N3', count: 40 },
    { month: AT, finess: RENNES, count: 80, source: 'CNAM' },
    { month: AT, finess: AIN, product: 'ALPHA-LAB', count: 300 },
    { month: AT, finess: BREST, product: 'BETA-SIL', count: 200 },
    { month: AT, finess: BREST, count: 206, source: 'CNAM' },
    { month: AT, finess: PARIS, count: 9, source: 'CNAM' },
    // Another channel, and another month.
    { month: AT, finess: RENNES, product: 'ALPHA-LAB', channel: 'MSS_PRO', count: 7 },
    { month: '2022-12', finess: RENNES, product: 'ALPHA-LAB', count: 50 },
  ]);
  viewers.dns = await viewerOfUser(await insertUser('dns', { role: 'TASKFORCE' }));
  viewers.beta = await viewerOfUser(await insertUser('beta', { role: 'VENDOR', vendorSlug: 'beta' }));
  viewers.bretagne = await viewerOfUser(await insertUser('bretagne', { role: 'REGIONAL', regionCode: '53' }));
  viewers.observer = await viewerOfUser(await insertUser('observer', { role: 'OBSERVER' }));
});

const asked = (query = '') => loadFeedsParams(new URLSearchParams(`month=${AT}&${query}`));
const read = async (who: keyof typeof viewers, query = '') => readReconciliation(as(who), asked(query));
const lines = async (who: keyof typeof viewers, query = '') =>
  (await read(who, query))?.detail?.lines.map((line) => [
    line.finess,
    line.declared,
    line.measured,
    line.difference,
    line.ratio,
    line.state,
  ]);

describe('declarations beside measures', () => {
  it('are lab by lab, the largest difference first, what is on one side last', async () => {
    expect(await lines('dns')).toEqual([
      [RENNES, 100, 80, -20, -0.2, 'differs'],
      [BREST, 200, 206, 6, 0.03, 'near'],
      [AIN, 300, null, null, null, 'declared-only'],
      [PARIS, null, 9, null, null, 'measured-only'],
    ]);
    expect((await lines('dns', 'threshold=2'))?.map((line) => line.at(-1))).toEqual([
      'differs',
      'differs',
      'declared-only',
      'measured-only',
    ]);
    expect((await lines('dns', 'state=measured-only'))?.map(([finess]) => finess)).toEqual([PARIS]);
    expect((await lines('dns', 'channel=MSS_PRO'))?.map((line) => line.slice(0, 3))).toEqual([[RENNES, 7, null]]);
  });

  it('are summed by vendor over the labs with both sides', async () => {
    const page = await read('dns');
    expect(
      page?.detail?.groups.map((line) => [
        line.vendor?.code,
        line.declared,
        line.measured,
        line.difference,
        line.ratio,
      ]),
    ).toEqual([
      ['alpha', 400, 80, -20, -0.2],
      ['beta', 200, 215, 6, 0.03],
    ]);
    // −14 of 300 documents.
    expect(page?.total).toMatchObject({ declared: 600, measured: 295, difference: -14, both: 2, differing: 1 });
    expect(page?.lead).toBe(
      'En janvier\u00A02023, sur les 2\u00A0laboratoires déclarés et mesurés, la Cnam compte 4,7\u00A0% de moins que les éditeurs',
    );
    // In December Rennes alone had declared; of Paris only the Cnam knows.
    expect(page?.months.map(({ labs }) => labs)).toEqual([
      { reported: 1, expected: 4 },
      { reported: 3, expected: 4 },
    ]);
    expect((await read('bretagne'))?.months.at(-1)?.labs).toEqual({ reported: 2, expected: 2 });
    expect((await read('dns', 'channel=MSS_PRO'))?.months.at(-1)?.labs).toBeNull();
    expect(page?.months.map(({ month: at, group }) => [at, group?.declared ?? null, group?.measured ?? null])).toEqual([
      ['2022-12', 50, null],
      ['2023-01', 600, 295],
    ]);
  });

  it('give each product what it has declared, and what is measured to the one in place', async () => {
    // Brest runs Beta; what it still sent through Alpha is Alpha's.
    await insertCounts([{ month: AT, finess: BREST, product: 'ALPHA-LAB', count: 30 }]);
    const page = await read('dns', 'sector=HOSPITAL');
    expect(page?.detail?.groups.map((line) => [line.vendor?.code, line.declared, line.measured, line.labs])).toEqual([
      ['beta', 200, 206, 1],
      ['alpha', 30, null, 1],
    ]);
    expect(page?.detail?.lines.map(({ finess, declared }) => [finess, declared])).toEqual([[BREST, 230]]);
    await db().feedCount.deleteMany({ where: { legalEntityFiness: BREST, productCode: 'ALPHA-LAB' } });
  });

  it('keep to the viewer’s own: a vendor its labs, a region its own, an observer the sums', async () => {
    expect((await lines('beta'))?.map(([finess]) => finess)).toEqual([BREST, PARIS]);
    expect(await read('beta', 'vendor=alpha')).toBeNull();
    expect((await lines('bretagne'))?.map(([finess]) => finess)).toEqual([RENNES, BREST]);
    expect(await read('bretagne', 'region=11')).toBeNull();
    const seen = await read('observer');
    expect([seen?.detail, seen?.total?.declared]).toEqual([null, 600]);
    expect(await readReconciledLabs(as('observer'), asked(), month(AT))).toEqual([]);
    expect((await lines('dns', 'sector=HOSPITAL'))?.map(([finess]) => finess)).toEqual([BREST]);
    expect((await lines('dns', 'region=84'))?.map(([finess]) => finess)).toEqual([AIN]);
  });

  it('say what is missing when the Cnam has measured nothing', async () => {
    const page = await readReconciliation(as('beta'), loadFeedsParams(new URLSearchParams('month=2022-12')));
    expect(page?.lead).toBe('Aucune mesure de la Cnam pour décembre\u00A02022\u00A0: en attente du dépôt de la DNS');
    expect(await readReconciliation(as('dns'), loadFeedsParams(new URLSearchParams('month=2023-10')))).toBeNull();
  });
});

describe('a note that explains', () => {
  const note = { month: AT, vendor: '', finess: '', body: 'Double envoi corrigé.' };

  it('is read by whom it concerns', async () => {
    expect(await explainDifference(as('dns'), { ...note, finess: RENNES, body: 'Rennes' })).toEqual({ ok: true });
    expect(await explainDifference(as('dns'), { ...note, body: 'Tous' })).toEqual({ ok: true });
    expect(await explainDifference(as('beta'), { ...note, vendor: 'alpha', finess: BREST, body: 'Brest' })).toEqual({
      ok: true,
    });
    const bodies = async (who: keyof typeof viewers) => (await read(who))?.detail?.notes.map(({ body }) => body);
    expect(await bodies('dns')).toEqual(['Brest', 'Tous', 'Rennes']);
    expect(await bodies('beta')).toEqual(['Brest', 'Tous']);
    expect(await bodies('bretagne')).toEqual(['Brest', 'Tous', 'Rennes']);
    // Under its own name, whatever the form said.
    expect((await db().reconciliationNote.findFirst({ where: { body: 'Brest' } }))?.vendorSlug).toBe('beta');
  });

  it('is refused out of scope, empty, for a month to come, or to a region', async () => {
    expect(await explainDifference(as('beta'), { ...note, finess: RENNES })).toMatchObject({
      ok: false,
      field: 'finess',
    });
    expect(await explainDifference(as('dns'), { ...note, body: ' \n ' })).toMatchObject({ ok: false, field: 'body' });
    expect(await explainDifference(as('dns'), { ...note, month: '2023-10' })).toMatchObject({ ok: false });
    expect(await explainDifference(as('bretagne'), note)).toMatchObject({ ok: false });
    expect(await explainDifference(as('observer'), note)).toMatchObject({ ok: false });
  });
});
