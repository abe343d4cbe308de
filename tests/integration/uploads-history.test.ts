import { beforeAll, describe, expect, it } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { month } from '@/lib/month';
import { bytesSource } from '@/lib/tabular/source';
import { applyUpload, cancelUpload, checkUpload } from '@/lib/uploads/commands';
import { readComparison } from '@/lib/uploads/compare-queries';
import { historyAction } from '@/lib/uploads/history';
import { readHistory } from '@/lib/uploads/history-queries';
import type { UploadKind } from '@/lib/uploads/kinds';
import { freshDatabase } from '../setup/database.ts';
import { insertLab, insertUser, insertVendors } from '../setup/rows.ts';

const [A, B, C, D] = ['350000022', '010000024', '350000048', '750000018'] as const;
const YES = { codes: 'all', reasons: {} } as const;
const ALL = { vendor: null, kind: null, state: null, month: null, before: null };

let dns: Viewer;
let alpha: Viewer;
let beta: Viewer;

async function viewerOf(id: string): Promise<Viewer> {
  const found = await viewerOfUser(id);
  if (!found) throw new Error('no viewer');
  return found;
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  await insertVendors();
  for (const finess of [A, B, C]) await insertLab({ finess, department: '35', product: 'ALPHA-LAB' });
  await insertLab({ finess: D, department: '35', product: 'BETA-SIL' });
  dns = await viewerOf(await insertUser('Camille', { role: 'TASKFORCE' }));
  alpha = await viewerOf(await insertUser('nadia', { role: 'VENDOR', vendorSlug: 'alpha' }));
  beta = await viewerOf(await insertUser('bruno', { role: 'VENDOR', vendorSlug: 'beta' }));
});

async function checked(viewer: Viewer, lines: string[], kind: UploadKind = 'feeds'): Promise<string> {
  const source = bytesSource(new TextEncoder().encode(lines.join('\n')));
  const result = await checkUpload(viewer, kind, { source, fileName: 'a.csv', mediaType: 'text/csv' });
  if (!result.ok || !result.upload.id) throw new Error('refused');
  return result.upload.id;
}

async function applied(viewer: Viewer, lines: string[]): Promise<string> {
  const id = await checked(viewer, lines);
  expect(await applyUpload(viewer, id, YES)).toMatchObject({ ok: true });
  return id;
}

const HEADER = 'mois;finess;produit;nombre';

describe('the difference of two deposits', () => {
  it('is row by row, whatever the order and the way of writing; the rest is the same', async () => {
    const one = await checked(alpha, [
      HEADER,
      `2023-07;${A};ALPHA-LAB;10`, // the same
      `2023-07;${B};ALPHA-LAB;20`, // changed
      `2023-07;${C};ALPHA-LAB;30`, // only here
    ]);
    const other = await checked(alpha, [
      'Produit;Niveau;FINESS;Canal;Mois;Nombre',
      `Alpha Lab;;${B.slice(1)};DMP;07/2023;1 021`,
      `alpha lab;;${A};;juil. 2023;10`,
      `ALPHA-LAB;N1;${A};DMP;2023-07;3`, // a level: another row
    ]);
    const found = await readComparison(alpha, [one, other], 500);
    if (!found || 'refused' in found) throw new Error('not compared');
    expect(found.counts).toEqual({ onlyA: 1, onlyB: 1, changed: 1, same: 1 });
    expect(found.differences).toEqual([
      { key: ['2023-07', B, 'ALPHA-LAB', 'DMP', 'CR_BIO', ''], a: ['20'], b: ['1021'] },
      { key: ['2023-07', C, 'ALPHA-LAB', 'DMP', 'CR_BIO', ''], a: ['30'], b: null },
      { key: ['2023-07', A, 'ALPHA-LAB', 'DMP', 'CR_BIO', 'N1'], a: null, b: ['3'] },
    ]);
    expect(Object.fromEntries(found.names)).toEqual({
      [A]: `Laboratoire ${A}`,
      [B]: `Laboratoire ${B}`,
      [C]: `Laboratoire ${C}`,
    });
    const first = await readComparison(alpha, [one, other], 1);
    expect(first && 'differences' in first && [first.differences.length, first.counts.changed]).toEqual([1, 1]);
  });

  it('is refused between kinds and for what is no table, and does not exist out of scope', async () => {
    const counts = await checked(alpha, [HEADER, `2023-07;${A};ALPHA-LAB;10`, `2023-06;${A};ALPHA-LAB;1`]);
    const base = await checked(
      alpha,
      ['finess;produit;date_installation', `${A};ALPHA-LAB;2020-01-01`],
      'installations',
    );
    const blank = await checked(alpha, ['']);
    const theirs = await checked(beta, [HEADER, `2023-07;${D};BETA-SIL;10`]);
    expect(await readComparison(alpha, [counts, base], 500)).toMatchObject({ refused: 'kinds' });
    expect(await readComparison(alpha, [counts, blank], 500)).toMatchObject({ refused: 'unreadable' });
    expect(await readComparison(alpha, [counts, theirs], 500)).toBeNull();
    expect(await readComparison(dns, [counts, theirs], 500)).toMatchObject({ counts: { onlyA: 2, onlyB: 1 } });
    expect(await readComparison(alpha, [counts, 'x'], 500)).toBeNull();
  });
});

