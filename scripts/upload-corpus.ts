import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbook, workbookEntries, zip } from '../tests/unit/tabular/files.ts';

// The files of the corpus of uploads, byte for byte: what each is to be read as is written by hand in expected.json beside them.
const FOLDER = join(import.meta.dirname, '../tests/fixtures/uploads');

const HEAD = 'mois;finess;produit;canal;type_document;niveau;nombre';
const RANCE = '2023-09;350993135;ALTIMED-SGL;DMP;CR_BIO;N1;1234';
const BALAGNE = '2023-09;2B0992416;Boréal LIS;DMP;CR_BIO;N3;56';
const ESCAUT = '2023-09;020990719;Sillage Bio;MSS_PRO;CR_BIO;;7';
const BASIC = [HEAD, RANCE, BALAGNE, ESCAUT];

const lines = (...rows: string[]) => `${rows.join('\n')}\n`;
const basic = (separator: string, end = '\n') => BASIC.map((line) => line.replaceAll(';', separator)).join(end) + end;

const MAC = new Map(
  [...'éèêàçôîùÉ°«»’œ\u00A0'].map((char, i) => [
    char,
    [0x8e, 0x8f, 0x90, 0x88, 0x8d, 0x99, 0x94, 0x9d, 0x83, 0xa1, 0xc7, 0xc8, 0xd5, 0xcf, 0xca][i] ?? 0x3f,
  ]),
);
const mac = (text: string) => Buffer.from([...text].map((char) => MAC.get(char) ?? char.charCodeAt(0)));
const WESTERN = new Map([
  ['’', 0x92],
  ['œ', 0x9c],
  ['€', 0x80],
  ['–', 0x96],
]);
const western = (text: string) => Buffer.from([...text].map((char) => WESTERN.get(char) ?? char.charCodeAt(0)));
const utf16 = (text: string, order: 'LE' | 'BE', bom: boolean) => {
  const bytes = Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
};

