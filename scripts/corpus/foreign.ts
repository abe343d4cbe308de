import { zip } from '../../tests/unit/tabular/files.ts';
import { basic } from './rows.ts';

/** Files that are no table, or none that is read, by file name. */
export const foreign: Record<string, string | Buffer> = {
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
