import { finessKeyHolds } from '../finess/finess-key';
import { shortened } from './report';

const LENGTH = 9;
/** Spaces of no width, marks of direction: nobody sees them. */
const INVISIBLE = /\p{Cf}/gu;
/** A number as programs write a column of them that has a hole: `110998291.0`. */
const FLOAT = /^(\d{7,9})[.,]0+$/;

export type FinessReading =
  | { ok: true; finess: string; restored: boolean; keyHolds: boolean }
  | { ok: false; message: string };

/** A FINESS number of nine characters, its lost leading zeros restored (spreadsheets take `010000024` for a number). */
export function readFiness(text: string): FinessReading {
  const shown = text.replace(INVISIBLE, '').trim();
  const compact = (FLOAT.exec(shown)?.[1] ?? shown).replace(/[\s\u00A0\u202F.-]/g, '').toUpperCase();
  if (compact === '') return { ok: false, message: 'FINESS absent. Saisissez les 9 caractères du laboratoire.' };
  const restored = /^\d{7,8}$/.test(compact);
  const finess = restored ? compact.padStart(LENGTH, '0') : compact;
  if (/^\d[\dAB]\d{7}$/.test(finess)) return { ok: true, finess, restored, keyHolds: finessKeyHolds(finess) };
  if (/^\d(?:[.,]\d+)?E\+?\d{1,2}$/.test(shown.replace(/\s/g, '').toUpperCase())) {
    return {
      ok: false,
      message: `FINESS illisible\u00A0: «\u00A0${shortened(text)}\u00A0» est un nombre abrégé par le tableur. Mettez la colonne au format Texte, puis saisissez à nouveau les 9 chiffres.`,
    };
  }
  if (/^[\dABOIL]{9}$/.test(finess) && /[OIL]/.test(finess) && /^(?:\D*\d){5}/.test(finess)) {
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
