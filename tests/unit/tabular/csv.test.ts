import { describe, expect, it } from 'vitest';
import { grid, problem, readWhole } from './files';

const read = (content: string | Uint8Array) => readWhole(Buffer.from(content), { fileName: 'depot.csv' });

describe('separators', () => {
  it.each([';', ',', '\t', '|'])('finds %j', async (separator) => {
    const text = ['mois;finess;nombre', '2023-09;750000001;12', '2023-09;750000002;7'].join('\n');
    expect(await grid(read(text.replaceAll(';', separator)))).toEqual([
      [1, 'mois', 'finess', 'nombre'],
      [2, '2023-09', '750000001', '12'],
      [3, '2023-09', '750000002', '7'],
    ]);
  });

  it('is not fooled by decimal commas, nor by commas in a header or in quotes', async () => {
    expect(await grid(read('mois;"nom, ville, région";nombre\n2023-09;"a,b,c";1,5\n2023-09;"d,e,f";2,5'))).toEqual([
      [1, 'mois', 'nom, ville, région', 'nombre'],
      [2, '2023-09', 'a,b,c', '1,5'],
      [3, '2023-09', 'd,e,f', '2,5'],
    ]);
    expect((await grid(read('date, heure;nombre\n2023-09-30;1,5\n2023-09-30;12')))[1]).toEqual([
      2,
      '2023-09-30',
      '1,5',
    ]);
  });

  it('reads a single column', async () => {
    expect(await grid(read('nombre\n1,5\n2,5'))).toEqual([
      [1, 'nombre'],
      [2, '1,5'],
      [3, '2,5'],
    ]);
  });

  it('follows and skips the line that Excel puts first', async () => {
    expect(await grid(read('sep=,\r\nmois,nombre\r\n2023-09,"1;2"\r\n'))).toEqual([
      [2, 'mois', 'nombre'],
      [3, '2023-09', '1;2'],
    ]);
  });
});

describe('encodings', () => {
  const text = 'libellé;prix\né œ € –;1';
  const expected = [
    [1, 'libellé', 'prix'],
    [2, 'é œ € –', '1'],
  ];

  it('reads UTF-8 with and without BOM', async () => {
    expect(await grid(read(text))).toEqual(expected);
    expect(await grid(read(`\uFEFF${text}`))).toEqual(expected);
  });

  it('reads Windows-1252', async () => {
    const reading = read(Buffer.from('libell\xE9;prix\n\xE9 \x9C \x80 \x96;1', 'latin1'));
    expect(await grid(reading)).toEqual(expected);
    expect(await reading).toMatchObject({ table: { format: { encoding: 'Windows-1252', separator: ';' } } });
  });

  it('reads UTF-16 in both orders, with or without BOM', async () => {
    const little = Buffer.from(text, 'utf16le');
    expect(await grid(read(little))).toEqual(expected);
    expect(await grid(read(Buffer.concat([Buffer.from([0xff, 0xfe]), little])))).toEqual(expected);
    expect(await grid(read(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(little).swap16()])))).toEqual(
      expected,
    );
  });

  it('names the line of a byte that no encoding has', async () => {
    expect(await problem(read(Buffer.from('nom;n\n\xE9t\xE9;1\nb\x81;2', 'latin1')))).toEqual(['bad-encoding', 3]);
    const broken = Buffer.concat([Buffer.from('nom;n\n”;1\n”;2\nc'), Buffer.from([0xc3]), Buffer.from(';3')]);
    expect(await problem(read(broken))).toEqual(['bad-encoding', 4]);
  });
});

describe('lines', () => {
  it.each(['\n', '\r\n', '\r'])('ends them with %j', async (end) => {
    expect(await grid(read(`a;b${end}1;2${end}${end}"3";4${end}`))).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [4, '3', '4'],
    ]);
  });

  it('skips blank lines, pads short ones, drops blank cells on the right', async () => {
    expect(await grid(read('\n;;\na;b;c;;\n1\n ;\u00A0;\n4;5;6;;;\n\n\n'))).toEqual([
      [3, 'a', 'b', 'c'],
      [4, '1', '', ''],
      [6, '4', '5', '6'],
    ]);
  });

  it('refuses values that stand under no column', async () => {
    const reading = read('a;b\n1;2;3\n4;5\n6;7;;8');
    expect(await reading).toMatchObject({
      ok: false,
      problems: [
        { code: 'not-a-table', line: 2, value: '3' },
        { code: 'not-a-table', line: 4, value: '8' },
      ],
    });
  });
});

describe('cells', () => {
  it('trims the three spaces', async () => {
    expect((await grid(read('a;b\n \u00A0\u202F1\u202F234\u00A0 ;2')))[1]).toEqual([2, '1\u202F234', '2']);
  });

  it('keeps separators, quotes and line breaks in quotes, and counts physical lines', async () => {
    expect(await grid(read('a;b\r\n"x;y";"dit ""non"""\r\n"sur\r\ntrois\r\nlignes";2\r\n3;4'))).toEqual([
      [1, 'a', 'b'],
      [2, 'x;y', 'dit "non"'],
      [3, 'sur\ntrois\nlignes', '2'],
      [6, '3', '4'],
    ]);
  });

  it('takes a quote inside a value as it is', async () => {
    expect(await grid(read('a;b\ntube 12" long;1\n"Labo" Nord;2'))).toEqual([
      [1, 'a', 'b'],
      [2, 'tube 12" long', '1'],
      [3, '"Labo" Nord', '2'],
    ]);
  });

  it('says where a quote opens that never closes', async () => {
    const reading = read('a;b\n1;2\n"deux\nlignes";"ouvert\n3;4\n5;6\n');
    expect(await problem(reading)).toEqual(['not-a-table', 4]);
    expect(await reading).toMatchObject({
      problems: [
        {
          message:
            'Le fichier n’a pas pu être lu à partir de la ligne 4\u00A0: guillemet non fermé. Fermez-le ou exportez à nouveau le fichier.',
        },
      ],
    });
  });

  it('says where a quote opens that swallows lines up to another quote', async () => {
    expect(await problem(read('a;b\n1;"ouvert\n3;4\n5;"Labo"\n7;8'))).toEqual(['not-a-table', 2]);
    expect((await grid(read('a;b\n1;"""cité""\nsuite"\n7;8')))[1]).toEqual([2, '1', '"cité"\nsuite']);
  });
});
