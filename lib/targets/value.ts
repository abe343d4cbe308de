import type { Unit } from '../figures/types';
import { formatNumber, formatPercentDigits } from '../format/number';
import { addsUp } from './settable';

/** The largest value: what the counts of a month can hold, and room to sum. */
const MOST = 999_999_999;
const SHOWN = 40;

export type ValueReading = { ok: true; value: number | null } | { ok: false; message: string };

const NUMBER = /^(\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+|\d+)(?:[.,](\d+))?\s*(%?)$/;

/** A value as a cell of the grid shows it and takes it back: «8 333 333», «24,4 %», «1,46»; null → ''. */
export function cellText(value: number | null, unit: Unit): string {
  if (value === null) return '';
  if (unit === 'ratio') return `${formatPercentDigits(value, 2).replace(/,?0+$/, '')}\u00A0%`;
  return formatNumber(value, addsUp(unit) ? 0 : 2);
}

/**
 * A value as people write it, with any space between thousands and a decimal comma or point; nothing → null (no value).
 * On screen a ratio is a percentage, its sign written or not; in a file it is 0 to 1, unless the sign is written.
 * A refusal says in French what is wrong with the text.
 */
export function readValue(text: string, unit: Unit, written: 'screen' | 'file'): ValueReading {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed === 'n.d.') return { ok: true, value: null };
  const quoted = `«\u00A0${trimmed.length > SHOWN ? `${trimmed.slice(0, SHOWN)}…` : trimmed}\u00A0»`;
  const bad = (why: string): ValueReading => ({ ok: false, message: `${quoted} ${why}` });
  if (/^[-\u2212]\s?\d/.test(trimmed)) return bad('est négatif.');
  const parts = NUMBER.exec(trimmed);
  if (!parts) return bad('n’est pas un nombre.');
  const [, whole = '', decimals = '', sign] = parts;
  const digits = `${whole.replace(/\D/g, '')}.${decimals}`;
  if (unit !== 'ratio') {
    const value = Number(digits);
    if (sign) return bad('est un pourcentage\u00A0: cet indicateur se compte.');
    if (addsUp(unit) && !Number.isInteger(value)) return bad('n’est pas un nombre entier.');
    return value > MOST ? bad('est trop grand.') : { ok: true, value };
  }
  if (written === 'file' && !sign) {
    const value = Number(digits);
    return value > 1
      ? bad('dépasse 1. Écrivez une part de 0 à 1, ou un pourcentage avec son signe.')
      : { ok: true, value };
  }
  const value = Number(`${digits}e-2`);
  // «0,9» is 90 % in a file that has ratios and 0,9 % in a table in percent: only its writer knows.
  if (!sign && value > 0 && value <= 0.01) return bad('est ambigu\u00A0: écrivez le signe\u00A0%.');
  return value > 1 ? bad('dépasse 100\u00A0%.') : { ok: true, value };
}

/** Whether two values are the same, but for what a file's 15 digits lose. */
export function sameValue(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= Math.abs(b) * 1e-12;
}
