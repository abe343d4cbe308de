import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import type { IsoDate, Month } from '@/lib/month';
import { month } from '@/lib/month';
import { toFrenchCsv, toMachineCsv, toXlsx } from '@/lib/tabular/write';
import { restoringEdit, type SaveInput, saveTargets } from '@/lib/targets/commands';
import { readFileReferences, readTargetsSheet } from '@/lib/targets/file-queries';
import { readTargetsFile } from '@/lib/targets/file-reading';
import { readGrid } from '@/lib/targets/grid-queries';
import { readHistory } from '@/lib/targets/history-queries';
import { readSeriesRows } from '@/lib/targets/queries';
import { loadTargetsParams } from '@/lib/targets/search-params';
import type { SeriesKey } from '@/lib/targets/series-key';
import { freshDatabase } from '../setup/database.ts';
import { insertUser, insertVendors } from '../setup/rows.ts';

// The clock stands at 2023-10-05: September 2023 is the last month over.
const NATIONAL: SeriesKey = {
  indicator: 'orders-deployed',
  kind: 'TARGET',
  corridor: 'biologie',
  region: null,
  sector: null,
  vendor: null,
};
const FRANCE = { corridor: 'biologie', region: null, sector: null, vendor: null };
const params = (query = '') => loadTargetsParams(new URLSearchParams(query));

let dns: Viewer;
let alpha: Viewer;

async function viewer(name: string, grant: Parameters<typeof insertUser>[1]): Promise<Viewer> {
  const found = await viewerOfUser(await insertUser(name, grant));
  if (!found) throw new Error(name);
  return found;
}

async function insertVersion(
  version: number,
  recordedAt: string | null,
  points: Record<string, number>,
  key = NATIONAL,
) {
  await db().series.create({
    data: {
      indicator: key.indicator,
      kind: key.kind,
      corridorCode: key.corridor,
      regionCode: key.region,
      sector: key.sector,
      vendorSlug: key.vendor,
      unit: key.indicator === 'adoption-rate' ? 'ratio' : 'orders',
      source: 'essai',
      simulated: false,
      version,
      recordedAt: recordedAt ? new Date(recordedAt) : null,
      authorLabel: recordedAt ? 'Claire' : null,
      points: { create: Object.entries(points).map(([at, value]) => ({ month: at, value })) },
    },
  });
}

async function counted(asKnownOn: string | null = null): Promise<Record<string, number>> {
  const rows = await readSeriesRows(FRANCE, null, asKnownOn as IsoDate | null);
  const own = rows.filter(({ indicator }) => indicator === NATIONAL.indicator);
  return Object.fromEntries(own.map((row) => [row.month, row.value]));
}

const save = (values: [string, number | null][], more: Partial<SaveInput> & { madeFrom?: number } = {}) => {
  const { madeFrom = 0, ...input } = more;
  const edits = [
    { key: NATIONAL, madeFrom, values: values.map(([at, value]): [Month, number | null] => [month(at), value]) },
  ];
  return saveTargets(dns, { edits, reason: 'Révision', source: 'essai', seen: false, ...input });
};

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  dns = await viewer('dns', { role: 'TASKFORCE' });
  alpha = await viewer('alpha', { role: 'VENDOR', vendorSlug: 'alpha' });
});

beforeEach(async () => {
  await db().series.deleteMany();
  await db().period.deleteMany();
});

