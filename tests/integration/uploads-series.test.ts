import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db';
import { readSeriesRows } from '@/lib/targets/queries';
import { deposit, uploads } from '../setup/api.ts';
import { freshDatabase } from '../setup/database.ts';
import { insertApiKey, insertVendors } from '../setup/rows.ts';

const HEAD = 'indicateur;mois;type;perimetre;valeur;source;date_arrete';
const file = (...lines: string[]) => [HEAD, ...lines].join('\r\n');
const send = (...lines: string[]) => deposit('dns', file(...lines), 'kind=series');
const FRANCE = { corridor: 'biologie', region: null, sector: null, vendor: null };

let prepared = false;
beforeEach(async () => {
  if (!prepared) {
    await freshDatabase({ demo: false });
    await insertVendors();
    await insertApiKey('alpha', 'alpha');
    await insertApiKey('dns', null);
    prepared = true;
  }
  await db().series.deleteMany();
  await db().upload.deleteMany();
  await db().period.deleteMany();
});

/** What counts of an indicator: [month, kind, value]. */
async function counting(indicator: string, perimeter: typeof FRANCE | object = FRANCE) {
  const rows = await readSeriesRows({ ...FRANCE, ...perimeter }, null);
  return rows.filter((row) => row.indicator === indicator).map(({ month, kind, value }) => [month, kind, value]);
}

const effect = ({ upload }: Awaited<ReturnType<typeof deposit>>) =>
  upload && [upload.state, upload.added, upload.changed, upload.unchanged];

