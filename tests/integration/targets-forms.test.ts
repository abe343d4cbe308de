import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Viewer, viewerOfUser } from '@/lib/access/viewer';
import { db } from '@/lib/db';
import { importForm, restoreForm, saveGridForm } from '@/lib/targets/actions';
import type { GridState, ImportState } from '@/lib/targets/form-state';
import { freshDatabase } from '../setup/database.ts';
import { insertUser } from '../setup/rows.ts';

const session = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
vi.mock('@/lib/access/viewer', async (original) => ({
  ...(await original<typeof import('@/lib/access/viewer')>()),
  requireViewer: async () => session.viewer,
}));

const ABOUT = { indicator: 'orders-deployed', kind: 'TARGET', corridor: 'biologie', by: 'sector', year: '2024' };

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

const send = (fields: Record<string, string>): Promise<GridState> =>
  saveGridForm({ status: 'new' }, form({ ...ABOUT, reason: 'Révision', ...fields }));

async function newest(): Promise<Record<string, number>> {
  const row = await db().series.findFirst({ orderBy: { version: 'desc' }, include: { points: true } });
  return Object.fromEntries(row?.points.map(({ month, value }) => [month, value]) ?? []);
}

beforeAll(async () => {
  await freshDatabase({ demo: false });
  session.viewer = await viewerOfUser(await insertUser('Claire', { role: 'TASKFORCE' }));
});

beforeEach(async () => {
  await db().series.deleteMany();
});

describe('the grid as a form', () => {
  it('writes what was typed, and gives everything back when a cell is no number', async () => {
    const typed = { 'cell:france:2024-01': '1 200', 'cell:sector-PRIVATE:2024-01': 'abc', 'version:france': '0' };
    expect(await send(typed)).toEqual({
      status: 'refused',
      message: '1\u00A0case illisible\u00A0: rien n’a été écrit.',
      problems: [
        {
          field: 'cell:sector-PRIVATE:2024-01',
          message: 'Privé, janv.\u00A02024\u00A0: «\u00A0abc\u00A0» n’est pas un nombre.',
        },
      ],
      values: typed,
      reason: 'Révision',
    });
    expect(await db().series.count()).toBe(0);
    expect(await send({ ...typed, 'cell:sector-PRIVATE:2024-01': '' })).toMatchObject({ status: 'done' });
    expect(await newest()).toEqual({ '2024-01': 1200 });
  });

  it('keeps what was typed over what somebody else has saved, and writes it the second time', async () => {
    await send({ 'cell:france:2024-01': '10', 'cell:france:2024-02': '20' });
    await send({ 'cell:france:2024-01': '10', 'cell:france:2024-02': '25', 'version:france': '1' });
    const mine = { 'cell:france:2024-01': '11', 'cell:france:2024-02': '20', 'version:france': '1' };
    const state = await send(mine);
    expect(state).toMatchObject({
      status: 'conflict',
      values: { 'cell:france:2024-01': '11', 'cell:france:2024-02': '25', 'version:france': '2' },
    });
    expect(await newest()).toEqual({ '2024-01': 10, '2024-02': 25 });
    expect(await send(state.status === 'conflict' ? state.values : {})).toMatchObject({ status: 'done' });
    expect(await newest()).toEqual({ '2024-01': 11, '2024-02': 25 });
  });
});

describe('a number that no version has', () => {
  it('is refused, not asked of the database', async () => {
    await send({ 'cell:france:2024-01': '10' });
    const { id } = await db().series.findFirstOrThrow();
    for (const number of ['1.5', '2147483648', '99999999999999999999', '-1', '1\0', '1e3']) {
      const typed = { 'cell:france:2024-01': '11', 'version:france': number };
      expect(await send(typed), number).toMatchObject({ status: 'refused', values: typed });
      for (const wrong of [{ id: number }, { id: String(id), madeFrom: number }]) {
        const restored = await restoreForm({ status: 'new' }, form({ madeFrom: '1', reason: 'x', ...wrong }));
        expect(restored, number).toMatchObject({ status: 'refused', message: 'Cette version n’existe pas.' });
      }
    }
    expect(await newest()).toEqual({ '2024-01': 10 });
  });
});

describe('the import as a form', () => {
  const fileForm = (lines: string[]) => {
    const data = new FormData();
    const text = ['indicateur;type;couloir;region;secteur;editeur;mois;valeur', ...lines].join('\r\n');
    data.set('file', new File([text], 'cibles.csv'));
    return data;
  };

  it('shows what it changes, then writes it with a reason', async () => {
    const preview = await importForm({ status: 'new' }, fileForm(['orders-deployed;Cible;biologie;53;;;2024-03;170']));
    expect(preview).toMatchObject({
      status: 'preview',
      past: null,
      changes: [{ month: 'mars\u00A02024', from: '', to: '170' }],
    });
    expect(await db().series.count()).toBe(0);
    const { edits } = preview as Extract<ImportState, { status: 'preview' }>;
    const second = (reason: string) => importForm(preview, form({ edits, fileName: 'cibles.csv', reason }));
    expect(await second('')).toMatchObject({ status: 'preview', refusal: 'Donnez le motif de ce changement.' });
    expect(await second('Révision')).toMatchObject({ status: 'done' });
    expect(await newest()).toEqual({ '2024-03': 170 });
    expect(await second('Révision')).toMatchObject({ refusal: 'Aucune valeur n’a changé\u00A0: rien n’a été écrit.' });
  });

  it('names places in words, and the rate of France where the place has none', async () => {
    await db().series.create({
      data: {
        indicator: 'adoption-rate',
        kind: 'TARGET',
        corridorCode: 'biologie',
        unit: 'ratio',
        source: 'essai',
        simulated: false,
        points: { create: { month: '2024-03', value: 0.9 } },
      },
    });
    const lines = [
      'adoption-rate;Cible;biologie;;PRIVATE;;2024-03;0,8',
      'orders-deployed;Cible;biologie;;HOSPITAL;;2024-03;5',
    ];
    const preview = await importForm({ status: 'new' }, fileForm(lines));
    const { label } = await db().corridor.findUniqueOrThrow({ where: { code: 'biologie' } });
    expect(preview.status === 'preview' && preview.changes.map((change) => [change.label, change.from])).toEqual([
      [expect.stringContaining(`, cible, Privé (${label})`), '90\u00A0% (France)'],
      [expect.stringContaining(`, cible, Établissements de santé (${label})`), ''],
    ]);
    expect(label).not.toBe('biologie');
  });

  it('writes nothing with one error, nor from a form made by hand', async () => {
    const lines = ['orders-deployed;Cible;biologie;;;;2024-03;170', 'orders-deployed;Cible;biologie;;;;2024-04;x'];
    expect(await importForm({ status: 'new' }, fileForm(lines))).toMatchObject({
      status: 'refused',
      problems: [{ line: 3, column: 'valeur' }],
    });
    const key = { indicator: 'orders-deployed', kind: 'TARGET', corridor: 'biologie', sector: null, vendor: null };
    const edit = (place: string | null, madeFrom: number) =>
      JSON.stringify([{ key: { ...key, region: place }, madeFrom, values: [['2024-03', 1]] }]);
    for (const edits of ['[]', 'x', '[{"key":{}}]', edit('5\0', 0), edit(null, 2 ** 31), edit(null, 0.5)]) {
      expect(await importForm({ status: 'new' }, form({ edits, reason: 'x' }))).toMatchObject({ status: 'refused' });
    }
    expect(await db().series.count()).toBe(0);
  });
});
