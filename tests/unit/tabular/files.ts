import { deflateRawSync } from 'node:zlib';
import { readTable } from '@/lib/tabular/read';
import type { ReadingHint, ReadingSettings } from '@/lib/tabular/settings';
import { bytesSource } from '@/lib/tabular/source';
import { collectRows, followed, type Guess, type Table, type TableRefusal, type TableRow } from '@/lib/tabular/table';

type Entry = { name: string; content: string | Buffer; declaredSize?: number; packed?: Buffer };

/** A ZIP archive. `declaredSize` and `packed` forge what the directory says and what is really there. */
export function zip(entries: Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, declaredSize, packed = deflateRawSync(content) } of entries) {
    const size = declaredSize ?? Buffer.byteLength(content);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(size, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const listed = Buffer.alloc(46);
    listed.write('PK\x01\x02', 'latin1');
    listed.writeUInt16LE(8, 10);
    listed.writeUInt32LE(packed.length, 20);
    listed.writeUInt32LE(size, 24);
    listed.writeUInt16LE(Buffer.byteLength(name), 28);
    listed.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(listed, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

type SheetPart = { name: string; rows: string; state?: 'hidden' | 'veryHidden'; after?: string };

/** The parts of a workbook as Excel writes them. Cell styles: 0 general, 1 date (format 14), 2 percentage (format 10). */
export function workbookEntries(
  sheets: SheetPart[],
  { strings = [], date1904 = false }: { strings?: string[]; date1904?: boolean } = {},
): Entry[] {
  const rels = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const types = sheets.map(
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
  );
  return [
    {
      name: '[Content_Types].xml',
      content: `<?xml version="1.0"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${CONTENT}.sharedStrings+xml"/>${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<?xml version="1.0"?><workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets.map(({ name, state = 'visible' }, i) => `<sheet name="${name}" sheetId="${i + 1}" state="${state}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<?xml version="1.0"?><Relationships xmlns="${PACKAGE}/relationships">${rels.join('')}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `<?xml version="1.0"?><styleSheet xmlns="${MAIN}"><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/sharedStrings.xml',
      content: `<?xml version="1.0"?><sst xmlns="${MAIN}">${strings.map((si) => `<si>${si}</si>`).join('')}</sst>`,
    },
    ...sheets.map(({ rows, after = '' }, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData>${after}</worksheet>`,
    })),
  ];
}

/** A workbook as Excel writes it. */
export function workbook(...parts: Parameters<typeof workbookEntries>): Buffer {
  return zip(workbookEntries(...parts));
}

export type WholeReading =
  | { ok: true; table: Pick<Table, 'format' | 'header'>; rows: TableRow[]; guesses: Guess[] }
  | TableRefusal;

/** Reads a file to its end. */
export async function readWhole(
  bytes: Uint8Array,
  hint: ReadingHint = {},
  settings: ReadingSettings = {},
): Promise<WholeReading> {
  const reading = await readTable(bytesSource(bytes), hint, settings);
  if (!reading.ok) return reading;
  const { batches, end } = followed(reading.table);
  const rows = (await collectRows(batches, Number.POSITIVE_INFINITY)) ?? [];
  const ended = end();
  if (!ended.ok) return ended;
  return { ok: true, table: reading.table, rows, guesses: [...reading.table.guesses, ...ended.guesses] };
}

/** Cells of a reading, header first, each line after its number. */
export async function grid(promised: WholeReading | Promise<WholeReading>): Promise<(string | number)[][]> {
  const reading = await promised;
  if (!reading.ok) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  const {
    rows,
    table: { header },
  } = reading;
  return [[header.line, ...header.names], ...rows.map(({ line, cells }) => [line, ...cells])];
}

/** The code and line of the only problem of a refused reading. */
export async function problem(
  promised: WholeReading | Promise<WholeReading>,
): Promise<[code: string, line: number | null]> {
  const reading = await promised;
  if (reading.ok || reading.problems.length !== 1) throw new Error('one problem was expected');
  return reading.problems.map(({ code, line }): [string, number | null] => [code, line])[0] ?? ['', null];
}
