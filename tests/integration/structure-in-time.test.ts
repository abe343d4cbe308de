import { beforeAll, describe, expect, it } from 'vitest';
import { labScope, labScopeSql } from '@/lib/access/scope';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import type { Perimeter, Split } from '@/lib/figures/types';
import { readIndicator } from '@/lib/indicators/queries';
import { closeEntity } from '@/lib/labs/closing-commands';
import { decideProposal, recordMerger, undoMerger } from '@/lib/labs/merger-commands';
import { readMergers } from '@/lib/labs/merger-queries';
import { readLabRows } from '@/lib/labs/queries';
import { month } from '@/lib/month';
import { freshDatabase } from '../setup/database.ts';
import { insertCounts, insertLab, insertUser, insertVendors } from '../setup/rows.ts';

// Three SEL: Rennes and Nantes feed, Paris does not. Nantes takes Rennes over on 15 March 2023.
const [RENNES, NANTES, PARIS] = ['350000011', '440000013', '750000015'] as const;
const WHOLE: Perimeter = { corridor: 'biologie', region: null, sector: null, vendor: null };

let admin: Viewer;
let dns: Viewer;
let alpha: Viewer;

async function viewer(name: string, role: 'ADMIN' | 'TASKFORCE' | 'VENDOR', vendorSlug?: string): Promise<Viewer> {
  const made = await viewerOfUser(await insertUser(name, { role, vendorSlug }));
  if (!made) throw new Error(`no viewer for ${name}`);
  return made;
}

/** Values of an indicator from January to April 2023, or by key when split. */
async function values(id: string, by: Split | null = null, perimeter: Partial<Perimeter> = {}) {
  const answer = await readIndicator(dns, id, {
    perimeter: { ...WHOLE, ...perimeter },
    by,
    from: month('2023-01'),
    to: month('2023-04'),
  });
  if (!answer.found || !answer.splitAllowed) return answer;
  if (by === null) return answer.points.map(({ value }) => value);
  return Object.fromEntries(
    answer.points.map((point) => [`${'key' in point && point.key} ${point.month}`, point.value]),
  );
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  await insertLab({ finess: RENNES, department: '35', product: 'ALPHA-LAB', equippedOn: '2022-06-01' });
  await insertLab({ finess: NANTES, department: '44', product: 'BETA-SIL' });
  await insertLab({ finess: PARIS, department: '75', product: 'BETA-SIL' });
  await db().site.create({
    data: {
      finess: '350000110',
      legalEntityFiness: RENNES,
      name: 'Rennes Thabor',
      town: 'Rennes',
      departmentCode: '35',
    },
  });
  await insertCounts(
    ['2023-01', '2023-02', '2023-03', '2023-04'].flatMap((at) => [
      { month: at, finess: RENNES, product: 'ALPHA-LAB', count: 10 },
      { month: at, finess: NANTES, product: 'BETA-SIL', count: 4 },
      { month: at, finess: PARIS, product: 'BETA-SIL', count: 0 },
    ]),
  );
  admin = await viewer('admin', 'ADMIN');
  dns = await viewer('dns', 'TASKFORCE');
  alpha = await viewer('alpha', 'VENDOR', 'alpha');
});

