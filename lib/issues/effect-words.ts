import { about, type Effect, LEAST_AFTER } from '../figures/effect';
import { LEAST_PEERS } from '../figures/peers';
import { formatDate, formatMonth, formatMonthLong } from '../format/date';
import { formatCount, formatNumber, formatPercentChange, formatPoints } from '../format/number';

type Measured = Extract<Effect, { kind: 'measured' }>;

/** Whether the figures say anything of the fix: its labs have declared what it takes. */
export const isMeasured = (effect: Effect): boolean => effect.kind === 'measured' && effect.concerned !== null;

/** What the fix has changed, in one sentence: the title of its chart. */
export function effectTitle(effect: Effect): string {
  if (effect.kind === 'too-soon') return `Moins de ${LEAST_AFTER}\u00A0mois de recul, pas de mesure`;
  if (effect.kind === 'no-lab') return 'Aucun laboratoire concerné n’a déclaré\u00A0: pas de mesure';
  if (effect.kind === 'not-run') {
    return 'Aucun laboratoire concerné n’avait le logiciel le jour du correctif\u00A0: pas de mesure';
  }
  const { concerned, gain, measurable } = effect;
  if (concerned === null) {
    return effect.months.some(({ phase }) => phase === 'waiting')
      ? `Moins de ${LEAST_AFTER}\u00A0mois déclarés depuis le correctif, pas encore de mesure`
      : 'Des laboratoires n’ont pas déclaré chaque mois\u00A0: pas de mesure';
  }
  if (gain === null) return 'Pas de comparaison\u00A0: l’effet du correctif ne peut pas être isolé';
  if (!measurable) return 'Pas d’effet mesurable du correctif';
  const count = `environ ${formatNumber(about(Math.abs(gain)))}\u00A0documents par mois`;
  return gain > 0
    ? `Le correctif a fait gagner ${count}`
    : `Depuis le correctif, ${count} de moins que les comparables`;
}

/** What the index is: «Documents DMP par mois, indice 100 = moyenne d’avril à juin 2023». */
export function effectSubtitle({ months }: Measured): string {
  const before = months.filter(({ phase }) => phase === 'before');
  const [first, last] = [before[0], before.at(-1)];
  if (!first || !last) return 'Documents DMP par mois';
  const sameYear = first.month.slice(0, 4) === last.month.slice(0, 4);
  const from = (sameYear ? formatMonthLong(first.month).split('\u00A0')[0] : formatMonthLong(first.month)) ?? '';
  const of = /^[aeiouâéh]/.test(from) ? `d’${from}` : `de ${from}`;
  return `Documents DMP par mois, indice\u00A0100\u00A0= moyenne ${of} à ${formatMonthLong(last.month)}`;
}

/** Both changes and their difference: «Concernés +31,0 %, comparables +6,0 %. Écart : +25,0 pts.»; null without a measure. */
export function effectChanges({ concerned, comparable }: Measured): string | null {
  if (concerned?.change == null) return null;
  const own = `Laboratoires concernés ${formatPercentChange(concerned.change)}`;
  if (comparable?.change == null) return `${own}.`;
  const apart = formatPoints(concerned.change - comparable.change);
  return `${own}, comparables ${formatPercentChange(comparable.change)}. Écart\u00A0: ${apart}.`;
}

/** Who is compared with whom, and why there is no comparison when there is none. */
export function effectNote(effect: Measured): string {
  const { comparables, silent, unequipped, months } = effect;
  const parts = [
    comparables >= LEAST_PEERS
      ? `Comparables\u00A0: ${formatCount(comparables, 'laboratoire')} d’autres logiciels, mêmes régions, même secteur, taille voisine.`
      : `${comparables === 0 ? 'Aucun laboratoire comparable' : `${formatCount(comparables, 'laboratoire comparable', 'laboratoires comparables')} seulement`} (mêmes régions, même secteur, taille voisine, autres logiciels)\u00A0: à moins de ${LEAST_PEERS}, pas de comparaison, ce serait parler de l’un d’eux.`,
  ];
  if (effect.comparable !== null && effect.comparable.change === null) {
    parts.push('Ils n’envoyaient rien avant le correctif\u00A0: leur évolution n’est pas connue.');
  }
  if (silent > 0) {
    parts.push(
      silent === 1
        ? 'Un laboratoire concerné n’a rien déclaré sur la période et n’est pas compté.'
        : `${formatNumber(silent)}\u00A0laboratoires concernés n’ont rien déclaré sur la période et ne sont pas comptés.`,
    );
  }
  if (unequipped > 0) {
    parts.push(
      unequipped === 1
        ? 'Un laboratoire rattaché n’avait pas le logiciel le jour du correctif et n’est pas compté.'
        : `${formatNumber(unequipped)}\u00A0laboratoires rattachés n’avaient pas le logiciel le jour du correctif et ne sont pas comptés.`,
    );
  }
  const missing = months
    .filter((month) => month.phase !== 'fix' && month.concerned.documents === null)
    .map(({ month, concerned: side }) => `${formatMonth(month)} (${side.reported} sur ${side.labs})`);
  if (missing.length > 0) {
    parts.push(`${missing.length === 1 ? 'Mois incomplet' : 'Mois incomplets'}\u00A0: ${missing.join(', ')}.`);
  }
  return parts.join(' ');
}

/** «déclarations des éditeurs», «mesure de la Cnam, puis déclarations des éditeurs»: what the documents were read from. */
export function effectSources({ sources }: Measured): string {
  const { declared, measured } = sources;
  return [measured && 'mesure de la Cnam', declared && 'déclarations des éditeurs']
    .filter((part) => part !== false)
    .join(', puis ');
}

/** The second sentence of the page: «Depuis, les 23 laboratoires concernés envoient 31,0 % de documents en plus ; les comparables, 6,0 %.» */
export function sinceSentence(effect: Effect): string | null {
  if (effect.kind === 'too-soon') {
    return `Moins de ${LEAST_AFTER}\u00A0mois de recul\u00A0: l’effet se mesurera à partir du ${formatDate(effect.from)}.`;
  }
  if (effect.kind !== 'measured' || effect.concerned?.change == null) return null;
  const { labs, concerned, comparable } = effect;
  const shareOf = (change: number) => formatPercentChange(Math.abs(change)).replace('+', '');
  const more = (change: number) => `${shareOf(change)} de documents en ${change < 0 ? 'moins' : 'plus'}`;
  const own = more(concerned.change ?? 0);
  const alike = comparable?.change != null && comparable.change < 0 === (concerned.change ?? 0) < 0;
  const others =
    comparable?.change == null
      ? ''
      : `\u202F; les comparables, ${alike ? shareOf(comparable.change) : more(comparable.change)}`;
  return labs === 1
    ? `Depuis, le laboratoire concerné envoie ${own}${others}.`
    : `Depuis, les ${formatNumber(labs)}\u00A0laboratoires concernés envoient ${own}${others}.`;
}
