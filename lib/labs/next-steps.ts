import { formatDate, formatMonth, formatMonthLong, formatOfMonth } from '../format/date';
import { formatCount, formatNumber, formatPercent } from '../format/number';
import type { IsoDate, Month } from '../month';
import type { FeedFacts } from './feed-facts';
import type { LabFeed, LabIdentity, LabInstallation, LabOrder, LabSite } from './lab';
import { orderLife } from './order-life';
import { labsHref } from './search-params';

/** At most so many steps are shown. */
const MOST = 3;
/** Days: under this, an order that waits for its VA is on its way. */
const LATE_VA_DAYS = 90;
const LATE_BALANCE_DAYS = 180;
/** From here on, what a lab sends beside its peers' median is a question of its own. */
const FAR_UNDER = -0.5;
const DAY_MS = 86_400_000;

export type NextStep = {
  title: string;
  /** The fact that it follows from. */
  fact: string;
  /** Null: nothing on this site or by phone moves it on. */
  link: { verb: string; href: string } | null;
};

export type NextStepFacts = {
  identity: LabIdentity;
  month: Month;
  /** The day that the page is about. */
  asOf: IsoDate;
  equippedOn: IsoDate | null;
  installations: readonly LabInstallation[];
  orders: readonly LabOrder[];
  sites: readonly LabSite[];
  feed: LabFeed;
  facts: FeedFacts;
  lastContact: IsoDate | null;
  /** Who reads: a vendor deposits, the State looks at the list. */
  deposits: boolean;
};

/** `stake`: documents a month that the step could bring. */
type Weighed = NextStep & { stake: number };

const daysBetween = (from: IsoDate, to: IsoDate) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

function callOr({ identity }: NextStepFacts, otherwise: NextStep['link']): NextStep['link'] {
  if (identity.phone === null) return otherwise;
  return { verb: 'Appeler le laboratoire', href: `tel:${identity.phone.replace(/[^\d+]/g, '')}` };
}

const contact = ({ lastContact }: NextStepFacts) =>
  lastContact === null ? '' : ` Dernier contact\u00A0: ${formatDate(lastContact)}.`;

function verifiedOn({ orders }: NextStepFacts): IsoDate | null {
  const days = orders.map(orderLife).flatMap((life) => (life.cancelled || !life.verifiedOn ? [] : [life.verifiedOn]));
  return days.sort()[0] ?? null;
}

/** What it would send if it sent as before, else as its peers do. */
const expected = ({ facts }: NextStepFacts) => facts.usual || facts.peersMedian || facts.known?.documents || 0;

function silence(given: NextStepFacts): Weighed[] {
  const { facts, feed, identity, month } = given;
  const since = verifiedOn(given);
  if (facts.silentMonths === 0 || (since === null && feed.firstMonth === null)) return [];
  const length = formatCount(facts.silentMonths, 'mois', 'mois');
  const fact =
    feed.lastMonth === null
      ? `VA signée le ${since === null ? 'n.d.' : formatDate(since)}, zéro déclaré depuis ${length}.`
      : `${since === null ? 'Aucun' : `VA signée le ${formatDate(since)}, aucun`} document depuis ${length}. Dernier envoi\u00A0: ${formatMonth(feed.lastMonth)}.`;
  return [
    {
      title: feed.firstMonth === null ? 'Obtenir le premier envoi' : 'Comprendre l’arrêt des envois',
      fact: `${fact}${contact(given)}`,
      link: callOr(given, {
        verb: 'Voir les laboratoires silencieux',
        href: labsHref('/labs', { month, region: identity.region.code, silent: 1 }),
      }),
      stake: expected(given),
    },
  ];
}

function fall(given: NextStepFacts): Weighed[] {
  const { facts } = given;
  if (!facts.dropped || facts.usual === null || facts.current?.documents == null) return [];
  const { documents } = facts.current;
  return [
    {
      title: 'Comprendre la baisse',
      fact: `${formatCount(documents, 'document')} au lieu de ${formatNumber(facts.usual)} d’habitude (médiane de 3 mois).${contact(given)}`,
      link: callOr(given, { verb: 'Voir les sites', href: '#sites' }),
      stake: facts.usual - documents,
    },
  ];
}

