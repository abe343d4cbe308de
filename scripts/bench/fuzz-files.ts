import fc from 'fast-check';
import { toXlsx } from '../../lib/tabular/write.ts';
import { zip } from '../../tests/unit/tabular/files.ts';

/** A file to deposit, made of a valid one by what people, programs and wires do to files. */
export type FuzzFile = { fileName: string; bytes: Uint8Array };

/** What a valid row may name. */
export type Known = { finess: readonly string[]; products: readonly string[] };

const COLUMNS = ['mois', 'finess', 'produit', 'canal', 'type_document', 'niveau', 'nombre'];
const MONTHS = ['2023-09', '08/2023', 'juill. 2023', '2023-06-01', 'Mai 2023'];
const NASTY = [
  '',
  ' ',
  '=1+1',
  '"',
  '""',
  '"\n',
  ';',
  ',',
  '\t',
  '\r',
  '\n',
  '\\N',
  '\0',
  '\uFEFF',
  '\uFFFD',
  '\uD800',
  '\u202E',
  'é'.repeat(3_000),
  '9'.repeat(400),
  '-0',
  '-1',
  '1e309',
  '1,5',
  '1 234,0',
  '٣',
  '１２',
  'NaN',
  'null',
  'constructor',
  '__proto__',
  'Total',
  'mois',
  'finess',
  '2023-13',
  '2099-01',
  '0000-01',
  'janv. 99',
  '31/02/2023',
  '3,50991E+08',
  '2A0000000',
  "'; drop table feed_count; --",
  '<script>',
  '{"a":1}',
  'sep=,',
];

/** A count that the database may hold already, so that a row changes nothing. */
export const KEPT_COUNT = 7;

type Rows = string[][];
const pick = <T>(values: readonly T[]) => fc.constantFrom(...values);

/** A header and rows that are good, no key twice. */
function tables({ finess, products }: Known): fc.Arbitrary<Rows> {
  const row = fc.tuple(
    pick(MONTHS),
    pick(finess),
    pick(products),
    pick(['DMP', 'MSS_PRO', '']),
    pick(['CR_BIO', '']),
    pick(['N1', 'N3', '']),
    fc.oneof(fc.nat(5_000), fc.constant(KEPT_COUNT)).map(String),
  );
  const key = ([month, lab, product, channel, , level]: string[]) =>
    [month, lab, product, channel || 'DMP', level].join();
  return fc.uniqueArray(row, { minLength: 1, maxLength: 12, selector: key }).map((rows) => [COLUMNS, ...rows]);
}

type Edit = (rows: Rows) => Rows;

const place = fc.tuple(fc.nat(), fc.nat());
const setCell = (text: fc.Arbitrary<string>): fc.Arbitrary<Edit> =>
  fc.tuple(place, text).map(([[r, c], value]) => (rows) => {
    const at = r % rows.length;
    return rows.map((row, i) => (i === at ? row.map((cell, j) => (j === c % row.length ? value : cell)) : row));
  });
const edits: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: setCell(pick(NASTY)) },
  { weight: 2, arbitrary: setCell(fc.string({ unit: 'binary', maxLength: 12 })) },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (n): Edit =>
        (rows) => [...rows, rows[n % rows.length] ?? []],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (n): Edit =>
        (rows) =>
          rows.filter((_, i) => i !== n % rows.length),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (n): Edit =>
        (rows) =>
          rows.map((row) => row.filter((_, i) => i !== n % 7)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat(9).map(
      (n): Edit =>
        (rows) => [...Array.from({ length: n }, (_, i) => [`note ${i}`]), ...rows],
    ),
  },
  { weight: 1, arbitrary: fc.constant<Edit>((rows) => [...rows, ['Total', '', '', '', '', '', '12']]) },
  { weight: 1, arbitrary: fc.constant<Edit>((rows) => rows.map((row) => ['', ...row, '', ''])) },
  {
    weight: 1,
    arbitrary: fc.constant<Edit>((rows) => [
      ['finess', 'produit', '2023-08', 'sept. 2023'],
      ...rows.slice(1).map(([, lab = '', product = '', , , , n = '']) => [lab, product, n, '']),
    ]),
  },
);

const quoted = (cell: string, separator: string, always: boolean) =>
  always || cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

