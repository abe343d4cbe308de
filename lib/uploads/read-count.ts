import { formatNumber } from '../format/number';
import { shortened } from './report';

/** The largest count that the database holds with room to sum. */
const MOST = 999_999_999;

export type CountReading =
  | { ok: true; count: number }
  | { ok: false; code: 'bad-count' | 'negative-count'; message: string };

// Twelve with three decimals, or twelve thousand: nobody can tell.
const AMBIGUOUS = /^\+?[1-9]\d{0,2}(?:[.,]000)+$/;
const SPACES = /[ \u00A0\u202F\u2009]/g;

/**
 * A whole number as people write it: `1234`, `1 234` (any of the thin and no-break spaces between thousands), `1 234,0`.
 * `1234,5`, `12,000`, `-3`, `12abc` are refused with what to do.
 */
export function readCount(text: string): CountReading {
  const bad = (why: string): CountReading => ({
    ok: false,
    code: 'bad-count',
    message: `Nombre illisible\u00A0: ${why}`,
  });
  if (text === '') return bad('la case est vide. Saisissez un nombre entier, 0 compris, ou retirez la ligne.');
  const compact = text.replace(/\u2212/g, '-');
  if (/^-\s?\d/.test(compact)) {
    return {
      ok: false,
      code: 'negative-count',
      message: `Nombre négatif\u00A0: «\u00A0${shortened(text)}\u00A0». Un nombre de documents est positif ou nul.`,
    };
  }
  if (AMBIGUOUS.test(compact)) {
    const most = formatNumber(Number(compact.replace(/\D/g, '')));
    return bad(
      `«\u00A0${shortened(text)}\u00A0» se lit ${Number.parseInt(compact, 10)} ou ${most}. Saisissez le nombre sans décimales ni séparateur de milliers.`,
    );
  }
  const grouped = SPACES.test(compact);
  SPACES.lastIndex = 0;
  if (grouped && !/^\+?\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+(?:[.,]\d+)?$/.test(compact)) {
    return bad(`«\u00A0${shortened(text)}\u00A0» n’est pas un nombre entier. Saisissez des chiffres, sans texte.`);
  }
  const parts = /^\+?(\d+)(?:[.,](\d+))?$/.exec(compact.replace(SPACES, ''));
  if (!parts)
    return bad(`«\u00A0${shortened(text)}\u00A0» n’est pas un nombre entier. Saisissez des chiffres, sans texte.`);
  const count = Number(parts[1]);
  if (parts[2] && !/^0+$/.test(parts[2])) {
    return bad(
      `«\u00A0${shortened(text)}\u00A0» n’est pas entier. Saisissez ${formatNumber(count)} ou ${formatNumber(count + 1)}.`,
    );
  }
  if (count > MOST)
    return bad(`«\u00A0${shortened(text)}\u00A0» est trop grand pour un mois de laboratoire. Vérifiez la saisie.`);
  return { ok: true, count };
}
