import { describe, expect, it } from 'vitest';
import { fictionalFiness, finessKey } from '@/prisma/demo/finess';

describe('the key of a FINESS number', () => {
  // Public numbers of hospital sites (SAE 2023): Viriat, Ajaccio, Bastia, Guadeloupe, Mayotte.
  it.each(['010000024', '2A0004842', '2B0000012', '970100392', '980500011'])(
    'is the ninth character of %s',
    (finess) => {
      expect(finessKey(finess.slice(0, 8))).toBe(finess.slice(8));
    },
  );
});

it('numbers a department in its own range: its code, 099, overseas 970 and 9', () => {
  expect(fictionalFiness('35', 17)).toBe('350990172');
  expect(fictionalFiness('01', 2)).toBe('010990026');
  expect(fictionalFiness('2A', 17).slice(0, 8)).toBe('2A099017');
  expect(fictionalFiness('974', 9).slice(0, 8)).toBe('97049009');
});
