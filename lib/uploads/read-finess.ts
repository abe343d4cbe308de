import { finessKeyHolds } from '../finess/finess-key';
import { shortened } from './report';

const LENGTH = 9;

export type FinessReading =
  | { ok: true; finess: string; restored: boolean; keyHolds: boolean }
  | { ok: false; message: string };

/** A FINESS number of nine characters, its lost leading zeros restored (spreadsheets take `010000024` for a number). */
export function readFiness(text: string): FinessReading {
  const compact = text.replace(/[\s\u00A0\u202F.-]/g, '').toUpperCase();
  if (compact === '') return { ok: false, message: 'FINESS absent. Saisissez les 9 caractères du laboratoire.' };
  const restored = /^\d{7,8}$/.test(compact);
  const finess = restored ? compact.padStart(LENGTH, '0') : compact;
  if (/^\d[\dAB]\d{7}$/.test(finess)) return { ok: true, finess, restored, keyHolds: finessKeyHolds(finess) };
  if (/^\d(?:[.,]\d+)?E\+?\d{1,2}$/.test(text.replace(/\s/g, '').toUpperCase())) {
    return {
      ok: false,
      message: `FINESS illisible\u00A0: «\u00A0${shortened(text)}\u00A0» est un nombre abrégé par le tableur. Mettez la colonne au format Texte, puis saisissez à nouveau les 9 chiffres.`,
    };
  }
  if (finess.length === LENGTH && /[OIL]/.test(finess)) {
    return {
      ok: false,
      message: `FINESS illisible\u00A0: «\u00A0${shortened(text)}\u00A0» contient une lettre O, I ou L. Remplacez-la par 0 ou 1.`,
    };
  }
  const length =
    finess.length === LENGTH ? '' : ` ${finess.length} ${finess.length > 1 ? 'caractères' : 'caractère'} au lieu de 9.`;
  return {
    ok: false,
    message: `FINESS illisible\u00A0: «\u00A0${shortened(text)}\u00A0».${length} Attendu\u00A0: 9 chiffres, 2A ou 2B pour la Corse.`,
  };
}

/** Numbers that a slip of the keyboard turns into this one: one digit for another, or two neighbours swapped. */
export function finessNearby(finess: string): string[] {
  const near: string[] = [];
  for (let i = 0; i < finess.length; i++) {
    for (const digit of '0123456789')
      if (digit !== finess[i]) near.push(finess.slice(0, i) + digit + finess.slice(i + 1));
    const [a, b] = [finess[i], finess[i + 1]];
    if (b !== undefined && a !== b) near.push(finess.slice(0, i) + b + a + finess.slice(i + 2));
  }
  return near;
}