describe('the version that counts', () => {
  it('is that of its time for a month over: a version of 10 May changes June, not March', async () => {
    await insertVersion(1, null, { '2023-03': 100, '2023-06': 200 });
    await insertVersion(2, '2023-05-10T10:00:00Z', { '2023-03': 90, '2023-06': 180 });
    expect(await counted()).toEqual({ '2023-03': 100, '2023-06': 180 });
    expect(await counted('2023-05-09')).toEqual({ '2023-03': 100, '2023-06': 200 });
    expect(await counted('2023-05-10')).toEqual({ '2023-03': 90, '2023-06': 180 });
  });

  it('is the one of the last day itself, in France: 23:30 UTC on 30 June is July in Paris', async () => {
    await insertVersion(1, null, { '2023-06': 1 });
    await insertVersion(2, '2023-06-30T21:30:00Z', { '2023-06': 2 });
    await insertVersion(3, '2023-06-30T23:30:00Z', { '2023-06': 3 });
    expect(await counted()).toEqual({ '2023-06': 2 });
  });

  it('is the oldest that has the month when it was set too late, and the newest for a month not over', async () => {
    await insertVersion(1, '2023-08-01T10:00:00Z', { '2023-04': 40, '2023-10': 100 });
    await insertVersion(2, '2023-10-01T10:00:00Z', { '2023-04': 44, '2023-05': 50, '2023-10': 110 });
    expect(await counted()).toEqual({ '2023-04': 40, '2023-05': 50, '2023-10': 110 });
    expect(await counted('2023-07-31')).toEqual({});
  });

  it('is nothing once it was taken away in time', async () => {
    await insertVersion(1, null, { '2023-06': 10, '2023-07': 20 });
    await insertVersion(2, '2023-06-10T10:00:00Z', { '2023-07': 20 });
    expect(await counted()).toEqual({ '2023-07': 20 });
  });
});

const RATE: SeriesKey = { ...NATIONAL, indicator: 'adoption-rate' };
const BRITTANY: SeriesKey = { ...RATE, region: '53' };

async function rates(by: 'region' | null = null, asKnownOn: string | null = null): Promise<Record<string, number>> {
  const perimeter = by === null ? { ...FRANCE, region: '53' } : FRANCE;
  const rows = await readSeriesRows(perimeter, by, asKnownOn as IsoDate | null);
  return Object.fromEntries(rows.map(({ key, month: at, value }) => [`${key}${at}`, value]));
}

const saveRate = (values: [string, number | null][], more: Partial<SaveInput> = {}) =>
  saveTargets(dns, {
    edits: [{ key: BRITTANY, madeFrom: 0, values: values.map(([at, value]) => [month(at), value] as const) }],
    reason: 'Révision',
    source: 'essai',
    seen: false,
    ...more,
  });

describe('the rate of France where a region has none', () => {
  it('stays in every other month when a region sets one to come', async () => {
    const year = Array.from({ length: 12 }, (_, i): [string, number] => [
      `2023-${String(i + 1).padStart(2, '0')}`,
      0.9,
    ]);
    await insertVersion(1, null, Object.fromEntries(year), RATE);
    expect(await saveRate([['2024-06', 0.9]])).toEqual({ ok: true, series: 1, values: 1 });
    expect(await rates()).toEqual({ ...Object.fromEntries(year), '2024-06': 0.9 });
  });

  it('is not displaced by a value set after the end of the month, which is said before it is written', async () => {
    await insertVersion(1, null, { '2023-03': 0.9, '2023-12': 0.9 }, RATE);
    const values: [string, number][] = [
      ['2023-02', 0.6],
      ['2023-03', 0.7],
      ['2023-12', 0.8],
    ];
    const first = await saveRate(values);
    expect(first.ok ? '' : first.message).toBe(
      '1\u00A0mois terminé garde sa valeur d’alors (mars\u00A02023)\u00A0: 90\u00A0% (France). La nouvelle se lit dans l’historique, elle ne change aucune atteinte passée. 1\u00A0mois terminé n’avait pas de valeur (février\u00A02023)\u00A0: celle-ci y comptera.',
    );
    expect(await saveRate(values, { seen: true })).toMatchObject({ ok: true });
    expect(await rates()).toEqual({ '2023-02': 0.6, '2023-03': 0.9, '2023-12': 0.8 });
    // The region's own line says the same; the months where it has nothing of its own stay empty there.
    expect(await rates('region')).toEqual({ '532023-02': 0.6, '532023-03': 0.9, '532023-12': 0.8 });
    expect(await rates(null, '2023-10-05')).toEqual({ '2023-02': 0.6, '2023-03': 0.7, '2023-12': 0.8 });
    const grid = await readGrid(dns, params('indicator=adoption-rate&by=region&year=2023'));
    const row = grid?.rows.find(({ code }) => code === 'region-53');
    expect([row?.values[2], row?.counted[2], row?.counted[11]]).toEqual([0.7, 0.9, 0.8]);
  });

  it('gives way to a value set in time, and is back where that was taken away', async () => {
    await insertVersion(1, null, { '2023-05': 0.9, '2023-06': 0.9 }, RATE);
    await insertVersion(1, '2023-05-10T10:00:00Z', { '2023-05': 0.5, '2023-06': 0.6 }, BRITTANY);
    await insertVersion(2, '2023-06-10T10:00:00Z', { '2023-05': 0.5 }, BRITTANY);
    expect(await rates()).toEqual({ '2023-05': 0.5, '2023-06': 0.9 });
  });

  it('is that of whoever was first when both came too late', async () => {
    await insertVersion(1, '2023-08-01T10:00:00Z', { '2023-02': 0.9, '2023-03': 0.9 }, RATE);
    await insertVersion(1, '2023-07-01T10:00:00Z', { '2023-02': 0.5 }, BRITTANY);
    await insertVersion(2, '2023-09-01T10:00:00Z', { '2023-02': 0.5, '2023-03': 0.6 }, BRITTANY);
    expect(await rates()).toEqual({ '2023-02': 0.5, '2023-03': 0.9 });
  });
});

