import type { NearValue } from './near-values';

const GROUPED = /^\+?\d{1,3}(?:[.,'’]\d{3})+$/;
const WITH_UNIT = /^(?:nb\s*[:=]?\s*)?(\d{1,3}(?:[ \u00A0\u202F]\d{3})*|\d+)\s*(?:doc(?:ument)?s?|cr|envois?)\.?$/i;

/** The count that may be meant: thousands set apart by points, commas or quotes, or a number with its unit. Nothing is rounded. */
export function nearCounts(text: string): NearValue[] {
  const plain = text.slice(0, 60).trim();
  if (GROUPED.test(plain)) return [{ value: plain.replace(/\D/g, ''), why: 'séparateur de milliers' }];
  const unit = WITH_UNIT.exec(plain)?.[1];
  return unit ? [{ value: unit.replace(/\D/g, ''), why: 'unité écrite avec le nombre' }] : [];
}
