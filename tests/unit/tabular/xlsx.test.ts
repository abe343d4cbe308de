import { describe, expect, it } from 'vitest';
import { grid, problem, readWhole, workbook } from './files';

const read = (bytes: Uint8Array) => readWhole(bytes, {});
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;

describe('cells', () => {
  it('turns every kind of value into text', async () => {
    const rows = [
      `<row r="2">${['entier', 'grand', 'décimal', 'pour cent', 'vrai', 'erreur', 'riche', 'formule', 'espace'].map((name, i) => text(`${'ABCDEFGHI'[i]}2`, name)).join('')}</row>`,
      '<row r="3" hidden="1"><c r="A3"><v>1234</v></c><c r="B3"><v>1.2345678901234E+22</v></c><c r="C3"><v>0.30000000000000004</v></c><c r="D3" s="2"><v>0.244</v></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="e"><v>#N/A</v></c><c r="G3" t="s"><v>0</v></c><c r="H3"><f>A3*2</f><v>2468</v></c><c r="I3" t="s"><v>1</v></c></row>',
    ].join('');
    const strings = [
      '<r><t>deux </t></r><r><rPr><b/></rPr><t>styles &amp; é</t></r>',
      '<t xml:space="preserve">\u00A0x </t>',
    ];
    expect(await grid(read(workbook([{ name: 'Dépôt', rows }], { strings })))).toEqual([
      [2, 'entier', 'grand', 'décimal', 'pour cent', 'vrai', 'erreur', 'riche', 'formule', 'espace'],
      [3, '1234', '12345678901234000000000', '0.3', '0.244', 'VRAI', '#N/A', 'deux styles & é', '2468', 'x'],
    ]);
  });

  // 45170 is 1 September 2023; 59 is 28 February 1900, the day before Excel's 29 February that never was.
  it('reads dates in the 1900 system', async () => {
    const rows = `<row r="1">${text('A1', 'jour')}</row><row r="2"><c r="A2" s="1"><v>45170</v></c></row><row r="3"><c r="A3" s="1"><v>45199.999988</v></c></row><row r="4"><c r="A4" s="1"><v>59</v></c></row><row r="5"><c r="A5" t="d"><v>2023-09-01</v></c></row>`;
    expect(await grid(read(workbook([{ name: 'D', rows }])))).toEqual([
      [1, 'jour'],
      [2, '2023-09-01'],
      [3, '2023-09-30'],
      [4, '1900-02-28'],
      [5, '2023-09-01'],
    ]);
  });

  it('reads dates in the 1904 system', async () => {
    const rows = `<row r="1">${text('A1', 'jour')}</row><row r="2"><c r="A2" s="1"><v>43708</v></c></row>`;
    expect((await grid(read(workbook([{ name: 'D', rows }], { date1904: true }))))[1]).toEqual([2, '2023-09-01']);
  });

  it('keeps the sheet’s row numbers and a table that does not start in A1', async () => {
    const rows = `<row r="4">${text('C4', 'mois')}${text('E4', 'nombre')}</row><row r="9">${text('C9', '2023-09')}<c r="E9"><v>7</v></c></row>`;
    expect(await grid(read(workbook([{ name: 'D', rows }])))).toEqual([
      [4, 'mois', 'nombre'],
      [9, '2023-09', '7'],
    ]);
  });
});

describe('sheets', () => {
  const rows = (name: string) => `<row r="1">${text('A1', name)}</row><row r="2">${text('A2', '1')}</row>`;

  it('takes the first that is visible and not blank, and says which', async () => {
    const reading = read(
      workbook([
        { name: 'Listes', rows: rows('caché'), state: 'hidden' },
        { name: 'Vide', rows: '<row r="1"><c r="A1" s="1"/></row>' },
        { name: 'Dépôt &amp; suivi', rows: rows('bon') },
        { name: 'Autre', rows: rows('autre') },
      ]),
    );
    expect((await grid(reading))[0]).toEqual([1, 'bon']);
    expect(await reading).toMatchObject({ table: { format: { kind: 'xlsx', sheet: 'Dépôt & suivi' } } });
  });

  it('refuses a workbook whose every sheet is blank', async () => {
    expect(await problem(read(workbook([{ name: 'Vide', rows: '' }])))).toEqual(['empty-file', null]);
  });

  it('refuses a sheet that refers to a text that is not there, rather than read the next one', async () => {
    const broken = '<row r="1"><c r="A1" t="s"><v>99</v></c></row>';
    const sheets = [
      { name: 'A', rows: broken },
      { name: 'B', rows: rows('b') },
    ];
    expect((await problem(read(workbook(sheets))))[0]).toBe('not-a-table');
  });
});

describe('absurd sizes', () => {
  it('does not lay out a sheet that claims or reaches the last cell', async () => {
    const rows = `<row r="1">${text('A1', 'a')}</row><row r="1048576">${text('A1048576', '1')}</row>`;
    const after = '<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>';
    const started = performance.now();
    expect(await grid(read(workbook([{ name: 'D', rows, after }])))).toEqual([
      [1, 'a'],
      [1_048_576, '1'],
    ]);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('refuses rows that all reach the last column', async () => {
    const rows = Array.from({ length: 2000 }, (_, i) => `<row r="${i + 1}">${text(`XFD${i + 1}`, 'x')}</row>`).join('');
    expect((await problem(read(workbook([{ name: 'D', rows }]))))[0]).toBe('too-large');
  });

  it('refuses more than two million cells, also blank ones', async () => {
    const rows = `<row r="1">${text('A1', 'a')}${'<c r="B1" s="1"/>'.repeat(2_000_000)}</row>`;
    expect((await problem(read(workbook([{ name: 'D', rows }]))))[0]).toBe('too-large');
  });
});