describe('an actual', () => {
  it('is the corrected one, in a month that is over and on any day that the targets are asked for', async () => {
    const actual = (version: number, recordedAt: string | null, value: number) =>
      db().series.create({
        data: {
          indicator: 'dmp-documents',
          kind: 'ACTUAL',
          corridorCode: 'biologie',
          unit: 'documents',
          source: 'essai',
          simulated: false,
          version,
          recordedAt: recordedAt && new Date(recordedAt),
          points: { create: { month: '2023-03', value } },
        },
      });
    await actual(1, null, 100);
    await actual(2, '2023-05-10T10:00:00Z', 120);
    for (const day of [null, '2023-04-01']) {
      const rows = await readSeriesRows(FRANCE, null, day as IsoDate | null);
      expect(rows.map(({ kind, value }) => [kind, value])).toEqual([['ACTUAL', 120]]);
    }
  });
});

describe('a save', () => {
  it('makes a new version with all its points, its author, its reason and its trace; the old one stays', async () => {
    await insertVersion(1, null, { '2023-11': 300, '2024-01': 339 });
    const saves = () => db().auditEvent.count({ where: { action: 'targets.save' } });
    const savesBefore = await saves();
    const before = (await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } })).version;
    expect(await save([['2023-11', 310]], { madeFrom: 1 })).toEqual({ ok: true, series: 1, values: 1 });
    const versions = await db().series.findMany({
      include: { points: { orderBy: { month: 'asc' } } },
      orderBy: { version: 'asc' },
    });
    expect(
      versions.map(({ version, authorLabel, reason, points }) => [
        version,
        authorLabel,
        reason,
        points.map((p) => p.value),
      ]),
    ).toEqual([
      [1, null, null, [300, 339]],
      [2, 'dns', 'Révision', [310, 339]],
    ]);
    expect((await saves()) - savesBefore).toBe(1);
    expect((await db().dataVersion.findUniqueOrThrow({ where: { id: 1 } })).version).toBe(before + 1n);
    expect(await counted()).toEqual({ '2023-11': 310, '2024-01': 339 });
  });

  it('is refused to a vendor, without a reason, without a change, and where the value does not fit', async () => {
    const edits = [{ key: NATIONAL, madeFrom: 0, values: [[month('2023-11'), 1]] as [Month, number][] }];
    expect(await saveTargets(alpha, { edits, reason: 'x', source: 'x', seen: true })).toMatchObject({ why: 'refused' });
    expect(await save([['2023-11', 1]], { reason: ' ' })).toMatchObject({ why: 'refused' });
    expect(await save([['2023-11', null]])).toMatchObject({ why: 'refused' });
    expect(await save([['2023-11', 1.5]])).toMatchObject({ why: 'refused' });
    expect(await db().series.count()).toBe(0);
  });

  it('cleans its texts and refuses the codes that no database text holds', async () => {
    expect(await save([['2023-11', 1]], { reason: '\0\u0007' })).toMatchObject({
      message: 'Donnez le motif de ce changement.',
    });
    expect(await save([['2023-11', 1]], { reason: ' Révi\0sion\ud800 ', source: 'fichier\0.csv' })).toMatchObject({
      ok: true,
    });
    expect(await db().series.findFirst()).toMatchObject({ reason: 'Révision', source: 'fichier.csv' });
    const good = { key: NATIONAL, madeFrom: 1, values: [[month('2023-12'), 5] as const] };
    for (const edits of [
      [{ ...good, key: { ...NATIONAL, corridor: 'bio\0logie' } }],
      [{ ...good, key: { ...NATIONAL, region: '5\0' } }],
      [{ ...good, key: { ...NATIONAL, vendor: 'alpha\ud800' } }],
      [{ key: { ...NATIONAL, indicator: 'orders\0' }, madeFrom: 0, values: [] }],
      [{ ...good, values: [[month('0000-01'), 5] as const] }],
      [good, good],
    ]) {
      expect(await saveTargets(dns, { edits, reason: 'x', source: 'x', seen: true })).toMatchObject({ why: 'refused' });
    }
    expect(await db().series.count()).toBe(1);
  });

  it('is refused when somebody has saved since, and says who', async () => {
    await insertVersion(1, null, { '2023-11': 300 });
    await insertVersion(2, '2023-10-01T10:00:00Z', { '2023-11': 320 });
    const result = await save([['2023-11', 310]], { madeFrom: 1 });
    expect(result).toMatchObject({ ok: false, why: 'conflict' });
    expect(result.ok ? '' : result.message).toContain('Claire a enregistré d’autres valeurs le 01/10/2023 12:00');
    expect(await counted()).toEqual({ '2023-11': 320 });
  });

  it('lets one of two saves made at once through', async () => {
    await insertVersion(1, null, { '2023-11': 300 });
    const results = await Promise.all([
      save([['2023-11', 310]], { madeFrom: 1 }),
      save([['2023-11', 320]], { madeFrom: 1 }),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db().series.count()).toBe(2);
  });

  it('does not touch a locked month', async () => {
    await db().period.create({ data: { month: '2023-08', state: 'LOCKED', changedAt: new Date() } });
    expect(
      await save(
        [
          ['2023-08', 1],
          ['2023-11', 2],
        ],
        { seen: true },
      ),
    ).toMatchObject({ why: 'refused' });
    expect(await db().series.count()).toBe(0);
  });

  it('says that a month over keeps its target before it writes, and keeps it after', async () => {
    await insertVersion(1, null, { '2023-03': 100, '2023-12': 339 });
    const first = await save(
      [
        ['2023-03', 90],
        ['2023-04', 95],
        ['2023-12', 350],
      ],
      { madeFrom: 1 },
    );
    expect(first).toMatchObject({ ok: false, why: 'past' });
    expect(first.ok ? '' : first.message).toContain('1\u00A0mois terminé garde sa valeur d’alors (mars\u00A02023)');
    expect(first.ok ? '' : first.message).toContain('avril\u00A02023)\u00A0: celle-ci y comptera');
    expect(
      await save(
        [
          ['2023-03', 90],
          ['2023-04', 95],
          ['2023-12', 350],
        ],
        { madeFrom: 1, seen: true },
      ),
    ).toMatchObject({ ok: true });
    expect(await counted()).toEqual({ '2023-03': 100, '2023-04': 95, '2023-12': 350 });
  });

  it('restores a version as a new one, and takes away what it did not have', async () => {
    await insertVersion(1, null, { '2023-11': 300 });
    await insertVersion(2, '2023-10-01T10:00:00Z', { '2023-11': 310, '2023-12': 339 });
    const old = await db().series.findFirstOrThrow({ where: { version: 1 } });
    const edit = await restoringEdit(old.id, 2);
    expect(
      edit && (await saveTargets(dns, { edits: [edit], reason: 'Erreur', source: 'essai', seen: false })),
    ).toMatchObject({ ok: true });
    expect(await counted()).toEqual({ '2023-11': 300 });
    const history = await readHistory(dns, params());
    expect(history?.versions.map(({ version, changes }) => [version, changes])).toEqual([
      [
        3,
        [
          { month: '2023-11', from: 310, to: 300 },
          { month: '2023-12', from: 339, to: null },
        ],
      ],
      [
        2,
        [
          { month: '2023-11', from: 300, to: 310 },
          { month: '2023-12', from: null, to: 339 },
        ],
      ],
      [1, [{ month: '2023-11', from: null, to: 300 }]],
    ]);
  });
});

