import { zip } from '../../tests/unit/tabular/files.ts';
import { escaped, table, typed, type Value } from './values.ts';

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

/** LibreOffice workbooks, by file name. */
export const opendocument: Record<string, Buffer> = {
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