const csv: Record<string, string | Buffer> = {
  'csv-semicolon.csv': basic(';'),
  'csv-comma.csv': basic(','),
  'csv-tab.txt': basic('\t'),
  'csv-pipe.csv': basic('|'),
  'csv-utf8-bom.csv': `\uFEFF${basic(';')}`,
  'csv-utf16le-bom.csv': utf16(basic('\t', '\r\n'), 'LE', true),
  'csv-utf16be-bom.csv': utf16(basic(';'), 'BE', true),
  'csv-utf16le.csv': utf16(basic(';'), 'LE', false),
  'csv-utf16be.csv': utf16(basic(';'), 'BE', false),
  'csv-windows-1252.csv': western(basic(';', '\r\n')),
  'csv-macroman.csv': mac(basic(';')),
  'csv-macroman-cr.csv': mac(basic(';', '\r')),
  'csv-macroman-french.csv': mac(
    lines(
      'Période;N° FINESS;Logiciel;Nombre de documents;Observation',
      '2023-09;2B0992416;Boréal LIS;56;reçu à l’été, côté « Balagne »',
    ),
  ),
  'csv-windows-1252-french.csv': western(
    lines(
      'Période;N° FINESS;Logiciel;Nombre de documents;Observation',
      '2023-09;2B0992416;Boréal LIS;56;reçu à l’été, côté « Balagne »',
    ),
  ),
  'csv-crlf.csv': basic(';', '\r\n'),
  'csv-cr.csv': basic(';', '\r'),
  'csv-mixed-ends.csv': `${HEAD}\r\n${RANCE}\n${BALAGNE}\r${ESCAUT}\r\n`,
  'csv-no-final-end.csv': BASIC.join('\n'),
  'csv-quoted.csv': lines(
    ...BASIC.map((line) =>
      line
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(';'),
    ),
  ),
  'csv-quoted-commas.csv': lines(
    ...BASIC.map((line) =>
      line
        .split(';')
        .map((cell) => `"${cell}"`)
        .join(','),
    ),
  ),
  'csv-breaks-in-quotes.csv': lines(
    `${HEAD};commentaire`,
    `${RANCE};"deux\nlignes ; ""citées"""`,
    `${BALAGNE};`,
    `${ESCAUT};"fin"`,
  ),
  'csv-stray-quotes.csv': lines(
    `${HEAD};commentaire`,
    `${RANCE};tube 12" long`,
    `${BALAGNE};"Labo" Nord`,
    `${ESCAUT};""`,
  ),
  'csv-sep-line.csv': `sep=;\r\n${basic(';', '\r\n')}`,
  'csv-sep-line-comma.csv': `sep=,\r\n${basic(',', '\r\n')}`,
  'csv-preamble.csv': lines(
    'Dépôt mensuel',
    'Éditeur : Altimed, Boréal et Sillage',
    'Extraction du 02/10/2023',
    ...BASIC,
  ),
  'csv-preamble-blank.csv': lines('Export;;;;;;', '', ';;;;;;', 'Mois;septembre 2023;;;;;', '', ...BASIC),
  'csv-preamble-commas.csv': lines('Envois, en nombre de documents, par laboratoire', 'Source, date, auteur', ...BASIC),
  'csv-total.csv': lines(...BASIC, 'Total;;;;;;1297'),
  'csv-total-general.csv': lines(...BASIC, '', 'TOTAL GÉNÉRAL;;;;;;1 297'),
  'csv-totals-two.csv': lines(...BASIC, 'Sous-total;;;;;;1290', 'Somme;;;;;;1 297,0', ';;;;;;'),
  'csv-total-inside.csv': lines(HEAD, RANCE, 'Total;;;;;;1234', BALAGNE),
  'csv-empty-rows-columns.csv': lines(
    '',
    ';;;;;;;;',
    'mois;;finess;produit;canal;;type_document;niveau;nombre',
    ';;;;;;;;',
    '2023-09;;350993135;ALTIMED-SGL;DMP;;CR_BIO;N1;1234',
    '',
    '2023-09;;2B0992416;Boréal LIS;DMP;;CR_BIO;N3;56',
    ' ; ;;\u00A0;;;;;',
    '2023-09;;020990719;Sillage Bio;MSS_PRO;;CR_BIO;;7',
    '',
  ),
  'csv-trailing-separators.csv': lines(...BASIC.map((line) => `${line};;;`)),
  'csv-header-case.csv': lines('MOIS;Finess;PRODUIT;Canal;Type-Document;NIVEAU;Nombre', ...BASIC.slice(1)),
  'csv-header-order.csv': lines(
    'nombre;produit;niveau;mois;canal;finess;type_document',
    '1234;ALTIMED-SGL;N1;2023-09;DMP;350993135;CR_BIO',
    '56;Boréal LIS;N3;2023-09;DMP;2B0992416;CR_BIO',
    '7;Sillage Bio;;2023-09;MSS_PRO;020990719;CR_BIO',
  ),
  'csv-header-synonyms.csv': lines(
    'Période;N° FINESS;Logiciel;Canal d’envoi;Type de document;Niv.;Nb docs',
    ...BASIC.slice(1),
  ),
  'csv-header-synonyms-four.csv': lines(
    'Mois de référence;Code FINESS;Nom du logiciel;Nombre de documents',
    '2023-09;350993135;Altimed SGL;1234',
    '2023-09;2B0992416;boreal lis;56',
  ),
  'csv-header-units.csv': lines(
    'Mois (AAAA-MM);Finess [9 caractères];Produit;Canal;Type document;Niveau (N1/N3);Nombre (docs)',
    ...BASIC.slice(1),
  ),
  'csv-header-twice.csv': lines(HEAD, RANCE, HEAD, BALAGNE),
  'csv-two-tables.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;1234',
    '2023-09;350997177;ALTIMED-SGL;1235',
    '',
    'mois;finess;produit;nombre;niveau',
    '2023-09;2A0995312;ALTIMED-SGL;1236;N1',
    '2023-09;2B0992416;BOREAL-LIS;1237;N3',
  ),
  'csv-count-thousands.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;12,000',
    '2023-09;350997177;ALTIMED-SGL;12.000',
    '2023-09;2A0995312;ALTIMED-SGL;1.234.000',
  ),
  'csv-windows-1252-capitals.csv': western(
    lines('mois;finess;produit;nombre;laboratoire', '2023-09;2B0992416;BOREAL-LIS;56;SIÈGE FRANÇOIS ET FRÈRES (FORÊT)'),
  ),
  'csv-macroman-capitals.csv': Buffer.concat([
    mac('mois;finess;produit;nombre;laboratoire\n2023-09;2B0992416;BOREAL-LIS;56;SI'),
    Buffer.from([0xe9]), // È
    mac('GE côté « Balagne »\n'),
  ]),
  'csv-column-twice.csv': lines(`${HEAD};nombre`, `${RANCE};99`, `${BALAGNE};99`, `${ESCAUT};99`),
  'csv-months.csv': lines(
    'mois;finess;produit;nombre',
    'janv. 2023;350993135;ALTIMED-SGL;11',
    '02/2023;350993135;ALTIMED-SGL;12',
    'Mars 2023;350993135;ALTIMED-SGL;13',
    'avr-23;350993135;ALTIMED-SGL;14',
    '01/05/2023;350993135;ALTIMED-SGL;15',
    '2023-06-01;350993135;ALTIMED-SGL;16',
    'JUILLET 2023;350993135;ALTIMED-SGL;17',
  ),
  'csv-counts.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;1 234,0',
    '2023-09;350997177;ALTIMED-SGL;1\u202F235',
    '2023-09;2A0995312;ALTIMED-SGL;1\u00A0236',
    '2023-09;2B0992416;BOREAL-LIS;+1237.00',
  ),
  'csv-count-decimal.csv': lines('mois;finess;produit;nombre', '2023-09;350993135;ALTIMED-SGL;1234,5'),
  'csv-formulas.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;350993135;ALTIMED-SGL;=1+1',
    '2023-09;=CMD();ALTIMED-SGL;2',
  ),
  'csv-lost-zero.csv': lines('mois;finess;produit;nombre', '2023-09;20990719;SILLAGE-BIO;7'),
  'csv-corsica.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;2a0995312;ALTIMED-SGL;21',
    '2023-09;2B 099 241 6;BOREAL-LIS;22',
  ),
  'csv-scientific-finess.csv': lines(
    'mois;finess;produit;nombre',
    '2023-09;3,50993E+08;ALTIMED-SGL;5',
    '2023-09;3.50993E+08;ALTIMED-SGL;5',
  ),
  'csv-header-only.csv': lines(HEAD),
  'csv-header-and-total.csv': lines(HEAD, 'Total;;;;;;0'),
  'csv-empty.csv': '',
  'csv-blank.csv': '\n\n;;;\n \t\n',
  'csv-bom-only.csv': '\uFEFF',
  'csv-one-column.csv': lines('nombre', '5', '6'),
  'csv-wide-header.csv': lines(
    [...HEAD.split(';'), ...Array.from({ length: 9_993 }, (_, i) => `c${i}`)].join(';'),
    ...BASIC.slice(1),
  ),
  'csv-unclosed-quote.csv': lines(HEAD, RANCE, '2023-09;"2B0992416;Boréal LIS;DMP;CR_BIO;N3;56', ESCAUT),
  'csv-swallowing-quote.csv': lines(
    HEAD,
    RANCE,
    '2023-09;"2B0992416;Boréal LIS;DMP;CR_BIO;N3;56',
    '2023-09;020990719;"Sillage" Bio;MSS_PRO;CR_BIO;;7',
  ),
  'csv-nul.csv': lines(HEAD, RANCE, `${BALAGNE.slice(0, 12)}\0${BALAGNE.slice(13)}`),
  'csv-bad-byte.csv': Buffer.concat([
    Buffer.from(lines(HEAD, RANCE, BALAGNE, '2023-09;2B0992416;Boréal LIS;MSS_PRO;CR_BIO;;8')),
    Buffer.from([0xc3, 0x0a]),
  ]),
  'csv-duplicates.csv': lines(HEAD, RANCE, BALAGNE, RANCE),
  'csv-extra-value.csv': lines(HEAD, RANCE, `${BALAGNE};reste`),
  'csv-unquoted-separator.csv': lines('mois,finess,produit,nombre', '2023-09,350993135,ALTIMED-SGL,1,5'),
  'csv-all-at-once.csv': lines(
    HEAD,
    '2023-13;350993135;ALTIMED-SGL;DMP;CR_BIO;N1;1',
    '2023-10;350993135;ALTIMED-SGL;DMP;CR_BIO;N1;1',
    '2023-09;999999999;ALTIMED-SGL;DMP;CR_BIO;N1;1',
    '2023-09;35A;Gamma;FAX;PDF;N2;-4',
    RANCE,
  ),
  'csv-one-line.csv': `${HEAD};${RANCE}`,
  'csv-nasty-names.csv': lines(
    'constructor;__proto__;mois;finess;produit;nombre',
    'a;b;2023-09;350993135;ALTIMED-SGL;31',
  ),
  'csv-site.csv': lines('mois;finess;produit;nombre', '2023-09;350991659;ALTIMED-SGL;41'),
};

