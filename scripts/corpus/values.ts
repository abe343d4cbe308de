import { BASIC, HEAD } from './rows.ts';

export type Value = string | number | boolean | { formula: string; value: number } | { serial: number } | null;
export const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export const table: Value[][] = BASIC.map((line) => line.split(';').map((text) => (text === '' ? null : text)));
// 45170 is 1 September 2023 where days are counted from 1900, 43708 where they are from 1904.
export const typed = (serial: number): Value[][] => [
  HEAD.split(';'),
  [{ serial }, 350993135, 'ALTIMED-SGL', 'DMP', 'CR_BIO', 'N1', 1234],
  [{ serial }, '2B0992416', 'Boréal LIS', 'DMP', 'CR_BIO', 'N3', 56],
  [{ serial }, 20990719, 'Sillage Bio', 'MSS_PRO', 'CR_BIO', null, 7],
];