describe('a merger', () => {
  it('is the administration’s to record', async () => {
    expect((await recordMerger(dns, { absorbed: RENNES, successor: NANTES, effectiveOn: '2023-03-15' })).ok).toBe(
      false,
    );
    expect(await readMergers(dns)).toBeNull();
  });

  it.each([
    [{ absorbed: RENNES, successor: RENNES, effectiveOn: '2023-03-15' }, /elle-même/],
    [{ absorbed: RENNES, successor: '999999999', effectiveOn: '2023-03-15' }, /999999999/],
    [{ absorbed: RENNES, successor: NANTES, effectiveOn: '2023-12-01' }, /à venir/],
    [{ absorbed: RENNES, successor: NANTES, effectiveOn: '1999-12-01' }, /n’existait pas encore/],
    [{ absorbed: RENNES, successor: NANTES, effectiveOn: '15/03/2023' }, /date/],
  ])('is refused when it cannot be: %o', async (input, message) => {
    const result = await recordMerger(admin, input);
    expect(result.ok ? '' : result.message).toMatch(message);
  });

  it('leaves the months before as they were, and makes one lab of two from its own month on', async () => {
    const before = await values('adoption-rate');
    expect(before).toEqual([2 / 3, 2 / 3, 2 / 3, 2 / 3]);
    expect(await recordMerger(admin, { absorbed: RENNES, successor: NANTES, effectiveOn: '2023-03-15' })).toEqual({
      ok: true,
    });
    // February: two of three. March (read at its end) and April: one of two, not two of two.
    expect(await values('adoption-rate')).toEqual([2 / 3, 2 / 3, 1 / 2, 1 / 2]);
    expect(await values('labs-feeding')).toEqual([2, 2, 1, 1]);
    // The certificate of Rennes is now that of the merged lab.
    expect(await values('adoption-rate-equipped')).toEqual([1, 1, 1, 1]);
    expect(await values('reporting-completeness')).toEqual([1, 1, 1, 1]);
  });

  it('loses no document, and gives those declared under the old number to the region of the lab that they are now', async () => {
    expect(await values('dmp-documents')).toEqual([14, 14, 14, 14]);
    expect(await values('dmp-documents', 'region')).toEqual({
      '53 2023-01': 10,
      '53 2023-02': 10,
      '53 2023-03': null,
      '53 2023-04': null,
      '52 2023-01': 4,
      '52 2023-02': 4,
      '52 2023-03': 14,
      '52 2023-04': 14,
      '11 2023-01': 0,
      '11 2023-02': 0,
      '11 2023-03': 0,
      '11 2023-04': 0,
    });
  });

  it('follows a second merger, each from its own month', async () => {
    await recordMerger(admin, { absorbed: NANTES, successor: PARIS, effectiveOn: '2023-04-01' });
    expect(await values('labs-feeding')).toEqual([2, 2, 1, 1]);
    expect(await values('adoption-rate')).toEqual([2 / 3, 2 / 3, 1 / 2, 1]);
    const circle = await recordMerger(admin, { absorbed: PARIS, successor: RENNES, effectiveOn: '2023-05-01' });
    expect(circle.ok).toBe(false);
    // Alpha ran at Rennes: it sees what became of it, in Prisma and in SQL.
    const scoped = await db().legalEntity.findMany({ where: labScope(alpha), orderBy: { finess: 'asc' } });
    expect(scoped.map(({ finess }) => finess)).toEqual([RENNES, NANTES, PARIS]);
    const bySql = await db().$queryRaw<{ finess: string }[]>`
      select le.finess from legal_entity le where ${labScopeSql(alpha)} order by 1`;
    expect(bySql.map(({ finess }) => finess)).toEqual([RENNES, NANTES, PARIS]);
    // The last merger of a chain is undone first.
    expect((await undoMerger(admin, RENNES)).ok).toBe(false);
    expect((await undoMerger(admin, NANTES)).ok).toBe(true);
  });

  it('takes the sites along, and gives them back', async () => {
    const owner = async () => (await db().site.findUniqueOrThrow({ where: { finess: '350000110' } })).legalEntityFiness;
    expect(await owner()).toBe(NANTES);
    expect((await readMergers(admin))?.mergers).toEqual([
      {
        absorbed: { finess: RENNES, name: `Laboratoire ${RENNES}` },
        successor: { finess: NANTES, name: `Laboratoire ${NANTES}` },
        effectiveOn: '2023-03-15',
      },
    ]);
    expect((await undoMerger(admin, RENNES)).ok).toBe(true);
    expect(await owner()).toBe(RENNES);
    expect(await values('adoption-rate')).toEqual([2 / 3, 2 / 3, 2 / 3, 2 / 3]);
  });

  it('is not later than the closing of what it absorbs, whose day an undo gives back', async () => {
    await closeEntity(admin, { finess: PARIS, closedOn: '2022-03-01' });
    const late = await recordMerger(admin, { absorbed: PARIS, successor: NANTES, effectiveOn: '2023-03-15' });
    expect(late.ok ? '' : late.message).toMatch(/fermée depuis le 01\/03\/2022/);
    expect((await recordMerger(admin, { absorbed: PARIS, successor: NANTES, effectiveOn: '2022-02-15' })).ok).toBe(
      true,
    );
    expect((await undoMerger(admin, PARIS)).ok).toBe(true);
    const { closedOn } = await db().legalEntity.findUniqueOrThrow({ where: { finess: PARIS } });
    expect(closedOn?.toISOString().slice(0, 10)).toBe('2022-03-01');
    await closeEntity(admin, { finess: PARIS, closedOn: '' });
  });

  it('is not recorded in a month that is locked', async () => {
    await db().period.create({ data: { month: '2023-03', state: 'LOCKED', changedAt: new Date() } });
    const result = await recordMerger(admin, { absorbed: RENNES, successor: NANTES, effectiveOn: '2023-02-15' });
    expect(result.ok ? '' : result.message).toMatch(/mars\s2023 est verrouillé/);
    await db().period.deleteMany();
  });

  it('can be one that an import has proposed, decided once', async () => {
    const { id } = await db().mergerProposal.create({
      data: {
        absorbedFiness: RENNES,
        successorFiness: NANTES,
        effectiveOn: new Date('2023-04-20'),
        siteCount: 1,
        proposedAt: new Date(),
      },
    });
    expect((await readMergers(admin))?.proposals.map(({ sites, seenOn }) => [sites, seenOn])).toEqual([
      [1, '2023-04-20'],
    ]);
    expect((await decideProposal(admin, id, { accept: true, effectiveOn: '2023-04-01' })).ok).toBe(true);
    expect((await decideProposal(admin, id, { accept: false })).ok).toBe(false);
    expect(await values('labs-feeding')).toEqual([2, 2, 2, 1]);
    await undoMerger(admin, RENNES);
  });
});