const foreign: Record<string, string | Buffer> = {
  'pdf.csv': '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n',
  'old-excel.xls': Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(1016)]),
  'old-excel-renamed.xlsx': Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(1016)]),
  'password.xlsx': Buffer.concat([
    Buffer.from('D0CF11E0A1B11AE1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]),
  'html-table.xls': '<html><body><table><tr><td>mois</td><td>finess</td></tr></table></body></html>',
  'xml-table.xls': '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
  'archive.zip': zip([{ name: 'depot.csv', content: basic(';') }]),
  'document.odt': zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.text' },
    { name: 'content.xml', content: '<x/>' },
  ]),
  'image.csv': Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1'),
};

const wide: Record<string, string> = {
  'wide-iso.csv': lines(
    'finess;produit;2023-08;2023-09',
    '350993135;ALTIMED-SGL;101;102',
    '2B0992416;BOREAL-LIS;103;104',
  ),
  'wide-names.csv': lines(
    'N° FINESS;Logiciel;Laboratoire;juill. 2023;août 2023;sept. 2023',
    '350993135;Altimed SGL;SELAS Biologie de la Rance;101;;102',
    '2B0992416;Boréal LIS;Polyclinique de la Balagne;;103;',
  ),
  'wide-short-years.csv': lines('finess,produit,janv-23,févr-23,mars-23', '350993135,ALTIMED-SGL,1,2,3'),
  'wide-slashes.csv': lines('finess;produit;08/2023;09/2023', '350993135;ALTIMED-SGL;101;102'),
  'wide-one-month.csv': lines('finess;produit;septembre 2023', '350993135;ALTIMED-SGL;101'),
  'wide-one-month-and-count.csv': lines('finess;produit;nombre;09/2023', '350993135;ALTIMED-SGL;101;7'),
  'wide-lab-named-total.csv': lines(
    'laboratoire;finess;produit;2023-08;2023-09',
    'Total Bio;350993135;ALTIMED-SGL;5;6',
    'Ensemble Bio;2B0992416;BOREAL-LIS;7;8',
  ),
  'csv-lab-named-total.csv': lines(
    'laboratoire;finess;nombre;mois;produit',
    'Labo A;350993135;5;2023-09;ALTIMED-SGL',
    'Ensemble Bio;020990719;7;;',
  ),
  'wide-level.csv': lines(
    'finess;produit;canal;niveau;2023-08;2023-09',
    '350993135;ALTIMED-SGL;DMP;N1;1;2',
    '350993135;ALTIMED-SGL;DMP;N3;3;4',
  ),
  'wide-errors.csv': lines(
    'finess;produit;2023-08;2023-09',
    '350993135;ALTIMED-SGL;12,5;102',
    '999999999;ALTIMED-SGL;;-3',
  ),
  'wide-total.csv': lines(
    'Volumes par laboratoire;;;;',
    'finess;produit;2023-08;2023-09;Total',
    '350993135;ALTIMED-SGL;101;102;203',
    'Total;;101;102;203',
  ),
  'wide-future.csv': lines('finess;produit;2023-09;2023-10', '350993135;ALTIMED-SGL;101;102'),
  'wide-empty.csv': lines('finess;produit;2023-08;2023-09', '350993135;ALTIMED-SGL;;', '2B0992416;BOREAL-LIS;;'),
};

