import type { Projection } from '../figures/projection';
import type { Point } from '../figures/types';
import { formatMonth, formatMonthLong } from '../format/date';
import { formatCompact, formatCount, formatMillions, formatNumber, formatPercent } from '../format/number';
import type { Month } from '../month';

const NEAR = 0.9;

/** What the data allow to say of the month, in two sentences; the second is null when nothing can be projected. */
export type Sentence = { lead: string; follow: string | null };

function ordersPart({ value, target, attainment }: Point): string | null {
  if (value === null) return null;
  const counted = formatCount(value, 'commande déployée', 'commandes déployées');
  return target === null ? counted : `${counted} sur ${formatNumber(target)} (${formatPercent(attainment)})`;
}

function feedPart({ value, attainment }: Point): string | null {
  if (value === null) return null;
  const counted = value >= 1_000_000 ? `${formatCompact(value, 1)} de documents` : formatCount(value, 'document');
  return `${counted} dans le mois${attainment === null ? '' : ` (${formatPercent(attainment)} de la cible)`}`;
}

function projectionPart(projection: Projection): string | null {
  switch (projection.state) {
    case 'unknown':
      return null;
    case 'reached':
      return `La cible des documents est atteinte depuis ${formatMonthLong(projection.since)}.`;
    case 'unreachable':
      return 'La cible des documents n’est pas atteignable au rythme actuel.';
    case 'reachable': {
      const { month, earliest, latest } = projection;
      const band =
        latest === null
          ? `au plus tôt en ${formatMonth(earliest)}`
          : `entre ${formatMonth(earliest)} et ${formatMonth(latest)}`;
      return `Au rythme actuel, la cible des documents est atteinte en ${formatMonth(month)}${earliest === latest ? '' : ` (${band})`}.`;
    }
  }
}

/** `where`: «en Bretagne», null for France. «À fin septembre 2023, 331 commandes déployées sur 339 (97,6 %) et 7,9 M de documents dans le mois (95,0 % de la cible).» */
export function sentenceOf(
  at: Month,
  where: string | null,
  orders: Point,
  feed: Point,
  projection: Projection,
): Sentence {
  const parts = [ordersPart(orders), feedPart(feed)].filter((part) => part !== null);
  const place = where === null ? '' : `, ${where}`;
  if (parts.length === 0) {
    return { lead: `Aucune donnée n’est connue à fin ${formatMonthLong(at)}${place}.`, follow: null };
  }
  const missing =
    feed.value !== null && feed.reported !== null && feed.expected !== null && feed.reported < feed.expected
      ? `Mois incomplet\u00A0: ${formatNumber(feed.reported)} laboratoires sur ${formatNumber(feed.expected)} ont déclaré. `
      : '';
  const projected = projectionPart(projection);
  return {
    lead: `À fin ${formatMonthLong(at)}${place}, ${parts.join(' et ')}.`,
    follow: missing || projected ? `${missing}${projected ?? ''}`.trim() : null,
  };
}

/** «331 commandes déployées, 16 de moins que prévu»: the value and its distance to the trajectory, else to the target. */
export function ordersTitle({ value, target, trajectory }: Point): string {
  if (value === null) return 'Commandes déployées';
  const counted = formatCount(value, 'commande déployée', 'commandes déployées');
  const planned = trajectory ?? target;
  if (planned === null) return counted;
  const gap = value - planned;
  const than = trajectory === null ? 'que la cible' : 'que prévu';
  if (gap === 0) return `${counted}, ${trajectory === null ? 'la cible' : 'comme prévu'}`;
  return `${counted}, ${formatNumber(Math.abs(gap))} de ${gap > 0 ? 'plus' : 'moins'} ${than}`;
}

/** «7,92 M de documents, 2,31 M sous la trajectoire». */
export function feedTitle({ value, target, trajectory }: Point): string {
  if (value === null) return 'Documents versés au DMP';
  const counted = value >= 1_000_000 ? `${formatCompact(value)} de documents` : formatCount(value, 'document');
  const planned = trajectory ?? target;
  if (planned === null) return counted;
  const gap = value - planned;
  const line = trajectory === null ? 'la cible' : 'la trajectoire';
  if (gap === 0) return `${counted}, sur ${line}`;
  const distance = value >= 1_000_000 ? formatMillions(Math.abs(gap)) : formatCompact(Math.abs(gap));
  return `${counted}, ${distance} ${gap > 0 ? 'au-dessus de' : 'sous'} ${line}`;
}

/** The finding over both charts: «Près de la cible, encore sous la trajectoire». */
export function sectionTitle(orders: Point, feed: Point): string {
  const known = [orders, feed].filter((point) => point.attainment !== null);
  if (known.length === 0) return 'Commandes et alimentation';
  const least = Math.min(...known.map((point) => point.attainment ?? 0));
  const distance = least >= 1 ? 'Cible atteinte' : least >= NEAR ? 'Près de la cible' : 'Loin de la cible';
  const planned = known.filter((point) => point.trajectory !== null);
  if (planned.length === 0) return distance;
  const below = planned.filter((point) => (point.value ?? 0) < (point.trajectory ?? 0)).length;
  if (below === 0) return `${distance}, au niveau de la trajectoire ou au-dessus`;
  if (below < planned.length) {
    const late = planned.find((point) => (point.value ?? 0) < (point.trajectory ?? 0));
    return `${distance}\u00A0: ${late === orders ? 'les commandes' : 'les documents'} sous la trajectoire`;
  }
  return `${distance}, encore sous la trajectoire`;
}

/** «+1,24 M en janvier 2023, 2e plus forte hausse connue». */
export function changeFinding(at: Month, value: number | null, rank: number | null): string {
  if (value === null) return `Évolution inconnue en ${formatMonthLong(at)}`;
  const sign = value > 0 ? '+' : '';
  const ranked =
    value > 0 && rank !== null && rank <= 3 ? `, ${rank === 1 ? 'la' : `${rank}e`} plus forte hausse connue` : '';
  return `${sign}${formatCompact(value)} en ${formatMonthLong(at)}${ranked}`;
}