describe('a closing by hand', () => {
  it('counts from its month on, and can be taken back', async () => {
    expect((await closeEntity(dns, { finess: PARIS, closedOn: '2023-03-31' })).ok).toBe(false);
    expect((await closeEntity(admin, { finess: PARIS, closedOn: '2023-12-31' })).ok).toBe(false);
    expect(await closeEntity(admin, { finess: PARIS, closedOn: '2023-03-31' })).toEqual({ ok: true });
    expect(await values('adoption-rate')).toEqual([2 / 3, 2 / 3, 1, 1]);
    expect(await closeEntity(admin, { finess: PARIS, closedOn: '' })).toEqual({ ok: true });
    expect(await values('adoption-rate')).toEqual([2 / 3, 2 / 3, 2 / 3, 2 / 3]);
  });
});

describe('what an EJ was', () => {
  it('counts in the months of its time: Paris was a hospital of Bretagne until July 2022', async () => {
    await db().legalEntityPast.create({
      data: {
        finess: PARIS,
        validUntil: new Date('2022-07-01'),
        name: 'Avant',
        sector: 'HOSPITAL',
        sel: false,
        town: 'Rennes',
        departmentCode: '35',
      },
    });
    const rows = await readLabRows(WHOLE, 'department', month('2022-06'), month('2022-07'));
    expect(rows.map(({ month: at, key, all, sel }) => [at, key, all.open, sel.open])).toEqual([
      ['2022-06', '35', 2, 1],
      ['2022-06', '44', 1, 1],
      ['2022-07', '35', 1, 1],
      ['2022-07', '44', 1, 1],
      ['2022-07', '75', 1, 1],
    ]);
  });
});