describe('the history', () => {
  it('tells each deposit’s state and what to do with it, and is asked by vendor, kind, state and month', async () => {
    await db().upload.deleteMany();
    const refused = await checked(alpha, [HEADER, `2023-08;${A};ALPHA-LAB;dix`, `2023-08;${B};ALPHA-LAB;2`]);
    const first = await applied(alpha, [HEADER, `2023-08;${A};ALPHA-LAB;10`]);
    const second = await applied(alpha, [HEADER, `2023-08;${A};ALPHA-LAB;11`]);
    const third = await applied(alpha, [HEADER, `2023-07;${A};ALPHA-LAB;7`]);
    expect(await cancelUpload(alpha, third)).toMatchObject({ ok: true });
    const mend = await checked(alpha, [HEADER, `2023-09;${A};ALPHA-LAB;dix`, `2023-09;${B};ALPHA-LAB;2`]);
    const wait = await checked(beta, [HEADER, `2023-09;${D};BETA-SIL;5`]);

    const { lines } = await readHistory(alpha, ALL, 50);
    expect(lines.map((line) => [line.id, line.state, historyAction(line).verb])).toEqual([
      [mend, 'to-mend', 'Reprendre'],
      [third, 'cancelled', 'Voir le reçu'],
      [second, 'applied', 'Annuler'],
      [first, 'applied', 'Voir le reçu'],
      [refused, 'refused', 'Voir les erreurs'],
    ]);
    const ids = async (viewer: Viewer, asked: Partial<typeof ALL> | object) =>
      (await readHistory(viewer, { ...ALL, ...asked }, 50)).lines.map(({ id }) => id);
    expect(await ids(dns, { vendor: 'beta' })).toEqual([wait]);
    expect(await ids(dns, { state: 'to-mend' })).toEqual([mend]);
    expect(await ids(dns, { state: 'refused' })).toEqual([refused]);
    expect(await ids(dns, { state: 'to-apply' })).toEqual([wait]);
    expect(await ids(dns, { state: 'cancelled' })).toEqual([third]);
    expect(await ids(dns, { month: month('2023-08') })).toEqual([second, first, refused]);
    expect(await ids(dns, { kind: 'orders' })).toEqual([]);
    // A vendor's filter never reaches another's.
    expect(await ids(alpha, { vendor: 'beta' })).toEqual([]);

    await db().period.create({ data: { month: '2023-08', state: 'LOCKED', changedAt: new Date('2023-10-01') } });
    expect((await readHistory(alpha, ALL, 50)).lines.filter(({ cancellable }) => cancellable)).toEqual([]);
  });

  it('is read page by page within what is asked', async () => {
    const page = await readHistory(dns, { ...ALL, vendor: 'alpha' }, 2);
    const rest = await readHistory(dns, { ...ALL, vendor: 'alpha', before: page.next }, 50);
    expect([page.lines.length, rest.lines.length, rest.next]).toEqual([2, 3, null]);
  });
});
