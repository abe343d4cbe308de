import { formatMonth, formatMonthLong, formatOfMonth } from '../format/date';
import { formatCount, formatNumber, formatPercent } from '../format/number';
import { capital } from '../format/text';
import type { Month } from '../month';
import type { FeedFacts } from './feed-facts';
import type { FeedMonth, LabFeed, LabPeers } from './lab';

/** `lead`: where the lab stands; `follow`: what it sent in the month, beside its peers; null when there is nothing to add. */
export type LabSentence = { lead: string; follow: string | null };

function standing({ firstMonth, firstStructured, lastDeclared }: LabFeed, { silentMonths }: FeedFacts): string {
  if (lastDeclared === null) return 'Aucun envoi déclaré.';
  if (firstMonth === null) return 'N’a jamais alimenté le DMP.';
  if (silentMonths > 0) {
    return `A alimenté à partir ${formatOfMonth(firstMonth)}\u00A0${firstMonth.slice(0, 4)}, n’envoie plus rien depuis ${formatCount(silentMonths, 'mois', 'mois')}.`;
  }
  if (firstStructured !== null) {
    return `Alimente depuis ${formatMonth(firstMonth)}, en N3 depuis ${formatMonth(firstStructured)}.`;
  }
  return `Alimente en N1 depuis ${formatMonth(firstMonth)}, jamais en N3.`;
}

function peersPart({ besidePeers, known }: FeedFacts, peers: LabPeers): string {
  const month = peers.months.find((one) => one.month === known?.month);
  if (besidePeers === null || !month) return '';
  const group = `la médiane de ses ${formatCount(month.peers, 'pair')}`;
  // What rounds to nothing is neither above nor under.
  if (Math.abs(besidePeers) < 0.0005) return `, comme ${group}`;
  return `, ${formatPercent(Math.abs(besidePeers))} ${besidePeers < 0 ? 'sous' : 'au-dessus de'} ${group}`;
}

/** «12 600 documents», «au moins 12 600 documents (7 sites sur 9 ont déclaré)». */
function documentsPart({ complete, sites }: FeedMonth, documents: number): string {
  if (!complete && sites) {
    return `au moins ${formatCount(documents, 'document')} (${formatCount(sites.reported, 'site')} sur ${sites.open} ${sites.reported >= 2 ? 'ont' : 'a'} déclaré)`;
  }
  return documents === 0 ? 'aucun document\u00A0: un zéro est déclaré' : formatCount(documents, 'document');
}

function monthPart(month: Month, facts: FeedFacts, peers: LabPeers): string | null {
  const { known, current } = facts;
  if (known === null || known.documents === null) return null;
  const fact = documentsPart(known, known.documents) + (known.documents === 0 ? '' : peersPart(facts, peers));
  if (known.month === current?.month) return `En ${formatMonthLong(month)}, ${fact}.`;
  return `Le mois ${formatOfMonth(month)} n’est pas déclaré\u202F; en ${formatMonthLong(known.month)}, ${fact}.`;
}

/** The sentence under a lab's name, from facts alone. */
export function labSentence(month: Month, feed: LabFeed, facts: FeedFacts, peers: LabPeers): LabSentence {
  return { lead: standing(feed, facts), follow: monthPart(month, facts, peers) };
}

/** «reste sous», «passe sous», «est sous»: where it is, and whether it was there before. */
function side(now: number, before: number | null): string {
  const verb = before === null || before === 0 ? 'est' : Math.sign(before) === Math.sign(now) ? 'reste' : 'passe';
  return `${verb} ${now < 0 ? 'sous' : 'au-dessus de'}`;
}

/** The title of the chart of the twelve months: what they show, or their subject when they show nothing. */
export function chartTitle({ known, current, peersMedian, besidePeers, besidePeersBefore }: FeedFacts): string {
  if (known === null || known.documents === null) return 'Aucun envoi déclaré';
  const when = known.month === current?.month ? '' : `, en ${formatMonthLong(known.month)}`;
  if (!known.complete) {
    const part = documentsPart(known, known.documents);
    return capital(part) + when;
  }
  if (known.documents === 0) return `Aucun document envoyé${when}`;
  if (peersMedian === null || besidePeers === null) return `${formatCount(known.documents, 'document')} au DMP${when}`;
  const pair = `${formatNumber(known.documents)} contre ${formatNumber(peersMedian)}${when}`;
  if (besidePeers === 0) return `Il est à la médiane de ses pairs\u00A0: ${pair}`;
  return `Il ${side(besidePeers, besidePeersBefore)} la médiane de ses pairs\u00A0: ${pair}`;
}