describe('the grid', () => {
  it('has the newest version to edit beside what counts, and hides other vendors from a vendor', async () => {
    await insertVersion(1, null, { '2023-03': 100 });
    await insertVersion(2, '2023-05-10T10:00:00Z', { '2023-03': 90 });
    await insertVersion(1, null, { '2023-03': 7 }, { ...NATIONAL, vendor: 'beta' });
    const grid = await readGrid(alpha, params('by=vendor'));
    expect(grid?.rows.map(({ code, version, values, counted: c }) => [code, version, values[2], c[2]])).toEqual([
      ['france', 2, 90, 100],
      ['vendor-alpha', 0, null, null],
    ]);
    expect(JSON.stringify(await readHistory(alpha, params()))).not.toContain('beta');
    expect(JSON.stringify(await readTargetsSheet(alpha, null))).not.toContain('beta');
    const all = await readGrid(dns, params('by=vendor'));
    expect(all?.rows.map(({ code }) => code)).toEqual(['france', 'vendor-alpha', 'vendor-beta']);
  });
});

describe('a file', () => {
  it('is taken back unchanged as it was exported, in all three formats', async () => {
    await insertVersion(1, null, { '2023-01': 60, '2023-12': 339 });
    await insertVersion(1, null, { '2023-01': 1 / 3 }, { ...NATIONAL, indicator: 'adoption-rate', region: '01' });
    await insertVersion(1, null, { '2023-01': 5 }, { ...NATIONAL, vendor: 'beta', kind: 'TRAJECTORY' });
    const sheet = await readTargetsSheet(dns, null);
    expect(sheet.rows).toContainEqual(['orders-deployed', 'Cible', 'biologie', null, null, null, '2023-12', 339]);
    for (const write of [toFrenchCsv, toMachineCsv, toXlsx]) {
      const reading = await readTargetsFile(write(sheet), 'cibles', await readFileReferences());
      expect(reading).toMatchObject({ ok: true });
      const series = reading.ok ? reading.series : [];
      expect(series.map(({ key, values }) => [key.indicator, key.region, key.vendor, values.length]).sort()).toEqual([
        ['adoption-rate', '01', null, 1],
        ['orders-deployed', null, null, 2],
        ['orders-deployed', null, 'beta', 1],
      ]);
      const edits = series.map((each) => ({ ...each, madeFrom: 1 }));
      expect(await saveTargets(dns, { edits, reason: 'x', source: 'x', seen: true })).toMatchObject({
        message: 'Aucune valeur n’a changé\u00A0: rien n’a été écrit.',
      });
    }
  });

  it('says all its faults at once, with line and column', async () => {
    await db().period.create({ data: { month: '2023-08', state: 'LOCKED', changedAt: new Date() } });
    const text = [
      'indicateur;type;couloir;region;secteur;editeur;mois;valeur',
      'orders-deployed;Cible;biologie;;;;2023-11;339',
      'nothing;Cible;biologie;99;;;2023-11;1',
      'orders-deployed;Cible;biologie;53;;beta;2023-11;1',
      'orders-deployed;cible;biologie;;;;nov. 2023;340',
      'orders-deployed;Cible;biologie;;;;2023-08;12,5',
      'orders-deployed;Cible;biologie;;;;2203-11;1',
    ].join('\n');
    const reading = await readTargetsFile(new TextEncoder().encode(text), 'c.csv', await readFileReferences());
    expect(reading.ok ? [] : reading.problems.map(({ line, column }) => [line, column])).toEqual([
      [3, 'indicateur'],
      [3, 'region'],
      [4, 'region'],
      [5, 'mois'],
      [6, 'mois'],
      [6, 'valeur'],
      [7, 'mois'],
    ]);
  });
});
