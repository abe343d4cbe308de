import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { readEffect } from '@/lib/issues/effect-queries';
import { readIssue } from '@/lib/issues/issue-queries';
import { openIssue } from '@/lib/issues/open-commands';
import type { IsoDate } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const FIX = '2023-07-11' as IsoDate;
const MONTHS = ['2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09'];
const CONCERNED = ['350000001', '350000002', '350000003'];
const COMPARABLE = ['350000011', '350000012', '350000013', '350000014', '350000015'];
const TAKEN_OVER = '350000021';

let camille: Viewer;
let issueId: number;

async function lab(finess: string, product: string, counts: number[], department = '35', sector?: 'HOSPITAL') {
  await insertLab({ finess, department, product, ...(sector && { sector }) });
  await insertCounts(counts.map((count, i) => ({ month: MONTHS[i] ?? '', finess, product, count })));
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  const found = await viewerOfUser(await insertUser('Camille Lormont', { role: 'TASKFORCE' }));
  if (!found) throw new Error('no viewer');
  camille = found;
  await lab('350000001', 'ALPHA-LAB', [1000, 1000, 1000, 1100, 1300, 1400]);
  await lab('350000002', 'ALPHA-LAB', [1600, 1600, 1600, 1700, 2000, 2200]);
  await lab('350000003', 'ALPHA-LAB', [500, 500, 500, 550, 650, 700]);
  // Taken over by the second concerned lab in August: its documents were never a gain.
  await lab(TAKEN_OVER, 'BETA-SIL', [400, 400, 400, 500, 600, 600]);
  await db().legalEntity.update({
    where: { finess: TAKEN_OVER },
    data: { closedOn: new Date('2023-08-15'), mergedIntoFiness: '350000002' },
  });
  for (const finess of COMPARABLE) await lab(finess, 'BETA-SIL', [1000, 1000, 1000, 1010, 1040, 1080]);
  // Not compared: the same product, another region, another sector.
  await lab('350000031', 'ALPHA-LAB', [1000, 1000, 1000, 0, 0, 0]);
  await lab('750000001', 'BETA-SIL', [1000, 1000, 1000, 0, 0, 0], '75');
  await lab('350000041', 'BETA-SIL', [1000, 1000, 1000, 0, 0, 0], '35', 'HOSPITAL');
  issueId = await db().$transaction((tx) =>
    openIssue(tx, camille, {
      title: 'Apostrophes rejetées',
      statement: '',
      categoryCode: 'DIFF-BUG',
      severity: 'BLOCKS',
      regionCode: null,
      // Attached under the lab that was taken over too: it counts once.
      labs: [...CONCERNED, TAKEN_OVER],
      products: ['ALPHA-LAB'],
      feedbacks: 0,
    }),
  );
  await db().issue.update({
    where: { id: issueId },
    data: { fixedOn: new Date(FIX), state: 'EFFECT_TO_CONFIRM', openedOn: new Date('2023-04-18') },
  });
});

describe('the effect of a fix, read', () => {
  it('compares with labs of the same region, sector and size that run something else', async () => {
    const effect = await readEffect(issueId, FIX);
    if (effect.kind !== 'measured') throw new Error(effect.kind);
    // Before: 1 000 + 1 600 + 400 + 500 = 3 500; after: 4 550 and 4 900, mean 4 725; comparable +6 %: 4 725 − 3 710.
    expect(effect).toMatchObject({ labs: 3, silent: 0, comparables: 5, measurable: true });
    expect(effect.sources).toEqual({ declared: true, measured: false });
    expect(effect.concerned).toMatchObject({ before: 3500, after: 4725 });
    expect(effect.comparable).toMatchObject({ before: 5000, after: 5300 });
    expect(effect.gain).toBeCloseTo(1015, 6);
  });

  it('is on the page of the issue, whoever reads it', async () => {
    expect((await readIssue(camille, issueId))?.effect).toMatchObject({ kind: 'measured', labs: 3, comparables: 5 });
  });

  it('is of the labs where the product ran on the day of the fix, not of those attached since that never had it', async () => {
    const others = [
      { finess: '350000051', product: 'BETA-SIL' }, // another product
      { finess: '350000052', product: 'ALPHA-LAB' }, // installed after the fix
    ];
    for (const { finess, product } of others) await lab(finess, product, [1000, 1000, 1000, 0, 0, 0]);
    await db().installation.updateMany({
      where: { legalEntityFiness: '350000052' },
      data: { installedOn: new Date('2023-08-01') },
    });
    await db().issueLab.createMany({ data: others.map(({ finess }) => ({ issueId, legalEntityFiness: finess })) });
    await db().dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
    const effect = await readEffect(issueId, FIX);
    if (effect.kind !== 'measured') throw new Error(effect.kind);
    expect(effect).toMatchObject({ labs: 3, unequipped: 2, comparables: 5 });
    expect(effect.concerned).toMatchObject({ before: 3500, after: 4725 });
  });

  it('is not measured before two full months', async () => {
    expect(await readEffect(issueId, '2023-08-02' as IsoDate)).toEqual({ kind: 'too-soon', from: '2023-11-01' });
  });

  it('shows no comparison with fewer than five labs', async () => {
    await db().issueLab.create({ data: { issueId, legalEntityFiness: COMPARABLE[0] ?? '' } });
    await db().dataVersion.update({ where: { id: 1 }, data: { version: { increment: 1 } } });
    const effect = await readEffect(issueId, FIX);
    if (effect.kind !== 'measured') throw new Error(effect.kind);
    // The labs of the test before, and this one, which is no comparable any more.
    expect(effect).toMatchObject({ labs: 3, unequipped: 3, comparables: 4, comparable: null, gain: null });
  });
});
