import { describe, expect, it } from 'vitest';
import { placeBlock, readBlock } from '@/lib/targets/paste';
import { cellText, readValue } from '@/lib/targets/value';

describe('a block copied from Excel', () => {
  it('has a row a line, and none for the last line end', () => {
    expect(readBlock('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    expect(readBlock('8\u202F333\u202F333')).toEqual([['8\u202F333\u202F333']]);
    expect(readBlock('"a\nb"\t2\n')).toEqual([['a b', '2']]);
  });

  it('falls to the right and below the cell where it is put', () => {
    expect(placeBlock([['1', '2'], ['3']], { row: 2, column: 10 })).toEqual([
      { row: 2, column: 10, text: '1' },
      { row: 2, column: 11, text: '2' },
      { row: 3, column: 10, text: '3' },
    ]);
  });
});

describe('a value of the grid', () => {
  const read = (text: string, unit: 'orders' | 'ratio' | 'documents-per-inhabitant') => readValue(text, unit, 'screen');

  it('is read with any space between thousands', () => {
    for (const text of ['8333333', '8 333 333', '8\u00A0333\u00A0333', '8\u202F333\u202F333', ' 8333333,0 ']) {
      expect(read(text, 'orders')).toEqual({ ok: true, value: 8333333 });
    }
    expect(read('1,46', 'documents-per-inhabitant')).toEqual({ ok: true, value: 1.46 });
  });

  it('is nothing when the cell is empty, which is not 0', () => {
    expect(read('', 'orders')).toEqual({ ok: true, value: null });
    expect(read('0', 'orders')).toEqual({ ok: true, value: 0 });
  });

  it('is a percentage for a ratio, with or without its sign', () => {
    expect(read('24,4\u00A0%', 'ratio')).toEqual({ ok: true, value: 0.244 });
    expect(read('24.4', 'ratio')).toEqual({ ok: true, value: 0.244 });
    expect(read('100%', 'ratio')).toEqual({ ok: true, value: 1 });
    expect(read('0', 'ratio')).toEqual({ ok: true, value: 0 });
  });

  it('is refused when it could be read two ways, or is none', () => {
    expect(read('0,9', 'ratio')).toMatchObject({ ok: false });
    expect(read('101', 'ratio')).toMatchObject({ ok: false });
    expect(read('12,5', 'orders')).toMatchObject({ ok: false });
    expect(read('1,234.5', 'orders')).toMatchObject({ ok: false });
    expect(read('12 34', 'orders')).toMatchObject({ ok: false });
    expect(read('-3', 'orders')).toEqual({ ok: false, message: '«\u00A0-3\u00A0» est négatif.' });
    expect(read('environ 300', 'orders')).toMatchObject({ ok: false });
    expect(read('24 %', 'orders')).toMatchObject({ ok: false });
  });

  it('is a ratio from 0 to 1 in a file', () => {
    expect(readValue('0,9', 'ratio', 'file')).toEqual({ ok: true, value: 0.9 });
    expect(readValue('90,00%', 'ratio', 'file')).toEqual({ ok: true, value: 0.9 });
    expect(readValue('90', 'ratio', 'file')).toMatchObject({ ok: false });
  });

  it('is shown as it is read back', () => {
    expect(cellText(8333333, 'documents')).toBe('8\u202F333\u202F333');
    expect([cellText(0.244, 'ratio'), cellText(0.9, 'ratio'), cellText(1, 'ratio')]).toEqual([
      '24,4\u00A0%',
      '90\u00A0%',
      '100\u00A0%',
    ]);
    expect(cellText(null, 'orders')).toBe('');
  });
});
