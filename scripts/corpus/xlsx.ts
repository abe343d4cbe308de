import { workbook, workbookEntries, zip } from '../../tests/unit/tabular/files.ts';
import { escaped, table, typed, type Value } from './values.ts';

const column = (i: number) => String.fromCharCode(65 + i);

/** Rows of a sheet, from a row on; texts are shared strings when `strings` is given. */
function sheetRows(rows: Value[][], { from = 1, strings }: { from?: number; strings?: string[] } = {}): string {
  const cell = (value: Value, ref: string) => {
    if (value === null) return '';
    if (typeof value === 'number') return `<c r="${ref}"><v>${value}</v></c>`;
    if (typeof value === 'boolean') return `<c r="${ref}" t="b"><v>${value ? 1 : 0}</v></c>`;
    if (typeof value !== 'string') {
      return 'serial' in value
        ? `<c r="${ref}" s="1"><v>${value.serial}</v></c>`
        : `<c r="${ref}"><f>${value.formula}</f><v>${value.value}</v></c>`;
    }
    if (!strings) return `<c r="${ref}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
    const known = strings.indexOf(`<t>${escaped(value)}</t>`);
    const at = known === -1 ? strings.push(`<t>${escaped(value)}</t>`) - 1 : known;
    return `<c r="${ref}" t="s"><v>${at}</v></c>`;
  };
  return rows
    .map(
      (row, r) =>
        `<row r="${from + r}">${row.map((value, i) => cell(value, `${column(i)}${from + r}`)).join('')}</row>`,
    )
    .join('');
}

const shared: string[] = [];
const sharedRows = sheetRows(table, { strings: shared });
const notes = sheetRows([['Mode d’emploi'], ['Remplissez la feuille Données'], ['Logiciel', 'Altimed SGL']]);

/** Excel workbooks, by file name. */
export const xlsx: Record<string, Buffer> = {
  'shared-strings.xlsx': workbook([{ name: 'Dépôt', rows: sharedRows }], { strings: shared }),
  'dates-1900.xlsx': workbook([{ name: 'Dépôt', rows: sheetRows(typed(45170)) }]),
  'dates-1904.xlsx': workbook([{ name: 'Dépôt', rows: sheetRows(typed(43708)) }], { date1904: true }),
  'numbers-as-text.xlsx': workbook([{ name: 'Dépôt', rows: sheetRows(table) }]),
  'several-sheets.xlsx': workbook([
    { name: 'Lisez-moi', rows: notes },
    { name: 'Listes', rows: sheetRows(table.slice(0, 2)), state: 'hidden' },
    { name: 'Données', rows: sheetRows(table) },
    { name: 'Vide', rows: '' },
  ]),
  'months-in-sheets.xlsx': workbook(['Juillet', 'Août', 'Septembre'].map((name) => ({ name, rows: sheetRows(table) }))),
  'merged.xlsx': workbook([
    {
      name: 'Dépôt',
      rows: sheetRows(table.map((row, i) => (i > 1 ? [null, ...row.slice(1)] : row))),
      after: '<mergeCells count="1"><mergeCell ref="A2:A4"/></mergeCells>',
    },
  ]),
  'merged-count.xlsx': workbook([
    {
      name: 'Dépôt',
      rows: sheetRows([
        ['mois', 'finess', 'produit', 'nombre'],
        ['2023-09', '350993135', 'ALTIMED-SGL', 300],
        ['2023-09', '350997177', 'ALTIMED-SGL', null],
        ['2023-09', '2A0995312', 'ALTIMED-SGL', null],
      ]),
      after: '<mergeCells count="1"><mergeCell ref="D2:D4"/></mergeCells>',
    },
  ]),
  'merged-finess.xlsx': workbook([
    {
      name: 'Dépôt',
      rows: sheetRows([
        ['mois', 'finess', 'produit', 'niveau', 'nombre'],
        ['2023-09', 350993135, 'ALTIMED-SGL', 'N1', 3],
        ['2023-09', null, 'ALTIMED-SGL', 'N3', 4],
      ]),
      after: '<mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>',
    },
  ]),
  'formulas.xlsx': workbook([
    {
      name: 'Dépôt',
      rows: sheetRows([
        ['mois', 'finess', 'produit', 'nombre'],
        ['2023-09', '350993135', 'ALTIMED-SGL', { formula: 'SUM(1,2)*17', value: 51 }],
        ['2023-09', '2B0992416', 'BOREAL-LIS', { formula: 'D2+1', value: 52 }],
      ]),
    },
  ]),
  'preamble-total.xlsx': workbook([
    {
      name: 'Septembre',
      rows:
        sheetRows([['Envois de septembre'], ['Éditeur', 'Sillage']]) +
        sheetRows([...table, [], ['Total', null, null, null, null, null, { formula: 'SUM(G6:G8)', value: 1297 }]], {
          from: 5,
        }),
    },
  ]),
  'errors.xlsx': workbook([
    { name: 'Lisez-moi', rows: notes },
    {
      name: 'Données 2023',
      rows: sheetRows([
        ['mois', 'finess', 'produit', 'nombre'],
        ['2023-09', 350993135, 'ALTIMED-SGL', 12.5],
        ['2023-09', 350993135, 'ALTIMED-SGL', true],
        [{ serial: 45184 }, '2B0992416', 'BOREAL-LIS', 3],
      ]),
    },
  ]),
  'scientific.xlsx': workbook([
    {
      name: 'D',
      rows: `${sheetRows([['mois', 'finess', 'produit', 'nombre']])}<row r="2"><c r="A2" t="inlineStr"><is><t>2023-09</t></is></c><c r="B2"><v>3.50993135E8</v></c><c r="C2" t="inlineStr"><is><t>ALTIMED-SGL</t></is></c><c r="D2"><v>6.1E1</v></c></row>`,
    },
  ]),
  'wide-dates.xlsx': workbook([
    {
      name: 'Volumes',
      rows: sheetRows([
        ['Finess', 'Logiciel', { serial: 45139 }, { serial: 45170 }],
        [350993135, 'Altimed SGL', 101, 102],
        ['2B0992416', 'Boréal LIS', null, 104],
      ]),
    },
  ]),
  'bomb.xlsx': zip(
    workbookEntries([{ name: 'A', rows: '' }]).map((entry) =>
      entry.name === 'xl/worksheets/sheet1.xml' ? { ...entry, declaredSize: 400 * 1024 * 1024 } : entry,
    ),
  ),
  'truncated.xlsx': workbook([{ name: 'Dépôt', rows: sheetRows(table) }]).subarray(0, 900),
  'blank.xlsx': workbook([{ name: 'Feuil1', rows: '' }]),
};