const json: Record<string, string> = {
  'rows.json': JSON.stringify([
    {
      mois: '2023-09',
      finess: '350993135',
      produit: 'ALTIMED-SGL',
      canal: 'DMP',
      type_document: 'CR_BIO',
      niveau: 'N1',
      nombre: 1234,
    },
    {
      mois: '2023-09',
      finess: '2B0992416',
      produit: 'Boréal LIS',
      canal: 'DMP',
      type_document: 'CR_BIO',
      niveau: 'N3',
      nombre: 56,
    },
    {
      mois: '2023-09',
      finess: '020990719',
      produit: 'Sillage Bio',
      canal: 'MSS_PRO',
      type_document: 'CR_BIO',
      niveau: null,
      nombre: 7,
    },
  ]),
  'wide.json': '[{"finess":"350993135","produit":"ALTIMED-SGL","2023-08":101,"2023-09":102}]',
  'nested.json': '[{"mois":"2023-09"},{"mois":["2023-09"]}]',
  'broken.json': '[{"mois":"2023-09","finess":"350993135"},\n{"mois":2023-09}]',
  'object.json': '{"mois":"2023-09"}',
  'empty-list.json': '[]',
};

type Value = string | number | boolean | { formula: string; value: number } | { serial: number } | null;
const column = (i: number) => String.fromCharCode(65 + i);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

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