describe('a deposit of series', () => {
  it('is one new version of each series, the months that it does not name kept', async () => {
    const first = await send(
      'dmp-documents;2023-11;cible;France;8 333 333;DNS;30/09/2023',
      'dmp-documents;déc. 2023;target;France;8333333.0;DNS;2023-09-30',
      'adoption-rate;2023-12;trajectoire;Bretagne;72,5 %;DNS;',
    );
    expect([first.status, effect(first)]).toEqual([200, ['APPLIED', 3, 0, 0]]);
    const second = await send(
      'dmp-documents;2023-12;cible;France;9000000;DNS;',
      'dmp-documents;2023-11;cible;France;8333333;DNS;',
    );
    expect(effect(second)).toEqual(['APPLIED', 0, 1, 1]);
    expect(await counting('dmp-documents')).toEqual([
      ['2023-11', 'TARGET', 8333333],
      ['2023-12', 'TARGET', 9000000],
    ]);
    expect(await counting('adoption-rate', { region: '53' })).toEqual([['2023-12', 'TRAJECTORY', 0.725]]);
    const versions = await db().series.findMany({ orderBy: { id: 'asc' }, include: { points: true } });
    expect(versions.map((one) => [one.indicator, one.version, one.points.length, one.uploadId])).toEqual([
      ['dmp-documents', 1, 2, first.upload?.id],
      ['adoption-rate', 1, 1, first.upload?.id],
      ['dmp-documents', 2, 2, second.upload?.id],
    ]);
    expect(versions[0]?.asOf?.toISOString().slice(0, 10)).toBe('2023-09-30');
  });

  it('is checked while another writing of series is under way', async () => {
    const answer = await db().$transaction(async (tx) => {
      await tx.$queryRaw`select 1 from data_version where id = 1 for update`;
      const sent = deposit('dns', file('dmp-documents;2023-11;cible;France;100;DNS;'), 'kind=series&dryRun=true');
      return Promise.race([sent, new Promise((resolve) => setTimeout(resolve, 4000, 'waits'))]);
    });
    expect(answer).toMatchObject({ status: 200, upload: { state: 'CHECKED', added: 1 } });
  });

  it('taken back gives the earlier values again and deletes nothing', async () => {
    await send('dmp-documents;2023-11;cible;France;100;DNS;');
    const second = await send(
      'dmp-documents;2023-11;cible;France;200;DNS;',
      'dmp-documents;2023-12;cible;France;50;DNS;',
    );
    expect(await uploads.cancel('dns', second.upload?.id ?? '')).toBe(200);
    expect(await counting('dmp-documents')).toEqual([['2023-11', 'TARGET', 100]]);
    expect(await db().series.count()).toBe(2);
    // The number of a version taken back is not given again.
    await send('dmp-documents;2023-11;cible;France;300;DNS;');
    expect((await db().series.findMany({ orderBy: { version: 'asc' } })).map(({ version }) => version)).toEqual([
      1, 2, 3,
    ]);
    expect(await counting('dmp-documents')).toEqual([['2023-11', 'TARGET', 300]]);
  });

  it('taken back leaves what a later one has said, and not what it only carried', async () => {
    const first = await send(
      'dmp-documents;2023-11;cible;France;100;DNS;',
      'dmp-documents;2023-12;cible;France;10;DNS;',
    );
    const second = await send('dmp-documents;2023-12;cible;France;20;DNS;');
    expect(await uploads.cancel('dns', first.upload?.id ?? '')).toBe(200);
    expect(await counting('dmp-documents')).toEqual([['2023-12', 'TARGET', 20]]);
    expect(await uploads.cancel('dns', second.upload?.id ?? '')).toBe(200);
    expect(await counting('dmp-documents')).toEqual([]);
    const trail = await db().auditEvent.findMany({ where: { action: 'upload.cancel' }, orderBy: { id: 'asc' } });
    expect(trail.slice(-2).map(({ details }) => details)).toMatchObject([
      { removed: 1, restored: 0, kept: 1, keptBy: [expect.any(Number)] },
      { removed: 1, restored: 0, kept: 0 },
    ]);
  });

  it('takes national actuals, of an emitter in the corridor that is its own', async () => {
    const done = await send(
      'documents-by-emitter;2023-09;réalisé;émetteur:Médecins;1 234 567;Cnam;05/10/2023',
      'dmp-documents;2023-09;actual;couloir:radiologie;42;Cnam;',
    );
    expect(effect(done)).toEqual(['APPLIED', 2, 0, 0]);
    const rows = await db().series.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ corridorCode, emitter, kind, unit }) => [corridorCode, emitter, kind, unit])).toEqual([
      ['medecine-de-ville', 'physician', 'ACTUAL', 'documents'],
      ['radiologie', null, 'ACTUAL', 'documents'],
    ]);
  });

  it('says every fault, with its line and its column', async () => {
    const faulty = await send(
      'dmp-docs;2023-11;cible;France;1;DNS;',
      'dmp-documents;2023-11;objectif;France;1;DNS;',
      'dmp-documents;2023-11;cible;Bretagn;1;DNS;',
      'dmp-documents;2023-11;cible;secteur:privé + secteur:hospitalier;1;DNS;',
      'dmp-documents;2023-11;cible;France;1,5;DNS;',
      'adoption-rate;2023-11;cible;France;1,5;DNS;',
      'dmp-documents;2023-11;cible;éditeur:Alpha;1;DNS;31/02/2023',
      'dmp-documents;2023-10;réalisé;France;1;DNS;',
      'adoption-rate;2023-09;réalisé;France;0,5;DNS;',
      'documents-by-emitter;2023-09;réalisé;France;5;DNS;',
      'dmp-documents;2023-12;cible;France;1;DNS;',
      'dmp-documents;2023-12;cible;;2;DNS;',
      'dmp-documents;2024-01;cible;France;;DNS;06/10/2023',
      'dmp-docs;2024-02;cible;France;v;DNS;',
    );
    expect(faulty.status).toBe(422);
    expect(faulty.upload?.errors.map(({ line, column, code }) => [line, column, code])).toEqual([
      [2, 'indicateur', 'unknown-indicator'],
      [3, 'type', 'bad-type'],
      [4, 'perimetre', 'bad-perimeter'],
      [5, 'perimetre', 'bad-perimeter'],
      [6, 'valeur', 'bad-value'],
      [7, 'valeur', 'bad-value'],
      [8, 'date_arrete', 'bad-date'],
      [9, 'mois', 'future-month'],
      [10, 'type', 'bad-type'],
      [11, 'perimetre', 'bad-perimeter'],
      [13, 'valeur', 'duplicate-row'],
      [14, 'date_arrete', 'future-date'],
      [14, 'valeur', 'bad-value'],
      [15, 'indicateur', 'unknown-indicator'],
      [15, 'valeur', 'bad-value'],
    ]);
    expect(await db().series.count()).toBe(0);
    expect((await deposit('alpha', file(), 'kind=series')).status).toBe(403);
  });

  it('changes nothing in a locked month, and may repeat what stands there', async () => {
    const first = await send('dmp-documents;2023-08;cible;France;100;DNS;');
    await db().period.create({ data: { month: '2023-08', state: 'LOCKED', changedAt: new Date() } });
    expect((await send('dmp-documents;2023-08;cible;France;101;DNS;')).upload?.errors[0]?.code).toBe('locked-month');
    expect(effect(await send('dmp-documents;2023-08;cible;France;100,0;DNS;'))).toEqual(['APPLIED', 0, 0, 1]);
    expect(await uploads.cancel('dns', first.upload?.id ?? '')).toBe(409);
  });
});
