import type { MilestoneCode } from '../figures/closings';
import type { AgeingRow, CauseCount, Euros, FunnelStep, Stage } from '../figures/order-stages';
import type { Point } from '../figures/types';
import { formatDate, formatMonthLong } from '../format/date';
import { formatEuros } from '../format/euros';
import { formatList } from '../format/list';
import { formatCount, formatNumber, formatPercent } from '../format/number';
import { capital } from '../format/text';
import type { Month } from '../month';
import { type ClosingRow, type LateOrder, type NextClosing, paidShare, type Shares } from './board';

const IN_WORDS = ['', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const inWords = (count: number) => IN_WORDS[count] || formatNumber(count);
const wholeEuros = (cents: number) => formatEuros(Math.round(cents / 100) * 100);
const plural = (count: number, one: string, many: string) => (count >= 2 ? many : one);

type Left = { one: string; many: string; todo: string; none: (device: string) => string };
// The closing dates that filed orders still have before them.
const LEFT: { readonly [code in MilestoneCode]?: Left } = {
  SERVICE: { one: 'VA', many: 'VA', todo: 'à signer', none: (device) => `toutes les VA ${device} sont signées` },
  BALANCE_REQUEST: {
    one: 'solde',
    many: 'soldes',
    todo: 'à demander',
    none: (device) => `tous les soldes ${device} sont demandés`,
  },
};

export type Sentence = { lead: string; follow: string | null };

/** «331 commandes sur 339 ont leur VA ; 52 soldes restent à demander avant le 14/12/2023.», then the pace it takes. */
export function boardSentence(
  place: string | null,
  filed: number,
  verified: number,
  next: NextClosing | null,
  missed: readonly LateOrder[],
): Sentence {
  const where = place === null ? '' : `${place}\u00A0: `;
  if (filed === 0) return { lead: capital(`${where}aucune commande n’est déposée à l’ASP.`), follow: null };
  const have = `${where}${formatCount(verified, 'commande')} sur\u00A0${formatNumber(filed)} ${plural(verified, 'a sa', 'ont leur')} VA`;
  const left = next && LEFT[next.milestone.code];
  const rest =
    next === null || !left
      ? ''
      : next.left === 0
        ? `\u202F; ${left.none(next.milestone.device)}`
        : `\u202F; ${formatCount(next.left, left.one, left.many)} ${next.milestone.device} ${plural(next.left, 'reste', 'restent')} ${left.todo} avant le ${formatDate(next.milestone.dueOn)}`;
  const lead = `${have}${rest}.`;
  const pace =
    left && next?.needed && next.left > 0
      ? `Il en faut ${formatNumber(next.needed)} par mois\u202F; les trois derniers mois en ont compté ${formatNumber(next.recent)} par mois.`
      : null;
  const late =
    missed.length === 0
      ? null
      : `${capital(inWords(missed.length))} ${plural(missed.length, 'commande est', 'commandes sont')} hors délai.`;
  const follow = [pace, late].filter((part) => part !== null).join(' ');
  return { lead, follow: follow === '' ? null : follow };
}

// What an order waits for at each stage.
const STEP_NAMES = {
  ORDER_SIGNED: 'La demande d’avance',
  ADVANCE_REQUESTED: 'Le versement de l’avance',
  ADVANCE_PAID: 'La prestation',
  SERVICE_DELIVERED: 'La VA',
  VA_SIGNED: 'La demande de solde',
  BALANCE_REQUESTED: 'Le paiement du solde',
  BALANCE_PAID: '',
} as const;

const PACE_NAMES: { readonly [stage in Stage]: string } = {
  ORDER_SIGNED: 'signature',
  ADVANCE_REQUESTED: 'demande d’avance',
  ADVANCE_PAID: 'versement de l’avance',
  SERVICE_DELIVERED: 'prestation',
  VA_SIGNED: 'VA',
  BALANCE_REQUESTED: 'demande de solde',
  BALANCE_PAID: 'paiement du solde',
};

/** «Le paiement du solde retient le plus de commandes : 73 en attente». */
export function funnelTitle(steps: readonly FunnelStep[]): string {
  const most = steps.reduce<FunnelStep | null>(
    (worst, step) => ((step.waiting ?? 0) > (worst?.waiting ?? 0) ? step : worst),
    null,
  );
  if (!most) return 'Aucune commande en attente entre deux étapes';
  return `${STEP_NAMES[most.stage]} retient le plus de commandes\u00A0: ${formatNumber(most.waiting)} en attente`;
}

/** «engagés, dont 74 % payés». */
export function eurosDetail(euros: Euros): string {
  const share = paidShare(euros);
  return share === null ? 'engagés' : `engagés, dont ${formatPercent(share, 0)} payés`;
}

/** «Clôtures : 52 soldes SGL à déposer en 70 jours, 8 hors d’atteinte». */
export function closingsTitle(next: NextClosing | null, rows: readonly ClosingRow[]): string {
  if (rows.length === 0) return 'Aucune date de clôture publiée pour ce dispositif';
  if (next === null) return 'Toutes les clôtures sont passées';
  const out = next.outOfReach === 0 ? '' : `, ${formatCount(next.outOfReach, 'hors d’atteinte', 'hors d’atteinte')}`;
  const left = LEFT[next.milestone.code];
  if (!left) return `Clôtures\u00A0: la prochaine dans ${formatCount(next.days, 'jour')}`;
  const what = `${formatCount(next.left, left.one, left.many)} ${next.milestone.device} ${left.todo}`;
  return `Clôtures\u00A0: ${what} en ${formatCount(next.days, 'jour')}${out}`;
}

/** «Échéances en vigueur ; le 14/12/2023 remplace le 28/04/2023.» */
export function closingsDetail(rows: readonly ClosingRow[]): string {
  const replaced = rows
    .filter((row) => row.inForce && row.version > 1)
    .flatMap((row) => {
      const before = rows.find(
        (other) => other.device === row.device && other.code === row.code && other.version === row.version - 1,
      );
      return before ? [`le ${formatDate(row.dueOn)} remplace le ${formatDate(before.dueOn)}`] : [];
    });
  return replaced.length === 0 ? 'Échéances en vigueur' : `Échéances en vigueur\u202F; ${formatList(replaced)}`;
}

/** «142 commandes en attente, 32 depuis plus de 90 jours». */
export function ageingTitle(all: Omit<AgeingRow, 'stage'>): string {
  if (all.total === 0) return 'Aucune commande en attente';
  const old = all.counts.at(-1) ?? 0;
  const rest = old === 0 ? 'aucune depuis plus de 90\u00A0jours' : `${formatNumber(old)} depuis plus de 90\u00A0jours`;
  return `${formatCount(all.total, 'commande')} en attente, ${rest}`;
}

const balanceCents = (late: readonly LateOrder[], balanceOf: (order: LateOrder['order']) => number) =>
  late.reduce((sum, { order }) => sum + balanceOf(order), 0);

/** «Huit commandes hors délai : 144 900 € de soldes en jeu»; the euros only where they may be read. */
export function missedTitle(
  late: readonly LateOrder[],
  balanceOf: ((order: LateOrder['order']) => number) | null,
): string {
  if (late.length === 0) return 'Aucune commande hors délai';
  const counted = capital(`${inWords(late.length)} ${plural(late.length, 'commande', 'commandes')} hors délai`);
  return balanceOf === null
    ? counted
    : `${counted}\u00A0: ${wholeEuros(balanceCents(late, balanceOf))} de soldes en jeu`;
}

/** «12 commandes manqueront le 14/12/2023 au rythme habituel». */
export function expectedTitle(late: readonly LateOrder[], next: NextClosing | null): string {
  if (next === null) return 'Aucune clôture à venir';
  const date = formatDate(next.milestone.dueOn);
  if (late.length === 0) return `Au rythme habituel, aucune autre commande ne manque le ${date}`;
  const counted = formatCount(late.length, 'commande');
  return `Au rythme habituel, ${counted} de plus ${plural(late.length, 'manque', 'manquent')} le ${date}`;
}

/** «24 refus, tous redéposés». */
export function refusalsTitle(causes: readonly CauseCount[]): string {
  const total = causes.reduce((sum, { count }) => sum + count, 0);
  const pending = causes.reduce((sum, { pending: waiting }) => sum + waiting, 0);
  if (total === 0) return 'Aucun refus connu';
  const rest =
    pending === 0
      ? plural(total, 'redéposé', 'tous redéposés')
      : `${formatNumber(pending)} ${plural(pending, 'attend un nouveau dépôt', 'attendent un nouveau dépôt')}`;
  return `${formatNumber(total)}\u00A0refus, ${rest}`;
}

/** The usual pace, in words: «Médiane en France : prestation 126 jours, VA 4 jours, demande de solde 52 jours.» */
export function expectedDetail(usual: readonly { stage: Stage; days: number | null }[]): string {
  const said = usual.flatMap(({ stage, days }) =>
    days === null ? [] : [`${PACE_NAMES[stage]} ${formatCount(Math.round(days), 'jour')}`],
  );
  const pace = said.length === 0 ? '' : ` Médianes en France\u00A0: ${said.join(', ')}.`;
  return `Date attendue si chaque étape restante prend sa durée médiane, le temps déjà passé dans l’étape en cours compris.${pace}`;
}

/** «250 dossiers sur 339 sont privés (73,7 %) ; 339 laboratoires sur 862 ont commandé (39,3 %)». */
export function sharesTitle({ orders, labs, labsWithOrder, shareOfLabs, sectors }: Shares): string {
  const own = sectors.find(({ key }) => key === 'PRIVATE');
  const first = `${formatNumber(own?.orders ?? 0)} dossiers sur\u00A0${formatNumber(orders)} sont privés (${formatPercent(own?.shareOfOrders ?? null)})`;
  return `${first}\u202F; ${formatCount(labsWithOrder, 'laboratoire')} sur\u00A0${formatNumber(labs)} ${plural(labsWithOrder, 'a', 'ont')} commandé (${formatPercent(shareOfLabs)})`;
}

/** «331 VA signées pour une trajectoire de 347». */
export function yearTitle(points: readonly Point[], at: Month): string {
  const now = points.find(({ month }) => month === at);
  if (!now || now.value === null) return 'Aucune VA connue pour ce mois';
  const counted = formatCount(now.value, 'VA signée', 'VA signées');
  if (now.trajectory !== null) return `${counted} pour une trajectoire de ${formatNumber(now.trajectory)}`;
  return `${counted} à fin ${formatMonthLong(at)}`;
}