const table: Value[][] = BASIC.map((line) => line.split(';').map((text) => (text === '' ? null : text)));
// 45170 is 1 September 2023 where days are counted from 1900, 43708 where they are from 1904.
const typed = (serial: number): Value[][] => [
  HEAD.split(';'),
  [{ serial }, 350993135, 'ALTIMED-SGL', 'DMP', 'CR_BIO', 'N1', 1234],
  [{ serial }, '2B0992416', 'Boréal LIS', 'DMP', 'CR_BIO', 'N3', 56],
  [{ serial }, 20990719, 'Sillage Bio', 'MSS_PRO', 'CR_BIO', null, 7],
];
const shared: string[] = [];
const sharedRows = sheetRows(table, { strings: shared });
const notes = sheetRows([['Mode d’emploi'], ['Remplissez la feuille Données'], ['Logiciel', 'Altimed SGL']]);

const xlsx: Record<string, Buffer> = {
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

/** A workbook as LibreOffice writes it. `tables`: the XML of its sheets. */
function ods(tables: string, { manifest = '' }: { manifest?: string } = {}): Buffer {
  const names = ['office', 'table', 'text', 'style']
    .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
    .join(' ');
  const styles =
    '<office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>';
  return zip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'META-INF/manifest.xml',
      content: `<?xml version="1.0"?><manifest:manifest>${manifest}</manifest:manifest>`,
    },
    {
      name: 'content.xml',
      content: `<?xml version="1.0" encoding="UTF-8"?><office:document-content ${names}>${styles}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

function odsCell(value: Value): string {
  if (value === null) return '<table:table-cell/>';
  if (typeof value === 'number')
    return `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  if (typeof value === 'boolean')
    return `<table:table-cell office:value-type="boolean" office:boolean-value="${value}"><text:p>VRAI</text:p></table:table-cell>`;
  if (typeof value === 'string')
    return `<table:table-cell office:value-type="string"><text:p>${escaped(value)}</text:p></table:table-cell>`;
  return '<table:table-cell office:value-type="date" office:date-value="2023-09-01"><text:p>sept. 23</text:p></table:table-cell>';
}

const odsRow = (row: Value[]) =>
  `<table:table-row>${row.map(odsCell).join('')}<table:table-cell table:number-columns-repeated="16377"/></table:table-row>`;
const odsTable = (name: string, rows: string, style = 'ta1') =>
  `<table:table table:name="${name}" table:style-name="${style}">${rows}</table:table>`;
const blankRows = (times: number) =>
  `<table:table-row table:number-rows-repeated="${times}"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`;

const opendocument: Record<string, Buffer> = {
  'basic.ods': ods(odsTable('Dépôt', table.map(odsRow).join('') + blankRows(1_048_572))),
  'types.ods': ods(odsTable('Dépôt', typed(0).map(odsRow).join(''))),
  'sheets.ods': ods(
    odsTable('Lisez-moi', odsRow(['Mode d’emploi'])) +
      odsTable('Caché', table.slice(0, 2).map(odsRow).join(''), 'ta2') +
      odsTable('Données', blankRows(3) + table.map(odsRow).join('')),
  ),
  'repeated.ods': ods(
    odsTable(
      'D',
      `${odsRow(['mois', 'finess', 'produit', 'nombre', 'note', 'note 2'])}<table:table-row>${odsCell('2023-09')}${odsCell('350993135')}${odsCell('ALTIMED-SGL')}<table:table-cell office:value-type="float" office:value="71" table:number-columns-repeated="3"><text:p>71</text:p></table:table-cell></table:table-row>${blankRows(7)}<table:table-row table:number-rows-repeated="2">${['2023-09', '2B0992416', 'BOREAL-LIS', '72'].map(odsCell).join('')}</table:table-row>`,
    ),
  ),
  'merged.ods': ods(
    odsTable(
      'D',
      odsRow(['mois', 'finess', 'produit', 'nombre']) +
        `<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="1" table:number-rows-spanned="2"><text:p>2023-09</text:p></table:table-cell>${['350993135', 'ALTIMED-SGL', 81].map(odsCell).join('')}</table:table-row>` +
        `<table:table-row><table:covered-table-cell/>${['2B0992416', 'BOREAL-LIS', 82].map(odsCell).join('')}</table:table-row>`,
    ),
  ),
  'merged-count.ods': ods(
    odsTable(
      'D',
      odsRow(['mois', 'finess', 'produit', 'nombre']) +
        `<table:table-row>${['2023-09', '350993135', 'ALTIMED-SGL'].map(odsCell).join('')}<table:table-cell office:value-type="float" office:value="300" table:number-columns-spanned="1" table:number-rows-spanned="2"><text:p>300</text:p></table:table-cell></table:table-row>` +
        `<table:table-row>${['2023-09', '2B0992416', 'BOREAL-LIS'].map(odsCell).join('')}<table:covered-table-cell/></table:table-row>`,
    ),
  ),
  'comments.ods': ods(
    odsTable(
      'D',
      odsRow(['mois', 'finess', 'produit', 'nombre']) +
        `<table:table-row><table:table-cell office:value-type="string"><office:annotation><text:p>à vérifier</text:p></office:annotation><text:p>sept.<text:s/>2023</text:p></table:table-cell>${['350993135', 'ALTIMED-SGL', '91'].map(odsCell).join('')}</table:table-row>`,
    ),
  ),
  'wide.ods': ods(
    odsTable(
      'V',
      [['Finess', 'Logiciel', 'août 2023', { serial: 0 }] as Value[], ['350993135', 'Altimed SGL', 101, 102]]
        .map(odsRow)
        .join(''),
    ),
  ),
  'bomb.ods': ods(
    odsTable(
      'D',
      `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row>`,
    ),
  ),
  'password.ods': ods('', {
    manifest: '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>',
  }),
  'damaged.ods': ods('<table:table table:name="D"><table:table-row>'),
};

mkdirSync(FOLDER, { recursive: true });
const files = { ...csv, ...foreign, ...wide, ...json, ...xlsx, ...opendocument };
for (const [name, content] of Object.entries(files)) writeFileSync(join(FOLDER, name), content);
console.log(`${Object.keys(files).length} files`);