/** Far under its peers, month after month: not a fall, and worth a question. */
function gap(given: NextStepFacts): Weighed[] {
  const { facts, identity, month } = given;
  const { current, besidePeers, peersMedian, dropped } = facts;
  if (!current?.documents || peersMedian === null || besidePeers === null || besidePeers > FAR_UNDER || dropped)
    return [];
  return [
    {
      title: 'Comprendre l’écart à ses pairs',
      fact: `${formatPercent(-besidePeers)} sous leur médiane\u00A0: ${formatCount(current.documents, 'document')} contre ${formatNumber(peersMedian)}.${contact(given)}`,
      link: callOr(given, {
        verb: 'Voir les laboratoires comparables',
        href: labsHref('/labs', { month, region: identity.region.code, sector: identity.sector }),
      }),
      stake: peersMedian - current.documents,
    },
  ];
}

function declaration(given: NextStepFacts): Weighed[] {
  const { facts, installations, identity, month, deposits } = given;
  const system = installations.find(({ inPlace, product }) => inPlace && product.device === 'SGL');
  if (!system || facts.current === null || facts.current.documents !== null) return [];
  const { vendor } = system.product;
  const last =
    facts.known?.documents == null
      ? 'Rien n’a été déclaré depuis douze mois.'
      : `Dernier mois connu\u00A0: ${formatMonthLong(facts.known.month)}, ${formatCount(facts.known.documents, 'document')}.`;
  return [
    {
      title: deposits
        ? `Déposer les comptages ${formatOfMonth(month)}`
        : `Obtenir la déclaration ${formatOfMonth(month)}`,
      fact: `${vendor.name} n’a rien déclaré pour ce mois. ${last}`,
      link: deposits
        ? { verb: 'Déposer un fichier', href: '/uploads/new' }
        : {
            verb: 'Voir les laboratoires sans déclaration',
            href: labsHref('/labs', { month, region: identity.region.code, vendor: vendor.slug, reported: 'no' }),
          },
      stake: facts.known?.documents ?? facts.peersMedian ?? 0,
    },
  ];
}

function verification(given: NextStepFacts): Weighed[] {
  const { facts, feed, orders, asOf } = given;
  return orders.flatMap((order): Weighed[] => {
    const { signedOn, deliveredOn, verifiedOn: done, cancelled, refused } = orderLife(order);
    const link = { verb: 'Voir la commande', href: '#orders' };
    const device = order.product.device;
    // A transcoder structures what is sent; a system lets it be sent.
    const stake =
      device === 'LOINC'
        ? (facts.known?.n1 ?? facts.peersMedian ?? 0)
        : feed.firstMonth === null
          ? (facts.peersMedian ?? 0)
          : 0;
    if (cancelled) return [];
    if (refused) {
      const cause = refused.cause ? `\u00A0: ${refused.cause}` : '';
      return [
        { title: `Lever le refus du ${device}`, fact: `Refusée le ${formatDate(refused.on)}${cause}.`, link, stake },
      ];
    }
    if (done !== null || signedOn === null || daysBetween(signedOn, asOf) < LATE_VA_DAYS) return [];
    const delivered =
      deliveredOn === null ? 'sans prestation livrée ni VA' : `livrée le ${formatDate(deliveredOn)}, sans VA`;
    return [
      {
        title: `Débloquer la VA du ${device}`,
        fact: `Commande signée depuis ${formatCount(daysBetween(signedOn, asOf), 'jour')}, ${delivered}.`,
        link,
        stake,
      },
    ];
  });
}

