import { describe, expect, it } from 'vitest';
import { grid, problem, readWhole } from './files';

const read = (text: string) => readWhole(Buffer.from(text), { mediaType: 'application/json; charset=utf-8' });

describe('JSON', () => {
  it('makes columns of all keys, in order of appearance', async () => {
    expect(await grid(read('[{"mois":"2023-09","nombre":12},{"nombre":0.5,"note":null,"actif":true}]'))).toEqual([
      [0, 'mois', 'nombre', 'note', 'actif'],
      [1, '2023-09', '12', '', ''],
      [2, '', '0.5', '', 'VRAI'],
    ]);
  });

  it('keeps keys that objects have of their own', async () => {
    expect(await grid(read('[{"constructor":"x"},{"__proto__":"y"}]'))).toEqual([
      [0, 'constructor', '__proto__'],
      [1, 'x', ''],
      [2, '', 'y'],
    ]);
  });

  it('drops what no database text can hold', async () => {
    expect((await grid(read('[{"a":"x\\u0000y\\ud800"}]')))[1]).toEqual([1, 'xy\uFFFD']);
  });

  it.each([
    ['an object', '{"a":1}', null],
    ['a text', '"x"', null],
    ['null', 'null', null],
    ['no JSON', 'not json', 1],
    ['a list of numbers', '[{"a":1},2]', 2],
    ['a nested value', '[{"a":1},{"a":2},{"a":[3]}]', 3],
    ['a comma too many', '[\n{"a":1},\n{"a":"x,]"},\n]', 3],
    ['a missing quote', '[{"a":1},\n\n{"a:2},\n{"a":3}]', 2],
    ['a list that does not end', '[{"a":1},{"a":2}', 2],
  ])('refuses %s, with its position', async (_, text, position) => {
    expect(await problem(read(text))).toEqual(['not-a-table', position]);
  });

  it('also names the line of the file', async () => {
    expect(await read('[{"a":1},\n\n{"a:2}]')).toMatchObject({
      problems: [{ message: expect.stringContaining('à partir de la ligne 3 du fichier, dans l’élément 2') }],
    });
  });

  it('says that an empty list is empty', async () => {
    expect(await problem(read('[]'))).toEqual(['empty-file', null]);
  });

  it('reads a CSV that begins with a bracket as CSV', async () => {
    expect((await grid(readWhole(Buffer.from('[a];b\n1;2'), { fileName: 'x.csv' })))[1]).toEqual([2, '1', '2']);
  });
});
