import { describe, expect, it } from 'vitest';
import type { ReadingHint, ReadingSettings } from '@/lib/tabular/settings';
import { grid, problem, readWhole, workbook } from './files';

const NAMES = ['mois', 'finess', 'nombre'];
const HINT: ReadingHint = {
  isKnown: (name) => NAMES.includes(name.toLowerCase()),
  wide: {
    isMonth: (name) => /^\d{4}-\d\d$/.test(name),
    isMonthColumn: (name) => name === 'mois',
    month: 'mois',
    value: 'nombre',
  },
};
const read = (content: string | Uint8Array, settings: ReadingSettings = {}) =>
  readWhole(Buffer.from(content), HINT, settings);

/** The words of each guess. */
async function words(content: string | Uint8Array, settings: ReadingSettings = {}) {
  const reading = await read(content, settings);
  return reading.ok ? reading.guesses.map(({ words }) => words) : reading.problems;
}

describe('what is guessed is said', () => {
  it('in the order of the reading', async () => {
    const text = 'Envois;;\n\nmois;finess;;nombre\n2023-09;1;;2\nTotal;;;2\n';
    expect(await words(Buffer.from(text, 'latin1'))).toEqual([
      'UTF-8',
      'séparateur point-virgule',
      'titres à la ligne 3, 1\u00A0ligne ignorée au-dessus',
      '1\u00A0colonne sans titre ignorée',
      'ligne de total ignorée (ligne 5)',
    ]);
  });

  it('with what else it may be', async () => {
    const reading = await read('Envois\nmois;nombre\n2023-09;1');
    expect(reading.ok && reading.guesses.find(({ id }) => id === 'header')).toEqual({
      id: 'header',
      value: '2',
      words: 'titres à la ligne 2, 1\u00A0ligne ignorée au-dessus',
      options: [
        { value: '1', label: 'Ligne 1\u00A0: Envois' },
        { value: '2', label: 'Ligne 2\u00A0: mois, nombre' },
        { value: '3', label: 'Ligne 3\u00A0: 2023-09, 1' },
      ],
    });
  });
});

describe('what is said by hand wins', () => {
  it('over the separator', async () => {
    expect((await grid(read('mois;a,nombre\n1;2,3', { separator: ',' })))[0]).toEqual([1, 'mois;a', 'nombre']);
  });

  it('over the encoding', async () => {
    // 0x8E is é on a Mac and Ž in Windows-1252.
    const bytes = Buffer.from('mois;nombre\nf\x8Evrier;1', 'latin1');
    expect((await grid(read(bytes)))[1]).toEqual([2, 'février', '1']);
    expect((await grid(read(bytes, { encoding: 'Windows-1252' })))[1]).toEqual([2, 'fŽvrier', '1']);
    expect(await problem(read(bytes, { encoding: 'UTF-8' }))).toEqual(['bad-encoding', 2]);
  });

  it('over the line of the titles', async () => {
    expect((await grid(read('mois;nombre\nx;y\n1;2', { headerLine: 2 })))[0]).toEqual([2, 'x', 'y']);
  });

  it('over the total', async () => {
    const text = 'mois;nombre\n2023-09;1\nTotal;1\n';
    expect(await grid(read(text))).toHaveLength(2);
    expect((await grid(read(text, { totalLine: 'keep' })))[2]).toEqual([3, 'Total', '1']);
  });

  it('over the sheets that are as good, which are named', async () => {
    const month = (name: string) => ({
      name,
      rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>mois</t></is></c><c r="B1" t="inlineStr"><is><t>nombre</t></is></c></row><row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>',
    });
    const notes = { name: 'Notes', rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>note</t></is></c></row>' };
    const bytes = workbook([notes, month('Juillet'), month('Août'), month('Septembre')]);
    expect((await words(bytes))[0]).toBe(
      'feuille «\u00A0Juillet\u00A0», 2\u00A0autres non lues\u00A0: Août, Septembre',
    );
    expect((await words(bytes, { sheet: 'Août' }))[0]).toBe(
      'feuille «\u00A0Août\u00A0», 2\u00A0autres non lues\u00A0: Juillet, Septembre',
    );
    expect((await words(workbook([notes, month('Juillet')])))[0]).toBe('feuille «\u00A0Juillet\u00A0»');
  });

  it('over the sheet, a hidden one included', async () => {
    const rows = (name: string) =>
      `<row r="1"><c r="A1" t="inlineStr"><is><t>${name}</t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>`;
    const bytes = workbook([
      { name: 'Notes', rows: rows('note') },
      { name: 'Données', rows: rows('nombre') },
      { name: 'Ancien', rows: rows('mois'), state: 'hidden' },
    ]);
    expect((await grid(read(bytes)))[0]).toEqual([1, 'note']); // one column alone is not told from a title
    expect((await grid(read(bytes, { sheet: 'Données' })))[0]).toEqual([1, 'nombre']);
    expect((await grid(read(bytes, { sheet: 'Ancien' })))[0]).toEqual([1, 'mois']);
    expect(await problem(read(bytes, { sheet: 'Perdue' }))).toEqual(['not-a-table', null]);
  });
});

describe('a file with a column a month', () => {
  const text = 'finess;2023-08;note;2023-09\n1;10;a;\n2;;b;20\n3;30;c;40\n';

  it('is turned into rows, each with its line and its column', async () => {
    const reading = await read(text);
    if (!reading.ok) throw new Error('refused');
    expect(reading.table.header).toEqual({ line: 1, names: ['finess', 'note', 'mois', 'nombre'], turned: 2 });
    expect(reading.rows).toEqual([
      { line: 2, column: '2023-08', cells: ['1', 'a', '2023-08', '10'] },
      { line: 3, column: '2023-09', cells: ['2', 'b', '2023-09', '20'] },
      { line: 4, column: '2023-08', cells: ['3', 'c', '2023-08', '30'] },
      { line: 4, column: '2023-09', cells: ['3', 'c', '2023-09', '40'] },
    ]);
    expect(await words(text)).toContain('2\u00A0colonnes de mois, tournées en 4\u00A0lignes');
  });

  it('is left as it is when that is said', async () => {
    expect((await grid(read(text, { wide: 'no' })))[0]).toEqual([1, 'finess', '2023-08', 'note', '2023-09']);
    expect(await words(text, { wide: 'no' })).toContain('2\u00A0colonnes de mois, laissées telles quelles');
  });
});

describe('a total', () => {
  it.each(['Total;3', 'TOTAL GÉNÉRAL;1 234,50', 'Somme :;', '"Sous-total";3'])('is %j', async (last) => {
    expect(await grid(read(`mois;nombre\n2023-09;1\n${last}`))).toHaveLength(2);
  });

  it.each(['Totalité;3', '2023-09;Total', 'Total;beaucoup'])('is not %j', async (last) => {
    expect(await grid(read(`mois;nombre\n2023-09;1\n${last}`))).toHaveLength(3);
  });

  it('is a row when others follow', async () => {
    expect(await grid(read('mois;nombre\nTotal;1\n2023-09;1\n'))).toHaveLength(3);
  });
});