function structure(given: NextStepFacts): Weighed[] {
  const { facts, feed, installations, orders, identity, month } = given;
  const waits = orders.some((order) => order.product.device === 'LOINC' && orderLife(order).verifiedOn === null);
  if (!facts.stuck || feed.firstStructured !== null || waits) return [];
  const documents = facts.known?.documents ?? 0;
  const transcoder = installations.find(({ inPlace, product }) => inPlace && product.device === 'LOINC');
  const why = transcoder ? `${transcoder.product.name} est en place.` : 'Aucun transcodage LOINC n’est en place.';
  return [
    {
      title: 'Passer au niveau 3',
      fact: `${formatCount(documents, 'document')} en N1 dans le mois, aucun structuré depuis 6 mois. ${why}`,
      link: {
        verb: 'Voir les laboratoires en N1',
        href: labsHref('/labs', { month, region: identity.region.code, level: 'N1' }),
      },
      stake: documents,
    },
  ];
}

function certificate(given: NextStepFacts): Weighed[] {
  const { equippedOn, feed, facts, identity, month } = given;
  if (equippedOn !== null || feed.firstMonth !== null) return [];
  return [
    {
      title: 'Obtenir le certificat serveur DMP',
      fact: 'Aucun certificat connu\u00A0: sans lui, aucun document ne peut partir.',
      link: {
        verb: 'Voir les laboratoires non équipés',
        href: labsHref('/labs', { month, region: identity.region.code, equipped: 'no' }),
      },
      stake: facts.peersMedian ?? 0,
    },
  ];
}

function silentSites(given: NextStepFacts): Weighed[] {
  const { sites, facts, month } = given;
  const sending = sites.filter(({ documents }) => documents !== null && documents > 0);
  if (!facts.current?.sites || sending.length === 0) return [];
  const each = sending.reduce((sum, { documents }) => sum + (documents ?? 0), 0) / sending.length;
  const silent = sites.filter(({ documents }) => documents === 0).length;
  const missing = sites.filter(({ documents }) => documents === null).length;
  const declared = formatCount(sites.length - missing, 'site');
  return [
    ...(silent > 0
      ? [
          {
            title:
              silent === 1
                ? 'Appeler pour le site silencieux'
                : `Appeler pour les ${formatCount(silent, 'site silencieux', 'sites silencieux')}`,
            fact: `${silent === 1 ? 'Il n’a' : 'Ils n’ont'} rien envoyé au mois ${formatOfMonth(month)}.${contact(given)}`,
            link: callOr(given, { verb: 'Voir les sites', href: '#sites' }),
            stake: each * silent,
          },
        ]
      : []),
    ...(missing > 0
      ? [
          {
            title: `Obtenir la déclaration ${missing === 1 ? 'du site qui manque' : `des ${formatCount(missing, 'site')} qui manquent`}`,
            fact: `${declared} sur ${sites.length} ${sites.length - missing >= 2 ? 'ont' : 'a'} déclaré le mois ${formatOfMonth(month)}.`,
            link: { verb: 'Voir les sites', href: '#sites' },
            stake: each * missing,
          },
        ]
      : []),
  ];
}

function balance({ orders, asOf }: NextStepFacts): Weighed[] {
  return orders.flatMap((order): Weighed[] => {
    const { verifiedOn: done, balanceRequestedOn, cancelled } = orderLife(order);
    if (cancelled || done === null || balanceRequestedOn !== null || daysBetween(done, asOf) < LATE_BALANCE_DAYS)
      return [];
    return [
      {
        title: `Faire demander le solde du ${order.product.device}`,
        fact: `VA signée le ${formatDate(done)}, solde jamais demandé.`,
        link: { verb: 'Voir la commande', href: '#orders' },
        stake: 0,
      },
    ];
  });
}

/** What could be done next, from facts alone: at most three, the most documents a month at stake first. A closed lab has none. */
export function nextSteps(given: NextStepFacts): NextStep[] {
  if (given.identity.closedOn !== null && given.identity.closedOn <= given.asOf) return [];
  return [silence, declaration, fall, gap, verification, structure, certificate, silentSites, balance]
    .flatMap((rule) => rule(given))
    .sort((a, b) => b.stake - a.stake)
    .slice(0, MOST)
    .map(({ title, fact, link }) => ({ title, fact, link }));
}
