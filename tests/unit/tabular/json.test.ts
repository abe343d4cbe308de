import { describe, expect, it } from 'vitest';
import { readTable } from '@/lib/tabular/read';
import { grid, problem } from './files';

const read = (text: string) => readTable(Buffer.from(text), { mediaType: 'application/json; charset=utf-8' });

describe('JSON', () => {
  it('makes columns of all keys, in order of appearance', () => {
    expect(grid(read('[{"mois":"2023-09","nombre":12},{"nombre":0.5,"note":null,"actif":true}]'))).toEqual([
      [0, 'mois', 'nombre', 'note', 'actif'],
      [1, '2023-09', '12', '', ''],
      [2, '', '0.5', '', 'VRAI'],
    ]);
  });

  it('keeps keys that objects have of their own', () => {
    expect(grid(read('[{"constructor":"x"},{"__proto__":"y"}]'))).toEqual([
      [0, 'constructor', '__proto__'],
      [1, 'x', ''],
      [2, '', 'y'],
    ]);
  });

  it('drops what no database text can hold', () => {
    expect(grid(read('[{"a":"x\\u0000y\\ud800"}]'))[1]).toEqual([1, 'xy\uFFFD']);
  });

  it.each([
    ['an object', '{"a":1}', null],
    ['a list of numbers', '[{"a":1},2]', 2],
    ['a nested value', '[{"a":1},{"a":2},{"a":[3]}]', 3],
    ['a comma too many', '[\n{"a":1},\n{"a":"x,]"},\n]', 3],
    ['a missing quote', '[{"a":1},\n\n{"a:2},\n{"a":3}]', 2],
    ['a list that does not end', '[{"a":1},{"a":2}', 2],
  ])('refuses %s, with its position', (_, text, position) => {
    expect(problem(read(text))).toEqual(['not-a-table', position]);
  });

  it('also names the line of the file', () => {
    expect(read('[{"a":1},\n\n{"a:2}]')).toMatchObject({
      problems: [{ message: expect.stringContaining('à partir de la ligne 3 du fichier, dans l’élément 2') }],
    });
  });

  it('says that an empty list is empty', () => {
    expect(problem(read('[]'))).toEqual(['empty-file', null]);
  });

  it('reads a CSV that begins with a bracket as CSV', () => {
    expect(grid(readTable(Buffer.from('[a];b\n1;2'), { fileName: 'x.csv' }))[1]).toEqual([2, '1', '2']);
  });
});
