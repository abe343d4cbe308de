import { read, utils } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '@/lib/tabular/source';
import { csvWithErrors, sentencesByLine, workbookWithErrors } from '@/lib/uploads/errors-file';
import { reportOfErrors } from '@/lib/uploads/report';
import { workbookEntries, zip } from '../tabular/files';

const CSV = { kind: 'csv', encoding: 'UTF-8', separator: ';' } as const;

async function csv(text: string, names: string[], said: [number, string][]): Promise<string> {
  const pieces: Uint8Array[] = [];
  const source = bytesSource(Buffer.from(text));
  for await (const piece of csvWithErrors(source, CSV, { line: 1, names }, new Map(said))) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

describe('the CSV of errors', () => {
  it('keeps its column in one place, however many cells a row has', async () => {
    const text = 'mois;nombre;;\n2023-08;1\n2023-09;x;;;;\n';
    expect(await csv(text, ['mois', 'nombre'], [[3, 'Illisible']])).toBe(
      'mois;nombre;;;erreur\n2023-08;1;;;\n2023-09;x;;;Illisible\n',
    );
  });

  it('runs nothing, and leaves numbers and dashes as they are', async () => {
    const text = 'mois;nombre\n=cmd|x;-3\n@a;-\n';
    expect(await csv(text, ['mois', 'nombre'], [])).toBe("mois;nombre;erreur\n'=cmd|x;-3;\n'@a;-;\n");
  });

  it('says that some errors are not written in it', () => {
    const report = reportOfErrors([{ line: 2, column: null, code: 'bad-count', message: 'Illisible', value: null }]);
    expect(sentencesByLine({ ...report, errorCount: 3456 }, 1)).toEqual(
      new Map([
        [1, 'Seule la première erreur est écrite ici, il en reste 3\u202F455\u00A0autres.'],
        [2, 'Illisible'],
      ]),
    );
  });
});

describe('the workbook of errors', () => {
  const sheet = { kind: 'xlsx', sheet: 'a' } as const;

  it('is not made of one that inflates to more than it says', () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
    const entries = workbookEntries([{ name: 'a', rows }]);
    expect(workbookWithErrors(zip(entries), sheet, 1, new Map())).not.toBeNull();
    const forged = entries.map((entry) => (entry.name.includes('sheet1') ? { ...entry, declaredSize: 20 } : entry));
    expect(workbookWithErrors(zip(forged), sheet, 1, new Map())).toBeNull();
  });

  it('is an OpenDocument one when one came, whatever repetitions it claims', () => {
    const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`;
    const content = `<office:document-content><table:table table:name="a"><table:table-row>${cell('mois')}${cell('nombre')}</table:table-row><table:table-row>${cell('2023-09')}${cell('007')}</table:table-row><table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table></office:document-content>`;
    const entries = [
      { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
      { name: 'content.xml', content },
    ];
    const given = workbookWithErrors(zip(entries), { kind: 'ods', sheet: 'a' }, 1, new Map([[2, 'Illisible']]));
    const workbook = read(given, { type: 'buffer' });
    expect(utils.sheet_to_json(workbook.Sheets.a ?? {}, { header: 1 })).toEqual([
      ['mois', 'nombre', 'erreur'],
      ['2023-09', '007', 'Illisible'],
    ]);
  });
});
