import { describe, expect, it } from 'vitest';
import { finessKeyHolds } from '@/lib/finess/finess-key';
import { readCount } from '@/lib/uploads/read-count';
import { readFiness } from '@/lib/uploads/read-finess';
import { readMonth } from '@/lib/uploads/read-month';

describe('month', () => {
  it.each([
    ['2023-01', '2023-01'],
    ['01/2023', '2023-01'],
    ['1/2023', '2023-01'],
    ['janv. 2023', '2023-01'],
    ['janv.\u00A02023', '2023-01'],
    ['janv./23', '2023-01'],
    ['janv-23', '2023-01'],
    ['Janvier 2023', '2023-01'],
    ['FÉVR. 2023', '2023-02'],
    ['août/23', '2023-08'],
    ['juil. 2023', '2023-07'],
    ['juin 2023', '2023-06'],
    ['déc. 2022', '2022-12'],
    ['2023-01-01', '2023-01'],
    ['2023-01-01T00:00:00', '2023-01'],
    ['01/02/2023', '2023-02'],
    ['2023/09/01', '2023-09'],
  ])('%s', (text, expected) => expect(readMonth(text)).toBe(expected));

  it.each([
    '',
    '13/2023',
    '2023-00',
    '15/01/2023',
    '2023-01-15',
    '2023/01/15',
    '45170',
    'jui 2023',
    'janvember 2023',
    '2023',
    '202301',
    'T1 2023',
  ])('refuses «%s»', (text) => expect(readMonth(text)).toBeNull());
});

describe('count', () => {
  it.each([
    ['0', 0],
    ['1234', 1234],
    ['1 234', 1234],
    ['1\u00A0234', 1234],
    ['1\u202F234\u202F567', 1_234_567],
    ['1 234,0', 1234],
    ['1234.00', 1234],
    ['1234,000', 1234],
    ['0,000', 0],
    ['007', 7],
    ['999999999', 999_999_999],
  ])('%s', (text, expected) => expect(readCount(text)).toEqual({ ok: true, count: expected }));

  it.each([
    ['12,5', 'bad-count'],
    ['1234,5', 'bad-count'],
    ['1.234', 'bad-count'],
    ['12,000', 'bad-count'],
    ['12.000', 'bad-count'],
    ['1,000,000', 'bad-count'],
    ['abc', 'bad-count'],
    ['12abc', 'bad-count'],
    ['1e5', 'bad-count'],
    ['1 23', 'bad-count'],
    ['', 'bad-count'],
    ['1000000000', 'bad-count'],
    ['-3', 'negative-count'],
    ['−3', 'negative-count'],
    ['-1,5', 'negative-count'],
  ])('refuses «%s»', (text, code) => expect(readCount(text)).toMatchObject({ ok: false, code }));

  it('says what to type instead', () => {
    expect(readCount('1234,5')).toMatchObject({
      message: 'Nombre illisible\u00A0: «\u00A01234,5\u00A0» n’est pas entier. Saisissez 1\u202F234 ou 1\u202F235.',
    });
  });
});

describe('FINESS', () => {
  it('reads nine characters, with spaces and in lower case', () => {
    expect(readFiness('350000022')).toEqual({ ok: true, finess: '350000022', restored: false, keyHolds: true });
    expect(readFiness(' 35 000 0022 ')).toMatchObject({ finess: '350000022' });
    expect(readFiness('350000022.0')).toMatchObject({ finess: '350000022', restored: false });
    expect(readFiness('10000024,00')).toMatchObject({ finess: '010000024', restored: true });
    expect(readFiness('350\u200B000022\uFEFF')).toMatchObject({ finess: '350000022' });
    expect(readFiness('ABCDEFGHI')).toMatchObject({ ok: false, message: expect.not.stringContaining('lettre O') });
    expect(readFiness('35OOOO022')).toMatchObject({ ok: false, message: expect.stringContaining('lettre O') });
    expect(readFiness('2a0000014')).toMatchObject({ ok: true, finess: '2A0000014' });
  });

  it('restores the zeros that a spreadsheet drops', () => {
    expect(readFiness('10000024')).toEqual({ ok: true, finess: '010000024', restored: true, keyHolds: true });
  });

  it.each(['', '123', '35O990172', 'ABCDEFGHI', '3500000220'])('refuses «%s»', (text) =>
    expect(readFiness(text).ok).toBe(false),
  );

  // 010000024 is a public number; Corsica's letters read 1 and 2.
  it('holds the key of public numbers', () => {
    expect(['010000024', '670780055', '2A0000014', '2B0000020'].map(finessKeyHolds)).toEqual([true, true, true, true]);
    expect(finessKeyHolds('010000025')).toBe(false);
  });
});