const texts = (rows: Rows) =>
  fc
    .record({
      separator: pick([';', ',', '\t', '|']),
      end: pick(['\n', '\r\n', '\r']),
      quotes: pick(['none', 'needed', 'all'] as const),
    })
    .map(({ separator, end, quotes }) =>
      rows
        .map((row) =>
          row.map((cell) => (quotes === 'none' ? cell : quoted(cell, separator, quotes === 'all'))).join(separator),
        )
        .join(end),
    );

const encoded = (text: string) =>
  pick(['utf8', 'bom', 'latin1', 'utf16le', 'utf16be'] as const).map((encoding): Buffer => {
    if (encoding === 'bom') return Buffer.from(`\uFEFF${text}`);
    if (encoding === 'utf16be') return Buffer.from(text, 'utf16le').swap16();
    return Buffer.from(text, encoding);
  });

function xlsxOf(rows: Rows): Uint8Array {
  const columns = (rows[0] ?? []).map((header) => ({ header, key: header, type: 'text' as const }));
  return toXlsx({ name: 'Dépôt', columns, rows: rows.slice(1).map((row) => row.map((cell) => cell || null)) });
}

function odsOf(rows: Rows): Buffer {
  const escaped = (text: string) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
  const xml = rows
    .map(
      (row) =>
        `<table:table-row>${row.map((cell) => `<table:table-cell office:value-type="string"><text:p>${escaped(cell)}</text:p></table:table-cell>`).join('')}</table:table-row>`,
    )
    .join('');
  return zip([
    {
      name: 'content.xml',
      content: `<office:document-content><table:table table:name="D">${xml}</table:table></office:document-content>`,
    },
  ]);
}

function jsonOf(rows: Rows): Buffer {
  const [header = [], ...others] = rows;
  return Buffer.from(
    JSON.stringify(others.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? null])))),
  );
}

const written = (rows: Rows): fc.Arbitrary<FuzzFile> =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: texts(rows)
        .chain(encoded)
        .map((bytes) => ({ fileName: 'depot.csv', bytes })),
    },
    { weight: 1, arbitrary: fc.constant(rows).map((table) => ({ fileName: 'depot.xlsx', bytes: xlsxOf(table) })) },
    { weight: 1, arbitrary: fc.constant(rows).map((table) => ({ fileName: 'depot.ods', bytes: odsOf(table) })) },
    { weight: 1, arbitrary: fc.constant(rows).map((table) => ({ fileName: 'depot.json', bytes: jsonOf(table) })) },
  );

type Damage = (bytes: Uint8Array) => Uint8Array;

const damages: fc.Arbitrary<Damage> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Damage>((bytes) => bytes) },
  {
    weight: 2,
    arbitrary: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }).map(
      (flips): Damage =>
        (bytes) => {
          const copy = Uint8Array.from(bytes);
          for (const [at, mask] of flips) copy[at % copy.length] = (copy[at % copy.length] ?? 0) ^ mask;
          return copy;
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (n): Damage =>
        (bytes) =>
          bytes.slice(0, n % (bytes.length + 1)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.nat().map(
      (n): Damage =>
        (bytes) =>
          bytes.slice(n % (bytes.length + 1)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 20 })).map(
      ([n, more]): Damage =>
        (bytes) => {
          const at = n % (bytes.length + 1);
          return Buffer.concat([bytes.slice(0, at), more, bytes.slice(at)]);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(), fc.nat(60)).map(
      ([n, length]): Damage =>
        (bytes) => {
          const at = n % (bytes.length + 1);
          return Buffer.concat([bytes.slice(0, at), bytes.slice(at + length)]);
        },
    ),
  },
);

/** Valid files, each with up to four edits of its table and up to two kinds of damage to its bytes. */
export function fuzzFiles(known: Known): fc.Arbitrary<FuzzFile> {
  return fc
    .tuple(tables(known), fc.array(edits, { maxLength: 4 }))
    .chain(([rows, changes]) => written(changes.reduce((table, change) => change(table), rows)))
    .chain((file) =>
      fc
        .array(damages, { maxLength: 2 })
        .map((all) => ({ ...file, bytes: all.reduce((bytes, damage) => damage(bytes), file.bytes) })),
    );
}
