import { describe, expect, it } from 'vitest';
import { type Sheet, toFrenchCsv, toMachineCsv, toXlsx } from '@/lib/tabular/write';
import { grid, readWhole, workbook } from './files';

const sheet: Sheet = {
  name: 'Alimentation [DMP] : janvier',
  columns: [
    { header: 'Mois', key: 'month', type: 'month' },
    { header: 'Arrêté', key: 'as_of', type: 'date' },
    { header: 'Laboratoire', key: 'lab', type: 'text' },
    { header: 'Documents', key: 'documents', type: 'integer' },
    { header: 'Par habitant', key: 'per_inhabitant', type: 'decimal' },
    { header: 'Atteinte', key: 'attainment', type: 'percent' },
  ],
  rows: [
    ['2023-01', '2023-09-30', 'Labo; "Nord", été', 2033395, 0.36, 0.24400739],
    ['2023-08', '1650-01-01', '=HYPERLINK("x")', -12, 1234.5, -0.005],
    [null, 'inconnue', '-5', null, 0, 12.5],
  ],
  notes: ['Source\u00A0: DNS', '@arrêté'],
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('CSV', () => {
  it('writes what a French spreadsheet opens', async () => {
    expect(text(toFrenchCsv(sheet)).split('\r\n')).toEqual([
      '\uFEFFMois;Arrêté;Laboratoire;Documents;Par habitant;Atteinte',
      'janv. 2023;30/09/2023;"Labo; ""Nord"", été";2033395;0,36;24,40%',
      `août 2023;01/01/1650;"'=HYPERLINK(""x"")";-12;1234,5;-0,50%`,
      ";inconnue;'-5;;0;1250,00%",
      '',
      'Source\u00A0: DNS',
      "'@arrêté",
      '',
    ]);
  });

  it('writes what a program reads', async () => {
    expect(text(toMachineCsv(sheet)).split('\n')).toEqual([
      'month,as_of,lab,documents,per_inhabitant,attainment',
      '2023-01,2023-09-30,"Labo; ""Nord"", été",2033395,0.36,0.24400739',
      `2023-08,1650-01-01,"'=HYPERLINK(""x"")",-12,1234.5,-0.005`,
      ",inconnue,'-5,,0,12.5",
      '',
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@a', '\ta', '\ra'])('makes %j harmless', async (value) => {
    const csv = text(toMachineCsv({ name: '', columns: [{ header: 'A', key: 'a', type: 'text' }], rows: [[value]] }));
    expect(csv).toMatch(/^a\n"?'/);
  });
});

describe('XLSX', () => {
  it('is read back with real numbers and dates', async () => {
    const reading = await readWhole(toXlsx({ ...sheet, notes: [] }), {});
    expect(await grid(reading)).toEqual([
      [1, 'Mois', 'Arrêté', 'Laboratoire', 'Documents', 'Par habitant', 'Atteinte'],
      [2, '2023-01-01', '2023-09-30', 'Labo; "Nord", été', '2033395', '0.36', '0.24400739'],
      [3, '2023-08-01', '01/01/1650', '=HYPERLINK("x")', '-12', '1234.5', '-0.005'],
      [4, '', 'inconnue', '-5', '', '0', '12.5'],
    ]);
    expect(await reading).toMatchObject({ table: { format: { sheet: 'Alimentation  DMP    janvier' } } });
  });

  it('puts notes after a blank line', async () => {
    expect((await grid(readWhole(toXlsx(sheet), {}))).slice(4)).toEqual([
      [6, 'Source\u00A0: DNS', '', '', '', '', ''],
      [7, '@arrêté', '', '', '', '', ''],
    ]);
  });

  it('cuts a text longer than a cell takes', async () => {
    const long: Sheet = { name: '', columns: [{ header: 'A', key: 'a', type: 'text' }], rows: [['x'.repeat(40_000)]] };
    expect(String((await grid(readWhole(toXlsx(long), {})))[1]?.[1])).toHaveLength(32_767);
  });
});

describe('the same table', () => {
  const expected = [
    ['mois', 'finess', 'nombre', 'taux'],
    ['2023-09-01', '2A0000012', '1234', '0.5'],
    ['2023-09-01', '010000024', '', '-3'],
  ];
  const cells = async (bytes: Uint8Array, fileName: string) =>
    (await grid(readWhole(bytes, { fileName }))).map(([, ...rest]) => rest);

  it('has the same cells as CSV, XLSX and JSON', async () => {
    const csv = expected.map((row) => row.join(';')).join('\r\n');
    expect(await cells(Buffer.from(csv), 'a.csv')).toEqual(expected);

    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row><row r="2"><c r="A2" s="1"><v>45170</v></c><c r="B2" t="s"><v>4</v></c><c r="C2"><v>1234</v></c><c r="D2"><v>0.5</v></c></row><row r="3"><c r="A3" s="1"><v>45170</v></c><c r="B3" t="s"><v>5</v></c><c r="D3"><v>-3</v></c></row>`;
    const strings = ['mois', 'finess', 'nombre', 'taux', '2A0000012', '010000024'].map((value) => `<t>${value}</t>`);
    expect(await cells(workbook([{ name: 'D', rows }], { strings }), 'a.xlsx')).toEqual(expected);

    const json =
      '[{"mois":"2023-09-01","finess":"2A0000012","nombre":1234,"taux":0.5},{"mois":"2023-09-01","finess":"010000024","nombre":null,"taux":-3}]';
    expect(await cells(Buffer.from(json), 'a.json')).toEqual(expected);
  });
});
