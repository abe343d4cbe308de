import { describe, expect, it } from 'vitest';
import { type Month, month } from '@/lib/month';
import { type FormRow, readGridForm, rebased } from '@/lib/targets/grid-form';
import { FRANCE, parsePlace, placeCode } from '@/lib/targets/series-key';
import { fillBetween, fillRight, shareNational } from '@/lib/targets/tools';

describe('the tools of the grid', () => {
  it('copy a value to the right, over what is there', () => {
    expect(fillRight([null, 5, 9, null], 1, 3)).toEqual({
      ok: true,
      values: new Map([
        [2, 5],
        [3, 5],
      ]),
    });
    expect(fillRight([null, 5], 0, 1)).toMatchObject({ ok: false });
    expect(fillRight([1, 5], 1, 1)).toMatchObject({ ok: false });
  });

  it('need both ends of a path', () => {
    expect(fillBetween('linear', [10, null, 20], 0, 2, 'orders')).toEqual({
      ok: true,
      values: new Map([
        [0, 10],
        [1, 15],
        [2, 20],
      ]),
    });
    expect(fillBetween('s', [10, null, null], 0, 2, 'orders')).toMatchObject({ ok: false });
  });

  it('share each month with its own weights, and leave out a month without a national value', () => {
    const weights = [
      [5, 5, 1],
      [3, 3, 1],
      [2, 2, 2],
    ];
    expect(shareNational([339, null, 8], weights, 0, 2)).toEqual({
      ok: true,
      months: new Map([
        [0, [169, 102, 68]],
        [2, [2, 2, 4]],
      ]),
    });
    expect(shareNational([null], weights, 0, 0)).toMatchObject({ ok: false });
  });
});

describe('the form of the grid', () => {
  const [jan, feb] = [month('2024-01'), month('2024-02')];
  const key = { indicator: 'dmp-documents-per-inhabitant', kind: 'TARGET', corridor: 'biologie', ...FRANCE } as const;
  const row = (madeFrom: number, points: [Month, number][]): FormRow => ({
    key,
    code: 'france',
    label: 'France',
    madeFrom,
    points: new Map(points),
  });
  const settable = { id: key.indicator, label: '', unit: 'documents-per-inhabitant' } as const;

  it('changes only the cells that were typed in: 1.4630 shown «1,46» stays 1.4630', () => {
    const rows = [row(1, [[jan, 1.46302]])];
    const texts = { 'cell:france:2024-01': '1,46', 'cell:france:2024-02': '1,5' };
    expect(readGridForm(rows, [jan, feb], settable, texts)).toEqual({
      edits: [{ key, madeFrom: 1, values: [[feb, 1.5]] }],
      problems: [],
    });
    expect(readGridForm(rows, [jan], settable, { 'cell:france:2024-01': '' }).edits[0]?.values).toEqual([[jan, null]]);
  });

  it('names the cell that is no value', () => {
    expect(readGridForm([row(1, [])], [jan], settable, { 'cell:france:2024-01': 'abc' }).problems).toEqual([
      {
        field: 'cell:france:2024-01',
        message: 'France, janv.\u00A02024\u00A0: «\u00A0abc\u00A0» n’est pas un nombre.',
      },
    ]);
  });

  it('keeps what was typed when somebody else has saved, and shows their values elsewhere', () => {
    const before = [row(1, [[jan, 1]])];
    const after = [
      row(2, [
        [jan, 2],
        [feb, 3],
      ]),
    ];
    const texts = { 'cell:france:2024-01': '9', 'cell:france:2024-02': '' };
    expect(rebased(before, after, [jan, feb], settable, texts)).toEqual({
      'cell:france:2024-01': '9',
      'cell:france:2024-02': '3,00',
    });
  });

  it('names places in an address', () => {
    for (const code of ['france', 'region-01', 'sector-HOSPITAL', 'vendor-a-b']) {
      const place = parsePlace(code);
      expect(place && placeCode(place)).toBe(code);
    }
    expect([parsePlace('sector-SEL'), parsePlace('region-'), parsePlace('x')]).toEqual([null, null, null]);
  });
});
